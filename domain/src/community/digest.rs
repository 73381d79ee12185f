//! When what is gathered for a member is mailed: at an hour where they live.

use time::{Date, Duration, OffsetDateTime, Weekday};

use super::Zone;

/// When somebody is mailed what was gathered for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DigestTime {
    /// Where their clock is.
    pub zone: Zone,
    /// The hour that it shows, from 0 to 23.
    pub hour: u8,
}

impl DigestTime {
    /// The hour of who never chose one.
    pub const USUAL_HOUR: u8 = 7;
    /// The day on which what is gathered for a week goes too.
    pub const WEEKDAY: Weekday = Weekday::Monday;

    /// The first time after a moment.
    pub fn after(self, moment: OffsetDateTime) -> OffsetDateTime {
        let today = self.zone.day(moment);
        let days =
            [today.previous_day(), Some(today), today.next_day(), today.next_day().and_then(Date::next_day)];
        let times = days.into_iter().flatten().map(|day| self.zone.moment(day, self.hour));
        times.into_iter().find(|time| *time > moment).unwrap_or(moment + Duration::DAY)
    }

    /// Whether a week ends with one of the times from `due` on that are not after `now`.
    pub fn ends_week(self, due: OffsetDateTime, now: OffsetDateTime) -> bool {
        if now - due >= Duration::WEEK {
            return true;
        }
        let mut time = due;
        while time <= now {
            if time.to_offset(self.zone.offset(time)).weekday() == Self::WEEKDAY {
                return true;
            }
            time = self.after(time);
        }
        false
    }

    /// The hour, where it is one.
    pub fn parse_hour(text: &str) -> Option<u8> {
        text.parse().ok().filter(|hour| *hour < 24)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::macros::datetime;

    use super::*;

    fn zone() -> impl Strategy<Value = Zone> {
        prop::sample::select(Zone::ALL.to_vec())
    }

    #[test]
    fn seven_o_clock_is_seven_o_clock_in_winter_and_in_summer() {
        let time = DigestTime { zone: Zone::Eastern, hour: 7 };
        assert_eq!(time.after(datetime!(2026-03-07 12:00 UTC)), datetime!(2026-03-08 11:00 UTC));
        assert_eq!(time.after(datetime!(2026-03-06 12:00 UTC)), datetime!(2026-03-07 12:00 UTC));
        assert_eq!(time.after(datetime!(2026-10-31 11:00 UTC)), datetime!(2026-11-01 12:00 UTC));
        let night = DigestTime { hour: 2, ..time };
        assert_eq!(night.after(datetime!(2026-03-08 6:30 UTC)), datetime!(2026-03-08 7:00 UTC), "skipped");
        let twice = DigestTime { hour: 1, ..time };
        assert_eq!(twice.after(datetime!(2026-11-01 4:30 UTC)), datetime!(2026-11-01 5:00 UTC));
        assert_eq!(twice.after(datetime!(2026-11-01 5:00 UTC)), datetime!(2026-11-02 6:00 UTC), "once");
    }

    #[test]
    fn a_week_ends_on_its_day_also_where_the_day_was_missed() {
        let time = DigestTime { zone: Zone::Pacific, hour: 23 };
        // Monday the 23rd of November, 23:00 in Vancouver.
        let monday = datetime!(2026-11-24 6:00 UTC);
        assert!(time.ends_week(monday, monday));
        assert!(!time.ends_week(monday + Duration::DAY, monday + Duration::DAY));
        assert!(time.ends_week(monday - Duration::DAY, monday + Duration::HOUR), "the server was down");
        assert!(!time.ends_week(monday - Duration::DAY, monday - Duration::HOUR));
        assert!(time.ends_week(datetime!(1970-01-01 0:00 UTC), monday));
    }

    #[test]
    fn an_hour_is_one_of_a_day() {
        assert_eq!(
            ["0", "23", "24", "-1", "x", ""].map(DigestTime::parse_hour),
            [Some(0), Some(23), None, None, None, None]
        );
    }

    proptest! {
        #[test]
        fn the_next_time_is_within_a_day_and_shows_the_hour(
            zone in zone(), hour in 0_u8..24, seconds in 1_600_000_000_i64..2_200_000_000,
        ) {
            let time = DigestTime { zone, hour };
            let moment = OffsetDateTime::from_unix_timestamp(seconds).unwrap();
            let next = time.after(moment);
            prop_assert!(next > moment && next - moment <= Duration::hours(25), "{next}");
            let shown = next.to_offset(zone.offset(next)).time();
            let is_skipped = shown.hour() == hour + 1 && hour == 2;
            prop_assert!((shown.hour() == hour || is_skipped) && shown.minute() == 0, "{shown}");
        }

        #[test]
        fn every_day_has_one_time(
            zone in zone(), hour in 0_u8..24, seconds in 1_600_000_000_i64..2_200_000_000,
        ) {
            let time = DigestTime { zone, hour };
            let mut at = time.after(OffsetDateTime::from_unix_timestamp(seconds).unwrap());
            for _ in 0..30 {
                let next = time.after(at);
                let day = |moment: OffsetDateTime| moment.to_offset(zone.offset(moment)).date();
                prop_assert_eq!(day(at).next_day(), Some(day(next)));
                at = next;
            }
        }

        #[test]
        fn each_week_ends_once(zone in zone(), hour in 0_u8..24, seconds in 1_600_000_000_i64..2_200_000_000) {
            let time = DigestTime { zone, hour };
            let mut at = time.after(OffsetDateTime::from_unix_timestamp(seconds).unwrap());
            let mut ends = 0;
            for _ in 0..28 {
                ends += u32::from(time.ends_week(at, at));
                at = time.after(at);
            }
            prop_assert_eq!(ends, 4);
        }
    }
}
