//! What staff decide about a thing.

use std::str::FromStr;

use super::{TargetKind, UnknownModerationWord};

/// Longest reason of a decision, in characters.
pub const MAX_REASON: usize = 2_000;

/// What becomes of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ruling {
    /// It stands as it is.
    Keep,
    /// Nobody but staff and its author reads it; its author is asked to mend it. In place of a username stands a neutral one.
    Hide,
    /// It is gone for everybody but staff and its author.
    Remove,
    /// Passages are taken out of it, and kept nowhere. That cannot be taken back.
    Redact,
    /// It is read where it belongs, with what replies to it.
    Move,
}

impl Ruling {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Keep, Self::Hide, Self::Remove, Self::Redact, Self::Move];

    /// The word for it in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Hide => "hide",
            Self::Remove => "remove",
            Self::Redact => "redact",
            Self::Move => "move",
        }
    }

    /// Whether others read nothing of it any more.
    pub const fn hides_content(self) -> bool {
        matches!(self, Self::Hide | Self::Remove)
    }

    /// Whether it can be decided of things of a kind. A profile is not removed: whoever takes part is called something.
    pub const fn fits(self, kind: TargetKind) -> bool {
        match self {
            Self::Keep | Self::Hide => true,
            Self::Remove => !matches!(kind, TargetKind::Profile),
            Self::Redact | Self::Move => matches!(kind, TargetKind::Comment),
        }
    }

    /// Whether its author is told why, by which clause, and may ask for another look.
    pub const fn is_against(self) -> bool {
        !matches!(self, Self::Keep)
    }
}

impl FromStr for Ruling {
    type Err = UnknownModerationWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|ruling| ruling.code() == text).ok_or(UnknownModerationWord)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rulings_are_read_as_they_are_written() {
        for ruling in Ruling::ALL {
            assert_eq!(ruling.code().parse(), Ok(ruling));
            assert_eq!(ruling.is_against(), ruling != Ruling::Keep);
        }
    }
}
