//! Members, as the association's roster knows them.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::text::pasted;

/// What kind of member a person is (fact C2).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum MemberKind {
    /// A practising or retired physician.
    Physician,
    /// A medical student or resident.
    Learner,
    /// A health expert whom the association invited.
    Expert,
}

crate::words!(MemberKind: "in the roster's file and in the database");

/// The association's own number for a member: what an import of the roster is held against.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MemberNumber(String);

/// The text is no member number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a member number: letters, digits and hyphens, {} at most", MemberNumber::MAX_CHARS)]
pub struct InvalidMemberNumber;

impl MemberNumber {
    /// Longest number taken, in characters.
    pub const MAX_CHARS: usize = 32;

    /// Reads a number as it stands in a roster's file.
    ///
    /// # Errors
    /// [`InvalidMemberNumber`] when it holds anything but letters, digits and hyphens.
    pub fn parse(text: &str) -> Result<Self, InvalidMemberNumber> {
        let text = pasted(text);
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if text.is_empty() || text.len() > Self::MAX_CHARS || !text.chars().all(fits) {
            return Err(InvalidMemberNumber);
        }
        Ok(Self(text))
    }

    /// The number.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
