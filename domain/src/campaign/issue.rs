//! The campaign's four issues (fact A5).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// One of the campaign's causes, each told through people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

/// The text names none of the campaign's issues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not one of the campaign's issues")]
pub struct UnknownIssue;

impl Issue {
    /// All four, in the order in which the campaign tells them.
    pub const ALL: [Self; 4] =
        [Self::SeniorsStrategy, Self::AccessToCare, Self::CareAcrossProvinces, Self::VirtualCare];

    /// The word for it in forms, addresses and the database.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::SeniorsStrategy => "seniors-strategy",
            Self::AccessToCare => "access-to-care",
            Self::CareAcrossProvinces => "care-across-provinces",
            Self::VirtualCare => "virtual-care",
        }
    }
}

impl FromStr for Issue {
    type Err = UnknownIssue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|issue| issue.slug() == text).ok_or(UnknownIssue)
    }
}
