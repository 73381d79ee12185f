//! A bulk removal: one decision about all that some accounts wrote in a while, for floods.

use strum::{EnumString, IntoStaticStr, VariantArray};
use time::{Duration, OffsetDateTime};

/// Accounts of one bulk removal at most.
pub const MAX_ACCOUNTS: usize = 200;

/// Where a bulk removal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum BulkRemovalState {
    /// It goes on.
    Running,
    /// All is decided.
    Done,
    /// It is being taken back.
    Undoing,
    /// It was taken back.
    Undone,
}

crate::words!(BulkRemovalState: "in the database");

impl BulkRemovalState {
    /// Whether something is still to be done.
    pub const fn is_at_work(self) -> bool {
        matches!(self, Self::Running | Self::Undoing)
    }

    /// Whether it can be taken back.
    pub const fn may_undo(self) -> bool {
        matches!(self, Self::Running | Self::Done)
    }
}

/// How far back a bulk removal reaches. The shortest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Span {
    /// An hour.
    #[default]
    Hour,
    /// Six hours.
    SixHours,
    /// A day.
    Day,
    /// A week.
    Week,
}

crate::words!(Span: "in addresses");

impl Span {
    /// When what ends now began.
    pub fn start(self, now: OffsetDateTime) -> OffsetDateTime {
        let hours = match self {
            Self::Hour => 1,
            Self::SixHours => 6,
            Self::Day => 24,
            Self::Week => 7 * 24,
        };
        now.checked_sub(Duration::hours(hours)).unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn states_and_spans_are_read_as_they_are_written() {
        for state in BulkRemovalState::ALL {
            assert_eq!(state.code().parse(), Ok(state));
            assert!(
                state.is_at_work() != (state == BulkRemovalState::Done || state == BulkRemovalState::Undone)
            );
        }
        for span in Span::ALL {
            assert_eq!(span.code().parse(), Ok(span));
        }
        assert!("year".parse::<Span>().is_err());
    }

    #[test]
    fn each_span_begins_before_the_one_before_it() {
        let now = datetime!(2026-11-23 12:00 UTC);
        assert!(Span::ALL.map(|span| span.start(now)).is_sorted_by(|one, next| one > next));
        assert!(Span::Hour.start(now) < now);
    }
}
