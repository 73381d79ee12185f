//! A person's first or last name.

use super::{FieldError, pledge};
use crate::normal::{nfkc, small};
use crate::text::{harm, line, visible};

/// A first or last name, tidied: whatever people are called, in any script. What is refused could do harm where a name
/// is shown: controls, line ends, and addresses that a mail program would make a link of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName(String);

/// How the addresses end that are offered to anybody. Others are left: people write "st.john".
const ENDINGS: &[&str] = &[
    "app", "biz", "ca", "click", "cn", "co", "com", "de", "dev", "example", "fr", "info", "io", "link",
    "live", "ly", "me", "net", "online", "org", "ru", "shop", "site", "top", "uk", "us", "xyz",
];

impl PersonName {
    /// Longest name taken, in characters.
    pub const MAX_CHARS: usize = 80;

    /// Reads a name as typed. Marks that are not seen are left out.
    ///
    /// # Errors
    /// [`FieldError`] says what is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let typed = visible(typed.trim());
        let name = line(&typed);
        pledge::within(&name, Self::MAX_CHARS)?;
        let is_harmful = harm(&name).is_some()
            || typed.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FFFD}'))
            || name.contains(['<', '>'])
            || has_address(&name);
        if is_harmful || !name.chars().any(char::is_alphabetic) {
            return Err(FieldError::Characters);
        }
        Ok(Self(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a mail program would make a link of a part of it.
fn has_address(name: &str) -> bool {
    let plain = small(&nfkc(name));
    let is_host = |word: &str| {
        let host = word.split('/').next().unwrap_or_default().trim_end_matches('.');
        host.rsplit_once('.').is_some_and(|(before, ending)| !before.is_empty() && ENDINGS.contains(&ending))
    };
    plain.contains('@')
        || plain.contains("//")
        || plain.contains("www.")
        || plain.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '"')).any(is_host)
}

/// What is the same in two ways of writing one person's name: its words, in lower case, without accents and signs.
pub fn who(first: &PersonName, last: Option<&PersonName>) -> String {
    let words: Vec<String> =
        crate::search::words(&format!("{} {}", first.0, last.map_or("", PersonName::as_str))).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_as_people_write_them() {
        for name in [
            "Marie-Ève",
            "O’Connor",
            "Nguyễn",
            "Łukasz",
            "محمد",
            "李",
            "J. R.",
            "Ng",
            "ᐃᓄᒃ",
            "Kahneʼtí:io",
            "Kanien'kehá:ka",
            "Kanien’kehá꞉ka",
            "D`Angelo",
            "O´Neil",
            "Marie–Ève",
            "Smith, Jr.",
            "Wong (黄)",
            "John 3rd",
            "R2D2",
            "St. John",
            "st.john",
            "Robert \"Bob\"",
            "Ali s/o Ahmad",
            "O‘Brien",
            "ʻAkau",
            "Jean & Marie",
            "Ngũgĩ",
            "علی\u{200C}رضا",
            "X Æ A-12",
            "C.J.",
            "María José №2",
            "Zoë 🌻",
        ] {
            assert_eq!(PersonName::parse(name).map(|name| name.0), Ok(name.to_owned()));
        }
        assert_eq!(PersonName::parse("  Marie \u{a0} Ève \n").unwrap().as_str(), "Marie Ève");
        assert_eq!(PersonName::parse("E\u{301}ve").unwrap().as_str(), "Éve");
    }

    #[test]
    fn invisible_marks_are_left_out_and_not_scolded() {
        for name in ["E\u{200B}ve", "\u{202A}Eve\u{202C}", "\u{202E}Eve", "\u{FEFF}Eve", "E\u{AD}ve\u{2069}"]
        {
            assert_eq!(PersonName::parse(name).unwrap().as_str(), "Eve", "{name:?}");
        }
        assert_eq!(PersonName::parse("\u{200B}\u{2060}"), Err(FieldError::Missing));
    }

    #[test]
    fn case_31_32_controls_line_ends_and_piles_of_marks_are_refused() {
        for name in [
            "Eve\0",
            "Eve\r\nBcc: x",
            "Eve\nQuack",
            "Eve\u{2028}Quack",
            "Eve\u{FFFD}",
            "E\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}ve",
        ] {
            assert_eq!(PersonName::parse(name), Err(FieldError::Characters), "{name:?}");
        }
    }

    #[test]
    fn case_27_markup_and_addresses_are_not_names() {
        for name in [
            "<b>Eve</b>",
            "http://evil.example",
            "=1+1",
            "@eve",
            "...",
            "eve＠evil",
            "Visit evil.com now",
            "WWW.evil",
            "(evil.example/x)",
            "12",
            "'--",
        ] {
            assert_eq!(PersonName::parse(name), Err(FieldError::Characters), "{name:?}");
        }
    }

    #[test]
    fn the_bound_counts_characters_not_bytes() {
        assert!(PersonName::parse(&"é".repeat(80)).is_ok());
        assert_eq!(PersonName::parse(&"é".repeat(81)), Err(FieldError::TooLong));
        assert_eq!(PersonName::parse("   "), Err(FieldError::Missing));
    }

    #[test]
    fn a_name_written_otherwise_is_the_same_person_and_another_name_is_not() {
        let who = |first: &str, last: &str| {
            let last = PersonName::parse(last).ok();
            super::who(&PersonName::parse(first).unwrap(), last.as_ref())
        };
        assert_eq!(who("Marie-Ève", "O’Connor"), who("MARIE EVE", "o'connor"));
        assert_eq!(who("Suharto", ""), who("suharto", ""));
        assert_ne!(who("Marie", "Tremblay"), who("Jean", "Tremblay"));
        assert_ne!(who("Anne Marie", "Roy"), who("Anne", "Roy"));
    }
}
