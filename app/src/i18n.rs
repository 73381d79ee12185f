//! The texts of both languages, compiled from `locales/`, and how numbers and dates are written in each.

use domain::community::Zone;
use domain::moderation::MonthOfYear;
use domain::{Language, Province};
use leptos::prelude::use_context;
use time::{Date, OffsetDateTime, UtcOffset};

#[allow(
    clippy::all,
    clippy::pedantic,
    clippy::allow_attributes,
    clippy::expect_used,
    missing_docs,
    unused,
    reason = "generated from the texts"
)]
mod texts {
    include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));
    pub use i18n::Locale;
}

pub use leptos_i18n::td_string;
pub use texts::Locale;

pub use crate::isolated::isolated;
pub use crate::number::number;

/// The texts' name of a language.
pub const fn locale(language: Language) -> Locale {
    match language {
        Language::En => Locale::en,
        Language::Fr => Locale::fr,
    }
}

/// What a language is called in a reader's, standing by itself.
pub fn language_name(reader: Language, language: Language) -> &'static str {
    let t = locale(reader);
    match language {
        Language::En => td_string!(t, common.language.english_name),
        Language::Fr => td_string!(t, common.language.french_name),
    }
}

/// The same within a sentence: French writes it small there.
pub fn language_in_sentence(reader: Language, language: Language) -> String {
    let name = language_name(reader, language);
    match reader {
        Language::En => name.to_owned(),
        Language::Fr => name.to_lowercase(),
    }
}

/// What a province or territory is called.
pub fn province_name(language: Language, province: Province) -> &'static str {
    let t = locale(language);
    match province {
        Province::Ab => td_string!(t, provinces.ab),
        Province::Bc => td_string!(t, provinces.bc),
        Province::Mb => td_string!(t, provinces.mb),
        Province::Nb => td_string!(t, provinces.nb),
        Province::Nl => td_string!(t, provinces.nl),
        Province::Ns => td_string!(t, provinces.ns),
        Province::Nt => td_string!(t, provinces.nt),
        Province::Nu => td_string!(t, provinces.nu),
        Province::On => td_string!(t, provinces.on),
        Province::Pe => td_string!(t, provinces.pe),
        Province::Qc => td_string!(t, provinces.qc),
        Province::Sk => td_string!(t, provinces.sk),
        Province::Yt => td_string!(t, provinces.yt),
    }
}

/// Where the clock of the reader is, which a page for one person is given when it is written; of a page for everybody and
/// of a mail, where the association's is.
pub(crate) fn zone() -> Zone {
    use_context::<Zone>().unwrap_or(Zone::of_province(None))
}

/// The reader's day at a moment, as it is written in a sentence.
pub fn date(language: Language, at: OffsetDateTime) -> String {
    day(language, zone().day(at))
}

/// A day of the calendar, as it is written in a sentence.
pub fn day(language: Language, day: Date) -> String {
    let month = usize::from(u8::from(day.month())) - 1;
    match (language, day.day()) {
        (Language::En, number) => format!("{} {number}, {}", MONTHS_EN[month], day.year()),
        (Language::Fr, 1) => format!("1er\u{a0}{} {}", MONTHS_FR[month], day.year()),
        (Language::Fr, number) => format!("{number}\u{a0}{} {}", MONTHS_FR[month], day.year()),
    }
}

/// A month, as a heading begins with it.
pub fn month(language: Language, month: MonthOfYear) -> String {
    let names = match language {
        Language::En => MONTHS_EN,
        Language::Fr => MONTHS_FR,
    };
    let name = names[usize::from(month.month() - 1) % names.len()];
    format!("{} {}", sentence_case(name), month.year())
}

/// What stands within a sentence, as a sentence begins with it.
pub fn sentence_case(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// A moment, to the second, in Coordinated Universal Time: for logs, which people in several zones read together.
pub fn logged(language: Language, at: OffsetDateTime) -> String {
    format!("{} UTC", to_the_second(language, at.to_offset(UtcOffset::UTC)))
}

/// A moment, to the second, by the reader's clock and with its name, for evidence.
pub fn moment(language: Language, at: OffsetDateTime) -> String {
    let zone = zone();
    format!("{} ({})", to_the_second(language, at.to_offset(zone.offset(at))), clock_name(language, zone))
}

fn to_the_second(language: Language, at: OffsetDateTime) -> String {
    let ((hour, minute, second), date) = (at.to_hms(), day(language, at.date()));
    match language {
        Language::En => format!("{date}, {hour:02}:{minute:02}:{second:02}"),
        Language::Fr => format!("{date}, {hour}\u{a0}h\u{a0}{minute:02}\u{a0}min\u{a0}{second:02}\u{a0}s"),
    }
}

/// A moment, to the minute, by the reader's clock and with its name, for plans and histories.
pub fn minute(language: Language, at: OffsetDateTime) -> String {
    let zone = zone();
    let (hour, minute, _) = at.to_offset(zone.offset(at)).to_hms();
    let (date, clock) = (day(language, zone.day(at)), clock_name(language, zone));
    match language {
        Language::En => format!("{date}, {hour:02}:{minute:02} ({clock})"),
        Language::Fr if minute == 0 => format!("{date}, {hour}\u{a0}h ({clock})"),
        Language::Fr => format!("{date}, {hour}\u{a0}h\u{a0}{minute:02} ({clock})"),
    }
}

/// What the time of a zone is called, after an hour.
fn clock_name(language: Language, zone: Zone) -> &'static str {
    let t = locale(language);
    match zone {
        Zone::Newfoundland => td_string!(t, following.clocks.newfoundland),
        Zone::Atlantic => td_string!(t, following.clocks.atlantic),
        Zone::Eastern => td_string!(t, following.clocks.eastern),
        Zone::Central => td_string!(t, following.clocks.central),
        Zone::Saskatchewan => td_string!(t, following.clocks.saskatchewan),
        Zone::Mountain => td_string!(t, following.clocks.mountain),
        Zone::Yukon => td_string!(t, following.clocks.yukon),
        Zone::Pacific => td_string!(t, following.clocks.pacific),
    }
}

/// How long ago something was, as one says it; from a week on, its day. Right in every time zone.
pub fn ago(language: Language, now: OffsetDateTime, then: OffsetDateTime) -> String {
    let t = locale(language);
    let since = now - then;
    let whole = |count: i64| u64::try_from(count).unwrap_or(0);
    if since < time::Duration::MINUTE {
        td_string!(t, community.ago.now).to_owned()
    } else if since < time::Duration::HOUR {
        let count = whole(since.whole_minutes());
        td_string!(t, community.ago.minutes, count, number = number(language, count))
    } else if since < time::Duration::DAY {
        let count = whole(since.whole_hours());
        td_string!(t, community.ago.hours, count, number = number(language, count))
    } else if since < time::Duration::WEEK {
        let count = whole(since.whole_days());
        td_string!(t, community.ago.days, count, number = number(language, count))
    } else {
        date(language, then)
    }
}

/// From when until when [`ago`] says the same of a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AgoSpan {
    from: OffsetDateTime,
    until: OffsetDateTime,
}

impl AgoSpan {
    /// Whether it still says so, or already.
    pub(crate) fn holds(self, now: OffsetDateTime) -> bool {
        self.from <= now && now < self.until
    }
}

/// From when until when [`ago`] says of `then` what it says `now`.
pub(crate) fn ago_span(now: OffsetDateTime, then: OffsetDateTime) -> AgoSpan {
    use time::{Duration, PrimitiveDateTime};
    let since = now - then;
    let span = |from: Duration, until: Duration| AgoSpan { from: then + from, until: then + until };
    let whole = |count: i64, unit: Duration| {
        let from = Duration::seconds(count * unit.whole_seconds());
        span(from, from + unit)
    };
    if since < Duration::MINUTE {
        AgoSpan { from: PrimitiveDateTime::MIN.assume_utc(), ..span(Duration::ZERO, Duration::MINUTE) }
    } else if since < Duration::HOUR {
        whole(since.whole_minutes(), Duration::MINUTE)
    } else if since < Duration::DAY {
        whole(since.whole_hours(), Duration::HOUR)
    } else if since < Duration::WEEK {
        whole(since.whole_days(), Duration::DAY)
    } else {
        AgoSpan { until: PrimitiveDateTime::MAX.assume_utc(), ..span(Duration::WEEK, Duration::WEEK) }
    }
}

/// When something is possible again, as one says it from now. Right in every time zone.
pub fn wait(language: Language, now: OffsetDateTime, then: OffsetDateTime) -> String {
    let t = locale(language);
    // A part of one is one more: who comes when they were told is not told to come again.
    let up =
        |seconds: i64| u64::try_from(((then - now).whole_seconds() + seconds) / seconds).unwrap_or(1).max(1);
    let (minutes, hours) = (up(60), up(3_600));
    if minutes <= 60 {
        td_string!(t, common.wait.minutes, count = minutes, number = number(language, minutes))
    } else {
        td_string!(t, common.wait.hours, count = hours, number = number(language, hours))
    }
}

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

#[cfg(test)]
mod tests {
    use Language::{En, Fr};
    use leptos::prelude::{Owner, provide_context};
    use time::macros::{date, datetime};

    use super::*;

    #[test]
    fn french_writes_the_first_of_a_month_as_an_ordinal() {
        assert_eq!(day(Fr, date!(2026 - 12 - 01)), "1er\u{a0}décembre 2026");
        assert_eq!(day(Fr, date!(2026 - 11 - 22)), "22\u{a0}novembre 2026");
        assert_eq!(day(En, date!(2026 - 11 - 22)), "November 22, 2026");
    }

    proptest::proptest! {
        #[test]
        fn what_is_said_of_a_moment_is_said_as_long_as_it_is_told_and_no_longer(
            seconds in -100_i64..1_000_000, step in 0_i64..200_000,
        ) {
            let then = datetime!(2026-11-22 12:00 UTC);
            let at = |seconds: i64| then + time::Duration::seconds(seconds);
            let span = ago_span(at(seconds), then);
            proptest::prop_assert!(span.holds(at(seconds)));
            for other in [seconds - step, seconds + step] {
                let says_the_same = ago(Fr, at(seconds), then) == ago(Fr, at(other), then);
                proptest::prop_assert_eq!(span.holds(at(other)), says_the_same);
            }
        }
    }

    #[test]
    fn a_name_from_right_to_left_turns_nothing_around_it() {
        assert_eq!(
            (isolated("barnabé-2").as_str(), isolated("محمد99").as_str()),
            ("barnabé-2", "\u{2068}محمد99\u{2069}")
        );
    }

    #[test]
    fn a_day_without_a_clock_is_the_reader_s() {
        let evening = datetime!(2026-11-23 1:30 UTC);
        assert_eq!(date(En, evening), "November 22, 2026", "nobody's own page is written in Ottawa");
        Owner::new().with(|| {
            provide_context(Zone::Newfoundland);
            assert_eq!(date(En, datetime!(2026-11-23 3:15 UTC)), "November 22, 2026");
            assert_eq!(date(En, datetime!(2026-11-23 3:45 UTC)), "November 23, 2026");
            assert_eq!(minute(Fr, evening), "22\u{a0}novembre 2026, 22\u{a0}h (heure de Terre-Neuve)");
        });
    }

    #[test]
    fn a_month_begins_a_heading() {
        let then = MonthOfYear::of(datetime!(2026-08-31 23:59 UTC));
        assert_eq!([month(En, then), month(Fr, then)], ["August 2026", "Août 2026"]);
    }

    #[test]
    fn every_count_has_its_plural() {
        let say = |language, count: u64| {
            td_string!(locale(language), pledge.confirmed.number, count, number = number(language, count))
        };
        assert_eq!(say(En, 1), "You are the first of us.");
        assert_eq!(say(En, 2), "There are now 2 of us.");
        assert_eq!(say(Fr, 1), "Vous êtes la première personne à vous engager.");
        assert_eq!(say(Fr, 1_000_000), "Nous sommes maintenant 1\u{202f}000\u{202f}000.");
    }

    #[test]
    fn what_is_recent_is_told_from_now() {
        let then = datetime!(2026-11-22 12:00 UTC);
        for (seconds, en, fr) in [
            (-5, "just now", "à l’instant"),
            (61, "1 minute ago", "il y a 1\u{a0}minute"),
            (7_200, "2 hours ago", "il y a 2\u{a0}heures"),
            (86_400, "yesterday", "hier"),
            (6 * 86_400, "6 days ago", "il y a 6\u{a0}jours"),
            (7 * 86_400, "November 22, 2026", "22\u{a0}novembre 2026"),
        ] {
            let now = then + time::Duration::seconds(seconds);
            assert_eq!((ago(En, now, then).as_str(), ago(Fr, now, then).as_str()), (en, fr));
        }
    }

    #[test]
    fn what_is_to_be_waited_for_is_told_from_now_and_never_too_short() {
        let now = datetime!(2026-11-22 12:00 UTC);
        for (seconds, en, fr) in [
            (-5, "in a minute", "dans une minute"),
            (1, "in a minute", "dans une minute"),
            (60, "in 2 minutes", "dans 2\u{a0}minutes"),
            (3_599, "in 60 minutes", "dans 60\u{a0}minutes"),
            (3_600, "in 2 hours", "dans 2\u{a0}heures"),
        ] {
            let then = now + time::Duration::seconds(seconds);
            assert_eq!((wait(En, now, then).as_str(), wait(Fr, now, then).as_str()), (en, fr));
        }
    }

    #[test]
    fn a_full_hour_has_no_minutes_in_french() {
        let at = datetime!(2026-11-22 7:00 UTC);
        assert_eq!(minute(Fr, at), "22\u{a0}novembre 2026, 2\u{a0}h (heure de l’Est)");
        assert_eq!(minute(En, at), "November 22, 2026, 02:00 (Eastern time)");
    }

    #[test]
    fn a_moment_says_its_time_zone() {
        let at = datetime!(2026-11-22 14:05:33 UTC);
        assert_eq!(minute(En, at), "November 22, 2026, 09:05 (Eastern time)");
        assert_eq!(minute(Fr, at), "22\u{a0}novembre 2026, 9\u{a0}h\u{a0}05 (heure de l’Est)");
        assert_eq!(moment(En, at), "November 22, 2026, 09:05:33 (Eastern time)");
        assert_eq!(logged(En, at), "November 22, 2026, 14:05:33 UTC");
        assert_eq!(logged(Fr, at), "22\u{a0}novembre 2026, 14\u{a0}h\u{a0}05\u{a0}min\u{a0}33\u{a0}s UTC");
    }
}
