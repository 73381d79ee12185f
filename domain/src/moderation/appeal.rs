//! Asking for another look.

use strum::{EnumString, IntoStaticStr, VariantArray};
use time::Duration;

/// For how long an author may ask for another look, once.
pub const APPEAL_TIME: Duration = Duration::days(30);

/// How long what is withheld is kept after the last word about it: so long that every appeal is over, and no longer than
/// what it was withheld for may be asked about.
pub const HIDDEN_TIME: Duration = Duration::days(180);

/// Longest appeal, in characters.
pub const MAX_APPEAL: usize = 2_000;

/// What somebody who did not decide makes of an appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Verdict {
    /// The decision stands.
    Uphold,
    /// The thing is as it was before.
    Restore,
}

crate::words!(Verdict: "in forms and in the database");

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
