//! What moderators do with a topic that runs hot.

use std::str::FromStr;

use strum::IntoStaticStr;
use time::Duration;

use super::{LogAction, UnknownModerationWord};

/// The minutes that there can be between two comments of one person.
pub const PACES: [u8; 4] = [1, 5, 15, 60];

/// What holds a topic back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum TopicLimit {
    /// Nobody writes there.
    Lock,
    /// Each person writes once in so many minutes.
    Slow(u8),
}

impl TopicLimit {
    /// The word for its kind in forms and in the database.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// Reads its kind, and of slowing its minutes.
    ///
    /// # Errors
    /// [`UnknownModerationWord`] where that is none.
    pub fn read(code: &str, minutes: &str) -> Result<Self, UnknownModerationWord> {
        match code {
            "lock" => Ok(Self::Lock),
            "slow" => Pace::from_str(minutes).map(|Pace(minutes)| Self::Slow(minutes)),
            _ => Err(UnknownModerationWord),
        }
    }

    /// What the log of moderation calls it.
    pub const fn log_action(self) -> LogAction {
        match self {
            Self::Lock => LogAction::Locked,
            Self::Slow(_) => LogAction::Slowed,
        }
    }

    /// How long somebody waits after a comment; of a lock, nothing.
    pub fn pause(self) -> Duration {
        match self {
            Self::Lock => Duration::ZERO,
            Self::Slow(minutes) => Duration::minutes(minutes.into()),
        }
    }
}

struct Pace(u8);

impl FromStr for Pace {
    type Err = UnknownModerationWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let pace = PACES.into_iter().find(|pace| pace.to_string() == text);
        pace.map(Self).ok_or(UnknownModerationWord)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn restraints_are_read_as_they_are_written() {
        assert_eq!(TopicLimit::read("lock", "x"), Ok(TopicLimit::Lock));
        for pace in PACES {
            assert_eq!(TopicLimit::read("slow", &pace.to_string()), Ok(TopicLimit::Slow(pace)));
        }
        for (code, minutes) in
            [("slow", ""), ("slow", "2"), ("slow", "+5"), ("slow", "05"), ("", "5"), ("open", "5")]
        {
            assert_eq!(TopicLimit::read(code, minutes), Err(UnknownModerationWord), "{code} {minutes}");
        }
    }
}
