//! What staff decide about a thing.

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::TargetKind;

/// Longest reason of a decision, in characters.
pub const MAX_REASON: usize = 2_000;

/// What becomes of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
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

crate::words!(Ruling: "in forms and in the database");

impl Ruling {
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
