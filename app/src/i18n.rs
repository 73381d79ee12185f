//! The texts of both languages, compiled from `locales/`, and how numbers and dates are written in each.

use domain::Language;
use time::{Date, OffsetDateTime};

#[allow(clippy::all, clippy::pedantic, clippy::allow_attributes, missing_docs, reason = "generated from the texts")]
mod texts {
    leptos_i18n::load_locales!();
    pub use i18n::Locale;
}

pub use leptos_i18n::td_string;
pub use texts::Locale;

/// The texts' name of a language.
pub const fn locale(language: Language) -> Locale {
    match language {
        Language::En => Locale::en,
        Language::Fr => Locale::fr,
    }
}

/// A whole number: `12,345` in English, `12 345` with narrow no-break spaces in French.
pub fn number(language: Language, number: u64) -> String {
    let separator = match language {
        Language::En => ',',
        Language::Fr => '\u{202f}',
    };
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 * separator.len_utf8());
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// A day, as it is written in a sentence. The time zone is UTC: a day is enough for a receipt's reader, and the exact
/// moment stands in the archive.
pub fn date(language: Language, at: OffsetDateTime) -> String {
    let day: Date = at.date();
    let month = usize::from(u8::from(day.month())) - 1;
    match (language, day.day()) {
        (Language::En, number) => format!("{} {number}, {}", MONTHS_EN[month], day.year()),
        (Language::Fr, 1) => format!("1er\u{a0}{} {}", MONTHS_FR[month], day.year()),
        (Language::Fr, number) => format!("{number}\u{a0}{} {}", MONTHS_FR[month], day.year()),
    }
}

const MONTHS_EN: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
];
const MONTHS_FR: [&str; 12] = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
];

#[cfg(test)]
mod tests {
    use Language::{En, Fr};
    use time::macros::datetime;

    use super::*;

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        for (value, en, fr) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_000, "1,000", "1\u{202f}000"),
            (1_000_000, "1,000,000", "1\u{202f}000\u{202f}000"),
        ] {
            assert_eq!((number(En, value).as_str(), number(Fr, value).as_str()), (en, fr));
        }
    }

    #[test]
    fn french_writes_the_first_of_a_month_as_an_ordinal() {
        assert_eq!(date(Fr, datetime!(2026-12-01 0:00 UTC)), "1er\u{a0}décembre 2026");
        assert_eq!(date(Fr, datetime!(2026-11-22 0:00 UTC)), "22\u{a0}novembre 2026");
        assert_eq!(date(En, datetime!(2026-11-22 0:00 UTC)), "November 22, 2026");
    }

    #[test]
    fn in_french_zero_is_singular() {
        let there_are = |language, count: i64| td_string!(locale(language), pledge.confirmed.number, count = count).to_string();
        let _ = (there_are(En, 0), there_are(Fr, 0));
    }
}
