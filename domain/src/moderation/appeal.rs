//! Asking for another look.

use std::str::FromStr;

use time::Duration;

use super::UnknownModerationWord;

/// For how long an author may ask for another look, once.
pub const APPEAL_TIME: Duration = Duration::days(30);

/// How long what is withheld is kept after the last word about it: so long that every appeal is over, and no longer than
/// what it was withheld for may be asked about.
pub const HIDDEN_TIME: Duration = Duration::days(180);

/// Longest appeal, in characters.
pub const MAX_APPEAL: usize = 2_000;

/// What somebody who did not decide makes of an appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The decision stands.
    Uphold,
    /// The thing is as it was before.
    Restore,
}

impl Verdict {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Uphold, Self::Restore];

    /// The word for it in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Uphold => "uphold",
            Self::Restore => "restore",
        }
    }
}

impl FromStr for Verdict {
    type Err = UnknownModerationWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|verdict| verdict.code() == text).ok_or(UnknownModerationWord)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_read_as_they_are_written() {
        for verdict in Verdict::ALL {
            assert_eq!(verdict.code().parse(), Ok(verdict));
        }
    }
}
