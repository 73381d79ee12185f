//! What a decision means for whoever wrote the text, beside what becomes of the text.

use strum::{EnumString, IntoStaticStr, VariantArray};
use time::{Duration, OffsetDateTime};

use super::LogAction;

/// A measure against somebody. The mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
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

crate::words!(Measure: "in forms and in the database");

impl Measure {
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

/// How long a measure lasts. The shortest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
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

crate::words!(Term: "in forms");

impl Term {
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
        assert!("banish".parse::<Measure>().is_err());
        assert!("7".parse::<Term>().is_err());
    }

    #[test]
    fn terms_end_in_their_order_and_one_does_not() {
        let now = datetime!(2026-11-23 12:00 UTC);
        let ends: Vec<_> = Term::ALL.iter().map(|term| term.end(now)).collect();
        assert!(ends[0] < ends[1] && ends[1] < ends[2] && ends[0] > Some(now));
        assert_eq!(ends[3], None);
    }
}
