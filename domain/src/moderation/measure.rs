//! What a decision means for whoever wrote the text, beside what becomes of the text.

use std::str::FromStr;

use time::{Duration, OffsetDateTime};

use super::{LogAction, UnknownModerationWord};

/// A measure against somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// They are told that this must not happen again.
    Warn,
    /// They read, but write no comments, in the theme where it happened.
    MuteInTheme,
    /// They read, but write no comments, anywhere.
    Mute,
    /// They neither read nor write in the Community.
    Suspend,
}

impl Measure {
    /// All of them, the mildest first.
    pub const ALL: [Self; 4] = [Self::Warn, Self::MuteInTheme, Self::Mute, Self::Suspend];

    /// The word for it in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Warn => "warn",
            Self::MuteInTheme => "mute_in_theme",
            Self::Mute => "mute",
            Self::Suspend => "suspend",
        }
    }

    /// Whether it goes on for a time. A warning is given, and that is that.
    pub const fn lasts(self) -> bool {
        !matches!(self, Self::Warn)
    }

    /// Whether it holds in other themes as well: who moderates one theme cannot take it.
    pub const fn is_everywhere(self) -> bool {
        matches!(self, Self::Mute | Self::Suspend)
    }

    /// What the log of moderation calls it.
    pub const fn log_action(self) -> LogAction {
        match self {
            Self::Warn => LogAction::Warned,
            Self::MuteInTheme | Self::Mute => LogAction::Muted,
            Self::Suspend => LogAction::Suspended,
        }
    }
}

impl FromStr for Measure {
    type Err = UnknownModerationWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|measure| measure.code() == text).ok_or(UnknownModerationWord)
    }
}

/// How long a measure lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// One day.
    Day,
    /// Seven days.
    Week,
    /// Thirty days.
    Month,
    /// Until a moderator ends it.
    FurtherNotice,
}

impl Term {
    /// All of them, the shortest first.
    pub const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::FurtherNotice];

    /// The word for it in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::FurtherNotice => "further_notice",
        }
    }

    /// When what begins now is over; `None` where nothing but a moderator ends it.
    pub fn end(self, now: OffsetDateTime) -> Option<OffsetDateTime> {
        let days = match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 30,
            Self::FurtherNotice => return None,
        };
        now.checked_add(Duration::days(days))
    }
}

impl FromStr for Term {
    type Err = UnknownModerationWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|term| term.code() == text).ok_or(UnknownModerationWord)
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn measures_and_terms_are_read_as_they_are_written() {
        for measure in Measure::ALL {
            assert_eq!(measure.code().parse(), Ok(measure));
        }
        for term in Term::ALL {
            assert_eq!(term.code().parse(), Ok(term));
        }
        assert_eq!("banish".parse::<Measure>(), Err(UnknownModerationWord));
        assert_eq!("7".parse::<Term>(), Err(UnknownModerationWord));
    }

    #[test]
    fn terms_end_in_their_order_and_one_does_not() {
        let now = datetime!(2026-11-23 12:00 UTC);
        let ends: Vec<_> = Term::ALL.iter().map(|term| term.end(now)).collect();
        assert!(ends[0] < ends[1] && ends[1] < ends[2] && ends[0] > Some(now));
        assert_eq!(ends[3], None);
    }
}
