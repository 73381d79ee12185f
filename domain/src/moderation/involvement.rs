//! The part that a moderator has in what a case is about.

use uuid::Uuid;

/// Nobody handles a case about something of their own, nor decides about what they reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Involvement {
    /// They have none.
    None,
    /// They reported it, in this case or in an earlier one.
    Reporter,
    /// They wrote it, or bear the name.
    Author,
}

impl Involvement {
    /// The part of a person in something of an author's, which they have reported or not.
    pub fn of(person: Uuid, author: Option<Uuid>, has_reported: bool) -> Self {
        if author == Some(person) {
            Self::Author
        } else if has_reported {
            Self::Reporter
        } else {
            Self::None
        }
    }

    /// Whether the case is there for them at all: it says who reported it.
    pub const fn may_read(self) -> bool {
        !matches!(self, Self::Author)
    }

    /// Whether they may have a hand in what is decided, and in who decides it.
    pub const fn may_decide(self) -> bool {
        matches!(self, Self::None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_author_reads_nothing_of_a_case_and_a_reporter_decides_nothing_of_it() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        for (part, reads, decides) in [
            (Involvement::of(one, Some(one), false), false, false),
            (Involvement::of(one, Some(one), true), false, false),
            (Involvement::of(one, Some(two), true), true, false),
            (Involvement::of(one, None, true), true, false),
            (Involvement::of(one, Some(two), false), true, true),
            (Involvement::of(one, None, false), true, true),
        ] {
            assert_eq!((part.may_read(), part.may_decide()), (reads, decides), "{part:?}");
        }
    }
}
