//! The campaign's four issues (fact A5).

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// One of the campaign's causes, each told through people, in the order in which the campaign tells them.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Issue {
    /// A national seniors strategy: George and Marie.
    SeniorsStrategy,
    /// Access to care providers: Jessica.
    AccessToCare,
    /// Physicians caring for patients across provinces: Paola.
    CareAcrossProvinces,
    /// Virtual and digital care: James.
    VirtualCare,
}

crate::list!(Issue);

impl Issue {
    /// The word for it in forms, addresses and the database.
    pub fn slug(self) -> &'static str {
        self.into()
    }
}
