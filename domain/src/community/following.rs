//! What a member wants to hear of a topic.

use std::str::FromStr;

/// What somebody said about a topic. Whoever said nothing follows it once they write there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// Tell them of what is new.
    Followed,
    /// Tell them of nothing there, not even of their own name.
    Muted,
    /// They followed it once: writing there does not follow it again.
    Left,
}

/// The word is no stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a stance")]
pub struct UnknownStance;

impl Stance {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Followed, Self::Muted, Self::Left];

    /// The word for it in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Followed => "followed",
            Self::Muted => "muted",
            Self::Left => "left",
        }
    }
}

impl FromStr for Stance {
    type Err = UnknownStance;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|stance| stance.code() == text).ok_or(UnknownStance)
    }
}

/// People whom one comment may tell that it names them. Whoever names more shouts.
pub const MAX_MENTIONS: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_they_are_written() {
        for stance in Stance::ALL {
            assert_eq!(stance.code().parse(), Ok(stance));
        }
        assert_eq!("none".parse::<Stance>(), Err(UnknownStance));
    }
}
