//! By when an answer is promised. Working days are those from Monday to Friday where the association is; holidays differ by
//! province, and count as others.

use time::{Date, Duration, OffsetDateTime, Weekday};

use crate::community::Zone;

/// The day by the end of which what came at a moment is to be answered.
fn answer_day(received: OffsetDateTime, working_days: u16) -> Date {
    let mut day = home().day(received);
    let mut left = working_days;
    while left > 0 {
        let Some(next) = day.next_day() else { break };
        day = next;
        if is_working(day) {
            left -= 1;
        }
    }
    day
}

/// The moment from which on the answer to what came at another is late.
pub fn due(received: OffsetDateTime, working_days: u16) -> OffsetDateTime {
    let day = answer_day(received, working_days);
    home().start_of(day.next_day().unwrap_or(day))
}

/// The day by whose end an answer is promised that is late from a moment on.
pub fn promised_day(due: OffsetDateTime) -> Date {
    home().day(due - Duration::SECOND)
}

const fn home() -> Zone {
    Zone::of_province(None)
}

fn is_working(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::macros::{date, datetime};

    use super::*;

    #[test]
    fn a_weekend_is_no_working_day_and_a_day_ends_where_the_association_is() {
        for (received, days, by) in [
            (datetime!(2026-11-30 15:00 UTC), 3, date!(2026 - 12 - 03)),
            // Thursday; Friday, Monday, Tuesday.
            (datetime!(2026-12-03 15:00 UTC), 3, date!(2026 - 12 - 08)),
            (datetime!(2026-12-05 15:00 UTC), 1, date!(2026 - 12 - 07)),
            // Sunday evening in Ottawa.
            (datetime!(2026-12-07 04:00 UTC), 1, date!(2026 - 12 - 07)),
            (datetime!(2026-12-07 15:00 UTC), 0, date!(2026 - 12 - 07)),
        ] {
            assert_eq!(answer_day(received, days), by, "{received}");
        }
        assert_eq!(due(datetime!(2026-11-30 15:00 UTC), 3), datetime!(2026-12-04 05:00 UTC));
    }

    proptest! {
        #[test]
        fn an_answer_is_due_after_as_many_working_days_and_on_one(
            seconds in 1_700_000_000_i64..2_000_000_000, days in 1_u16..60,
        ) {
            let received = OffsetDateTime::from_unix_timestamp(seconds).unwrap();
            let by = answer_day(received, days);
            prop_assert!(is_working(by));
            let (mut day, mut working) = (home().day(received), 0);
            while day < by {
                day = day.next_day().unwrap();
                working += u16::from(is_working(day));
            }
            prop_assert_eq!(working, days);
            prop_assert_eq!(promised_day(due(received, days)), by);
            prop_assert!(due(received, days) > received + Duration::days(i64::from(days) - 1));
        }
    }
}
