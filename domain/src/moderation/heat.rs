//! Which discussions heat up.

/// How much was said and reported in a topic: in the last day, and in the seven days before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heat {
    /// Comments of the last day.
    pub comments: u64,
    /// Reports of the last day.
    pub reports: u64,
    /// Comments of the week before.
    pub comments_before: u64,
    /// Reports of the week before.
    pub reports_before: u64,
}

/// A report says as much about the heat of a topic as so many comments.
const REPORT: u64 = 5;
/// Days of the time before.
const DAYS: u64 = 7;

impl Heat {
    /// By how much the last day is above a usual one; 0 where it is not.
    pub const fn excess(self) -> u64 {
        let day = self.comments.saturating_add(self.reports.saturating_mul(REPORT));
        let before = self.comments_before.saturating_add(self.reports_before.saturating_mul(REPORT));
        day.saturating_mul(DAYS).saturating_sub(before)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_busy_topic_that_is_always_busy_does_not_heat_up() {
        assert_eq!(Heat { comments: 10, comments_before: 70, ..Heat::default() }.excess(), 0);
        assert!(Heat { comments: 10, comments_before: 7, ..Heat::default() }.excess() > 0);
    }

    proptest! {
        #[test]
        fn a_report_heats_more_than_a_comment(comments in 0_u64..999, before in 0_u64..999) {
            let heat = Heat { comments, comments_before: before, ..Heat::default() };
            let one_more = Heat { comments: comments + 1, ..heat };
            let reported = Heat { reports: 1, ..heat };
            prop_assert!(heat.excess() <= one_more.excess() && one_more.excess() <= reported.excess());
        }
    }
}
