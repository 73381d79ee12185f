//! When what is gathered for a member is mailed: at an hour where they live.

use std::str::FromStr;

use time::{Date, Duration, Month, OffsetDateTime, UtcOffset, Weekday};

use crate::Province;

/// A time zone of Canada, as the tz database has it since 2020. Places that keep another time are told to take the one
/// that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Zone {
    /// Newfoundland: `America/St_Johns`.
    Newfoundland,
    /// Atlantic: `America/Halifax`.
    Atlantic,
    /// Eastern: `America/Toronto`.
    Eastern,
    /// Central: `America/Winnipeg`.
    Central,
    /// Central without daylight time: `America/Regina`.
    Saskatchewan,
    /// Mountain: `America/Edmonton`.
    Mountain,
    /// Mountain without daylight time: `America/Whitehorse`.
    Yukon,
    /// Pacific: `America/Vancouver`.
    Pacific,
}

/// The word is no zone of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a time zone of Canada")]
pub struct UnknownZone;

impl Zone {
    /// All of them, from east to west.
    pub const ALL: [Self; 8] = [
        Self::Newfoundland,
        Self::Atlantic,
        Self::Eastern,
        Self::Central,
        Self::Saskatchewan,
        Self::Mountain,
        Self::Yukon,
        Self::Pacific,
    ];

    /// The word for it in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Newfoundland => "newfoundland",
            Self::Atlantic => "atlantic",
            Self::Eastern => "eastern",
            Self::Central => "central",
            Self::Saskatchewan => "saskatchewan",
            Self::Mountain => "mountain",
            Self::Yukon => "yukon",
            Self::Pacific => "pacific",
        }
    }

    /// Where most people of a province live; without one, where the capital is.
    pub const fn of_province(province: Option<Province>) -> Self {
        match province {
            Some(Province::Nl) => Self::Newfoundland,
            Some(Province::Nb | Province::Ns | Province::Pe) => Self::Atlantic,
            None | Some(Province::Nu | Province::On | Province::Qc) => Self::Eastern,
            Some(Province::Mb) => Self::Central,
            Some(Province::Sk) => Self::Saskatchewan,
            Some(Province::Ab | Province::Nt) => Self::Mountain,
            Some(Province::Yt) => Self::Yukon,
            Some(Province::Bc) => Self::Pacific,
        }
    }

    /// Seconds from UTC to its standard time, and whether it has daylight time.
    const fn rule(self) -> (i32, bool) {
        match self {
            Self::Newfoundland => (-3 * 3600 - 1800, true),
            Self::Atlantic => (-4 * 3600, true),
            Self::Eastern => (-5 * 3600, true),
            Self::Central => (-6 * 3600, true),
            Self::Saskatchewan => (-6 * 3600, false),
            Self::Mountain => (-7 * 3600, true),
            Self::Yukon => (-7 * 3600, false),
            Self::Pacific => (-8 * 3600, true),
        }
    }

    /// What its clocks are from UTC at a moment.
    pub fn offset(self, at: OffsetDateTime) -> UtcOffset {
        let (standard, has_daylight) = self.rule();
        let local = at.to_offset(UtcOffset::UTC) + Duration::seconds(standard.into());
        // Clocks go forward at two o'clock standard time, and back at two o'clock daylight time.
        let is_daylight = has_daylight
            && sunday(local.year(), Month::March, 8)
                .zip(sunday(local.year(), Month::November, 1))
                .is_some_and(|(forward, back)| {
                    let (forward, back) =
                        (forward.midnight() + Duration::hours(2), back.midnight() + Duration::HOUR);
                    let local = time::PrimitiveDateTime::new(local.date(), local.time());
                    forward <= local && local < back
                });
        let seconds = standard + if is_daylight { 3600 } else { 0 };
        UtcOffset::from_whole_seconds(seconds).unwrap_or(UtcOffset::UTC)
    }

    /// The moment at which its clocks first show an hour on a day, or the moment at which they skip it.
    fn moment(self, day: Date, hour: u8) -> OffsetDateTime {
        let local = day.midnight() + Duration::hours(hour.into());
        let (standard, _) = self.rule();
        let as_standard = local.assume_utc() - Duration::seconds(standard.into());
        let as_daylight = as_standard - Duration::HOUR;
        // The earlier of the two, where it is right: the hour that comes twice is taken the first time.
        if self.offset(as_daylight).whole_seconds() == standard { as_standard } else { as_daylight }
    }
}

/// The first Sunday of a month from a day on.
fn sunday(year: i32, month: Month, from: u8) -> Option<Date> {
    let from = Date::from_calendar_date(year, month, from).ok()?;
    let days = 7 - from.weekday().number_days_from_sunday();
    from.checked_add(Duration::days((days % 7).into()))
}

impl FromStr for Zone {
    type Err = UnknownZone;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|zone| zone.code() == text).ok_or(UnknownZone)
    }
}

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
        let today = moment.to_offset(self.zone.offset(moment)).date();
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
    fn clocks_change_when_the_country_changes_them() {
        // From the tz database: the seconds before and after each change of 2026.
        for (zone, forward, back) in [
            (Zone::Newfoundland, datetime!(2026-03-08 5:30 UTC), datetime!(2026-11-01 4:30 UTC)),
            (Zone::Atlantic, datetime!(2026-03-08 6:00 UTC), datetime!(2026-11-01 5:00 UTC)),
            (Zone::Eastern, datetime!(2026-03-08 7:00 UTC), datetime!(2026-11-01 6:00 UTC)),
            (Zone::Pacific, datetime!(2026-03-08 10:00 UTC), datetime!(2026-11-01 9:00 UTC)),
        ] {
            let (standard, _) = zone.rule();
            let at = |moment| zone.offset(moment).whole_seconds() - standard;
            let second = Duration::SECOND;
            assert_eq!((at(forward - second), at(forward)), (0, 3600), "{zone:?}");
            assert_eq!((at(back - second), at(back)), (3600, 0), "{zone:?}");
        }
        for zone in [Zone::Saskatchewan, Zone::Yukon] {
            assert_eq!(
                zone.offset(datetime!(2026-07-01 12:00 UTC)),
                zone.offset(datetime!(2026-01-01 12:00 UTC))
            );
        }
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
        let monday = datetime!(2026-11-24 7:00 UTC);
        assert!(time.ends_week(monday, monday));
        assert!(!time.ends_week(monday + Duration::DAY, monday + Duration::DAY));
        assert!(time.ends_week(monday - Duration::DAY, monday + Duration::HOUR), "the server was down");
        assert!(!time.ends_week(monday - Duration::DAY, monday - Duration::HOUR));
        assert!(time.ends_week(datetime!(1970-01-01 0:00 UTC), monday));
    }

    #[test]
    fn words_are_read_as_they_are_written() {
        for zone in Zone::ALL {
            assert_eq!(zone.code().parse(), Ok(zone));
        }
        assert_eq!("America/Toronto".parse::<Zone>(), Err(UnknownZone));
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
