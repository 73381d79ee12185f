//! What can be done in moderation, as the log names it.

use std::str::FromStr;

use super::UnknownModerationWord;

macro_rules! actions {
    ($(#[doc = $doc:literal] $name:ident $code:literal),* $(,)?) => {
        /// What was done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum LogAction {
            $(#[doc = $doc] $name,)*
        }

        impl LogAction {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word for it in addresses and in the log.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

actions! {
    #[doc = "A member reported it."]
    Reported "reported",
    #[doc = "The program asks moderators to look at it."]
    Signalled "signalled",
    #[doc = "A moderator took the case in hand."]
    Claimed "claimed",
    #[doc = "They gave it back."]
    Released "released",
    #[doc = "They handed it over to a colleague."]
    HandedOver "handed_over",
    #[doc = "It stands."]
    Kept "kept",
    #[doc = "It is hidden."]
    Hidden "hidden",
    #[doc = "It is removed."]
    Removed "removed",
    #[doc = "Passages were taken out of it."]
    Redacted "redacted",
    #[doc = "It was moved to where it belongs."]
    Moved "moved",
    #[doc = "Its author is warned."]
    Warned "warned",
    #[doc = "Its author may not write for a while."]
    Muted "muted",
    #[doc = "Its author has no access for a while."]
    Suspended "suspended",
    #[doc = "What a decision meant for its author is ended."]
    Lifted "lifted",
    #[doc = "A decision was taken back."]
    Undone "undone",
    #[doc = "Its author asks for another look."]
    Appealed "appealed",
    #[doc = "Somebody else looked, and the decision stands."]
    Upheld "upheld",
    #[doc = "Somebody else looked, and it is given back."]
    Restored "restored",
    #[doc = "Nobody writes in a topic for a while."]
    Locked "locked",
    #[doc = "Each person writes in a topic only so often."]
    Slowed "slowed",
    #[doc = "A topic is held back no more."]
    Freed "freed",
    #[doc = "Its author left, and nothing is left to decide about."]
    Closed "closed",
}

impl FromStr for LogAction {
    type Err = UnknownModerationWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|kind| kind.code() == text).ok_or(UnknownModerationWord)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn deeds_are_read_as_they_are_written() {
        for kind in LogAction::ALL {
            assert_eq!(kind.code().parse(), Ok(*kind));
        }
        let codes: BTreeSet<_> = LogAction::ALL.iter().map(|kind| kind.code()).collect();
        assert_eq!(codes.len(), LogAction::ALL.len());
        assert_eq!("done".parse::<LogAction>(), Err(UnknownModerationWord));
    }
}
