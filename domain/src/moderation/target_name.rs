//! How an address names what is to be reported.

use std::fmt;
use std::str::FromStr;

use super::{TargetKind, UnknownModerationWord};

/// What is to be reported, as its address says it. A profile is named by a comment of its person: identifiers of people tell
/// members nothing that is their concern, and those of old tell when somebody joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetName {
    /// The comment with this number.
    Comment(i64),
    /// The guest post that the topic with this number is.
    GuestPost(i64),
    /// The profile of who wrote the comment with this number.
    ProfileOf(i64),
}

impl TargetName {
    /// Of which kind that is.
    pub const fn kind(self) -> TargetKind {
        match self {
            Self::Comment(_) => TargetKind::Comment,
            Self::GuestPost(_) => TargetKind::GuestPost,
            Self::ProfileOf(_) => TargetKind::Profile,
        }
    }
}

/// `comment-12`.
impl fmt::Display for TargetName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Comment(id) | Self::GuestPost(id) | Self::ProfileOf(id)) = self;
        write!(f, "{}-{id}", self.kind().code())
    }
}

impl FromStr for TargetName {
    type Err = UnknownModerationWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (kind, number) = text.split_once('-').ok_or(UnknownModerationWord)?;
        let kind: TargetKind = kind.parse().map_err(|_| UnknownModerationWord)?;
        let number = number.parse::<i64>().map_err(|_| UnknownModerationWord)?;
        let name = match kind {
            TargetKind::Comment => Self::Comment(number),
            TargetKind::GuestPost => Self::GuestPost(number),
            TargetKind::Profile => Self::ProfileOf(number),
        };
        // Each thing has one name alone.
        if number > 0 && name.to_string() == text { Ok(name) } else { Err(UnknownModerationWord) }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::moderation::Target;

    #[test]
    fn case_33_an_address_names_a_thing_by_a_number_and_by_no_other_word() {
        for name in [TargetName::Comment(12), TargetName::GuestPost(i64::MAX), TargetName::ProfileOf(1)] {
            assert_eq!(name.to_string().parse(), Ok(name));
        }
        let identifier = Target::Profile(Uuid::from_u128(12)).to_string();
        let words = ["comment-0", "comment--1", "profile-+1", "guest_post-01", "profile", "topic-1", "", "-"];
        for word in words.into_iter().chain([identifier.as_str()]) {
            assert_eq!(word.parse::<TargetName>(), Err(UnknownModerationWord), "{word}");
        }
    }
}
