//! Within how many hours cases are to be decided.

use time::{Duration, OffsetDateTime};

use super::{CaseState, Score};

/// The fewest hours that a target can be.
pub const MIN_TIME_TARGET: u16 = 1;
/// The most: thirty days.
pub const MAX_TIME_TARGET: u16 = 720;

/// Within how many hours each kind of case is to be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeTargets {
    /// Cases that weigh so much that the text is hidden until somebody has looked.
    pub grave: u16,
    /// All others.
    pub ordinary: u16,
    /// Appeals.
    pub appeal: u16,
}

impl Default for TimeTargets {
    fn default() -> Self {
        Self { grave: 4, ordinary: 24, appeal: 72 }
    }
}

impl TimeTargets {
    /// Reads a target as it is typed.
    pub fn read(typed: &str) -> Option<u16> {
        let typed = typed.trim();
        let is_number = !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit());
        typed.parse().ok().filter(|hours| is_number && (MIN_TIME_TARGET..=MAX_TIME_TARGET).contains(hours))
    }

    /// How long a case may wait; `None` of what waits for nothing.
    pub fn of(self, state: CaseState, score: Score) -> Option<Duration> {
        let hours = match state {
            CaseState::Open if score.hides() => self.grave,
            CaseState::Open => self.ordinary,
            CaseState::Appealed => self.appeal,
            CaseState::Decided => return None,
        };
        Some(Duration::hours(hours.into()))
    }

    /// Whether a case waits for longer than it should.
    pub fn is_late(self, state: CaseState, score: Score, waits: OffsetDateTime, now: OffsetDateTime) -> bool {
        self.of(state, score).is_some_and(|target| now - waits > target)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::macros::datetime;

    use super::*;
    use crate::moderation::HIDING_SCORE;

    const THEN: OffsetDateTime = datetime!(2026-11-22 12:00 UTC);

    #[test]
    fn a_target_is_whole_hours_from_one_to_thirty_days() {
        assert_eq!([" 1 ", "024", "720"].map(TimeTargets::read), [Some(1), Some(24), Some(720)]);
        for typed in ["", "0", "721", "-4", "+4", "4.5", "4 h", "٤", "99999999999"] {
            assert_eq!(TimeTargets::read(typed), None, "{typed}");
        }
    }

    #[test]
    fn each_weight_has_its_own_target() {
        let targets = TimeTargets::default();
        let late =
            |state, score, hours| targets.is_late(state, Score(score), THEN, THEN + Duration::hours(hours));
        assert!(late(CaseState::Open, HIDING_SCORE, 5) && !late(CaseState::Open, HIDING_SCORE, 4));
        assert!(late(CaseState::Open, HIDING_SCORE - 1, 25) && !late(CaseState::Open, HIDING_SCORE - 1, 24));
        assert!(late(CaseState::Appealed, HIDING_SCORE, 73) && !late(CaseState::Appealed, HIDING_SCORE, 72));
        assert!(!late(CaseState::Decided, HIDING_SCORE, 9_999));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(hours in MIN_TIME_TARGET..=MAX_TIME_TARGET) {
            prop_assert_eq!(TimeTargets::read(&hours.to_string()), Some(hours));
        }
    }
}
