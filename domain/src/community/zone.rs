//! Where in Canada somebody's clock is, and what it shows.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use strum::{EnumString, IntoStaticStr, VariantArray};
use time::{Date, Duration, OffsetDateTime, UtcOffset};

use crate::Province;

/// A time zone of Canada. Places that keep another time are told to take the one that fits. From east to west.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
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

crate::words!(Zone: "in forms and in the database");

impl Zone {
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

    /// Its name in the tz database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Newfoundland => "America/St_Johns",
            Self::Atlantic => "America/Halifax",
            Self::Eastern => "America/Toronto",
            Self::Central => "America/Winnipeg",
            Self::Saskatchewan => "America/Regina",
            Self::Mountain => "America/Edmonton",
            Self::Yukon => "America/Whitehorse",
            Self::Pacific => "America/Vancouver",
        }
    }

    fn rules(self) -> &'static TimeZone {
        &RULES[self as usize]
    }

    /// What its clocks are from UTC at a moment.
    pub fn offset(self, at: OffsetDateTime) -> UtcOffset {
        let at = Timestamp::from_second(at.unix_timestamp()).unwrap_or_default();
        UtcOffset::from_whole_seconds(self.rules().to_offset(at).seconds()).unwrap_or(UtcOffset::UTC)
    }

    /// The day that its calendars show at a moment.
    pub fn day(self, at: OffsetDateTime) -> Date {
        at.to_offset(self.offset(at)).date()
    }

    /// The moment at which a day begins.
    pub fn start_of(self, day: Date) -> OffsetDateTime {
        self.moment(day, 0)
    }

    /// The moment at which its clocks first show an hour on a day, or the moment at which they skip it.
    pub fn moment(self, day: Date, hour: u8) -> OffsetDateTime {
        let civil = || {
            let year = i16::try_from(day.year()).ok()?;
            let (month, of_month) =
                (i8::try_from(u8::from(day.month())).ok()?, i8::try_from(day.day()).ok()?);
            let local = DateTime::new(year, month, of_month, i8::try_from(hour).ok()?, 0, 0, 0).ok()?;
            let moment = self.rules().to_ambiguous_timestamp(local).compatible().ok()?;
            OffsetDateTime::from_unix_timestamp(moment.as_second()).ok()
        };
        civil().unwrap_or_else(|| day.midnight().assume_utc() + Duration::hours(hour.into()))
    }
}

/// The zones' rules, each with the day from which it holds, from the tz database that is built in: never the machine's,
/// which may be years old.
static RULES: LazyLock<[TimeZone; Zone::ALL.len()]> = LazyLock::new(|| {
    let built_in = TimeZoneDatabase::bundled();
    Zone::ALL.map(|zone| built_in.get(zone.name()).unwrap_or(TimeZone::UTC))
});

/// The end of a day, everywhere in Canada.
pub fn end_of(day: Date) -> OffsetDateTime {
    let next = day.next_day().unwrap_or(day);
    Zone::ALL
        .into_iter()
        .map(|zone| zone.start_of(next))
        .max()
        .unwrap_or_else(|| next.midnight().assume_utc())
}

/// The day that ends at a moment which [`end_of`] made, by whatever rules held when it did: it is day in Greenwich by the
/// time at which a day ends everywhere in Canada.
pub fn last_day(closes: OffsetDateTime) -> Date {
    (closes.to_offset(UtcOffset::UTC) - Duration::hours(12)).date()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::macros::{date, datetime};

    use super::*;

    fn hours(zone: Zone, at: OffsetDateTime) -> f32 {
        f32::from(zone.offset(at).whole_minutes()) / 60.0
    }

    #[test]
    fn clocks_show_what_the_provinces_decided_until_2026() {
        // From tz 2026f: before and after the changes of 2026, and in the summer and winter after them.
        let summer = datetime!(2026-07-01 12:00 UTC);
        let (winter, next_summer) = (datetime!(2026-12-15 12:00 UTC), datetime!(2027-07-01 12:00 UTC));
        for (zone, expected) in [
            (Zone::Newfoundland, [-2.5, -3.5, -2.5]),
            (Zone::Atlantic, [-3.0, -4.0, -3.0]),
            (Zone::Eastern, [-4.0, -5.0, -4.0]),
            (Zone::Central, [-5.0, -5.0, -5.0]),
            (Zone::Saskatchewan, [-6.0, -6.0, -6.0]),
            (Zone::Mountain, [-6.0, -6.0, -6.0]),
            (Zone::Yukon, [-7.0, -7.0, -7.0]),
            (Zone::Pacific, [-7.0, -7.0, -7.0]),
        ] {
            let shown = [summer, winter, next_summer].map(|at| hours(zone, at));
            assert_eq!(
                shown.map(|hours| format!("{hours}")),
                expected.map(|hours: f32| format!("{hours}")),
                "{zone:?}"
            );
        }
    }

    #[test]
    fn each_rule_holds_from_its_day() {
        for zone in [Zone::Central, Zone::Mountain, Zone::Pacific] {
            let winters = [datetime!(2026-01-15 12:00 UTC), datetime!(2026-12-15 12:00 UTC)];
            let [before, after] = winters.map(|at| hours(zone, at));
            assert!((after - before - 1.0).abs() < 0.01, "{zone:?} had winter time before: {before} {after}");
        }
        for (zone, forward, back) in [
            (Zone::Newfoundland, datetime!(2026-03-08 5:30 UTC), datetime!(2026-11-01 4:30 UTC)),
            (Zone::Atlantic, datetime!(2026-03-08 6:00 UTC), datetime!(2026-11-01 5:00 UTC)),
            (Zone::Eastern, datetime!(2026-03-08 7:00 UTC), datetime!(2026-11-01 6:00 UTC)),
        ] {
            for change in [forward, back] {
                assert_ne!(zone.offset(change - Duration::SECOND), zone.offset(change), "{zone:?} {change}");
            }
        }
    }

    #[test]
    fn every_zone_has_its_rules() {
        for zone in Zone::ALL {
            assert_eq!(zone.rules().iana_name(), Some(zone.name()));
            assert_eq!(zone.code().parse(), Ok(zone));
        }
        assert!("America/Toronto".parse::<Zone>().is_err());
    }

    #[test]
    fn a_day_ends_where_it_ends_last() {
        assert_eq!(end_of(date!(2025 - 12 - 31)), datetime!(2026-01-01 08:00 UTC));
        assert_eq!(end_of(date!(2026 - 12 - 31)), datetime!(2027-01-01 07:00 UTC));
        for made_before in [datetime!(2027-01-01 08:00 UTC), datetime!(2027-01-01 07:00 UTC)] {
            assert_eq!(last_day(made_before), date!(2026 - 12 - 31));
        }
    }

    #[test]
    fn a_day_is_the_reader_s() {
        let evening = datetime!(2026-11-30 1:30 UTC);
        assert_eq!(Zone::Eastern.day(evening), date!(2026 - 11 - 29));
        assert_eq!(Zone::Eastern.start_of(date!(2026 - 11 - 29)), datetime!(2026-11-29 5:00 UTC));
    }

    proptest! {
        #[test]
        fn every_day_has_its_end(days in 0_i64..400_000) {
            let day = date!(1900-01-01) + Duration::days(days);
            prop_assert_eq!(last_day(end_of(day)), day);
            for zone in Zone::ALL {
                prop_assert_eq!(zone.day(zone.start_of(day)), day);
            }
        }
    }
}
