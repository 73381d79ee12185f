//! What can be done in moderation, as the log names it.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum LogAction {
    /// A member reported it.
    Reported,
    /// The program asks moderators to look at it.
    Signalled,
    /// A moderator took the case in hand.
    Claimed,
    /// They gave it back.
    Released,
    /// They handed it over to a colleague.
    HandedOver,
    /// It stands.
    Kept,
    /// It is hidden.
    Hidden,
    /// It is removed.
    Removed,
    /// Passages were taken out of it.
    Redacted,
    /// It was moved to where it belongs.
    Moved,
    /// Its author is warned.
    Warned,
    /// Its author may not write for a while.
    Muted,
    /// Its author has no access for a while.
    Suspended,
    /// What a decision meant for its author is ended.
    Lifted,
    /// A decision was taken back.
    Undone,
    /// Its author asks for another look.
    Appealed,
    /// Somebody else looked, and the decision stands.
    Upheld,
    /// Somebody else looked, and it is given back.
    Restored,
    /// Nobody writes in a topic for a while.
    Locked,
    /// Each person writes in a topic only so often.
    Slowed,
    /// A topic is held back no more.
    Freed,
    /// Its author left, and nothing is left to decide about.
    Closed,
}

crate::words!(LogAction: "in addresses and in the log");

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn deeds_are_read_as_they_are_written() {
        for kind in LogAction::ALL {
            assert_eq!(kind.code().parse(), Ok(kind));
        }
        let codes: BTreeSet<_> = LogAction::ALL.iter().map(|kind| kind.code()).collect();
        assert_eq!(codes.len(), LogAction::ALL.len());
        assert!("done".parse::<LogAction>().is_err());
    }
}
