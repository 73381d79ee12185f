//! A person's first or last name.

use super::{FieldError, pledge};
use crate::text::{is_deceptive, tidy};

/// A first or last name, tidied. It may be written in any script, but holds nothing that is no part of a name:
/// no digit, no sign that could turn into an address or markup in a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName(String);

impl PersonName {
    /// Longest name taken, in characters.
    pub const MAX_CHARS: usize = 80;

    /// Reads a name as typed.
    ///
    /// # Errors
    /// [`FieldError`] says what is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let name = tidy(typed);
        pledge::within(&name, Self::MAX_CHARS)?;
        let fits = |c: char| {
            c.is_alphabetic()
                || unicode_normalization::char::is_combining_mark(c)
                || matches!(c, ' ' | '\'' | '’' | 'ʼ' | 'ʻ' | '-' | '‑' | '.' | '·')
        };
        if is_deceptive(typed) || !name.chars().all(fits) || !name.chars().any(char::is_alphabetic) {
            return Err(FieldError::Characters);
        }
        Ok(Self(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_s_names_are_taken_as_they_write_them() {
        for name in
            ["Marie-Ève", "O’Connor", "Nguyễn", "Łukasz", "محمد", "李", "J. R.", "Ng", "ᐃᓄᒃ", "Kahneʼtí:io"]
        {
            let expected = !name.contains(':');
            assert_eq!(PersonName::parse(name).is_ok(), expected, "{name}");
        }
        assert_eq!(PersonName::parse("  Marie \u{a0} Ève ").unwrap().as_str(), "Marie Ève");
        assert_eq!(PersonName::parse("E\u{301}ve").unwrap().as_str(), "Éve");
    }

    #[test]
    fn case_31_32_controls_and_invisible_characters_are_refused() {
        for name in
            ["Eve\0", "Eve\r\nBcc: x", "\u{202E}evE", "E\u{200B}ve", "E\u{301}\u{301}\u{301}\u{301}\u{301}ve"]
        {
            assert_eq!(PersonName::parse(name), Err(FieldError::Characters), "{name:?}");
        }
    }

    #[test]
    fn case_27_markup_and_addresses_are_not_names() {
        for name in ["<b>Eve</b>", "http://evil.example", "\"Eve\"", "=1+1", "@eve", "...", "R2D2"] {
            assert_eq!(PersonName::parse(name), Err(FieldError::Characters), "{name:?}");
        }
    }

    #[test]
    fn the_bound_counts_characters_not_bytes() {
        assert!(PersonName::parse(&"é".repeat(80)).is_ok());
        assert_eq!(PersonName::parse(&"é".repeat(81)), Err(FieldError::TooLong));
        assert_eq!(PersonName::parse("   "), Err(FieldError::Missing));
    }
}
