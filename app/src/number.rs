//! How whole numbers are written. It stands apart from the texts because the browser writes some too.

use domain::Language;

/// A whole number: `12,345` in English, `12 345` with narrow no-break spaces in French.
pub fn number(language: Language, number: u64) -> String {
    let separator = match language {
        Language::En => ',',
        Language::Fr => '\u{202f}',
    };
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 * separator.len_utf8());
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// Whether a number of things takes the singular: in French, none does too.
pub const fn is_singular(language: Language, number: u64) -> bool {
    match language {
        Language::En => number == 1,
        Language::Fr => number < 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, Fr};

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
    fn in_french_nothing_is_singular() {
        assert_eq!([0, 1, 2].map(|n| is_singular(En, n)), [false, true, false]);
        assert_eq!([0, 1, 2].map(|n| is_singular(Fr, n)), [true, true, false]);
    }
}
