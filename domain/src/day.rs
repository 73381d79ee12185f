//! Days as they are typed.

use time::Date;
use time::macros::format_description;

/// The years that a day may be in which somebody types: those of living memory and of plans. Beyond them nothing that is
/// reckoned from a day is sure to be a day.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2999;

/// Reads a day as browsers send it (HTML, section 2.3.5.2), where it is one that somebody could mean.
pub fn read(typed: &str) -> Option<Date> {
    let day = Date::parse(typed.trim(), format_description!("[year]-[month]-[day]")).ok()?;
    YEARS.contains(&day.year()).then_some(day)
}

/// A day as browsers read it.
pub fn written(day: Date) -> String {
    day.format(format_description!("[year]-[month]-[day]")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::Duration;

    use super::*;

    #[test]
    fn case_33_a_day_beyond_all_calendars_is_none() {
        for typed in
            ["9999-12-31", "-9999-01-01", "0000-01-01", "3000-01-01", "2026-02-30", "2026-1-1", "today", ""]
        {
            assert_eq!(read(typed), None, "{typed}");
        }
        let last = read(" 2999-12-31 ").unwrap();
        assert!(last.checked_add(Duration::weeks(52 * 100)).is_some(), "there are days after it");
    }

    proptest! {
        #[test]
        fn what_is_read_is_written_the_same(typed in "[12][0-9]{3}-[01][0-9]-[0-3][0-9]") {
            if let Some(day) = read(&typed) {
                prop_assert_eq!(written(day), typed);
            }
        }

        #[test]
        fn no_text_makes_it_panic(typed in "[-0-9]{0,12}") {
            let _ = read(&typed);
        }
    }
}
