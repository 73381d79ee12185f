//! Usernames: what other members see of a person.

use crate::Language;
use crate::email::EmailAddress;
use crate::normal::{is_combining_mark, nfc, nfkd};
use crate::text::{is_of_word, visible};

/// A username: 3 to 30 letters of any script, digits, hyphens and underscores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Username(String);

/// What is wrong with a username.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UsernameError {
    /// Nothing was typed.
    #[error("missing")]
    Missing,
    /// Shorter or longer than it may be.
    #[error("too short or too long")]
    Length,
    /// It holds something else than letters, digits, hyphens and underscores.
    #[error("not a letter, digit, hyphen or underscore")]
    Characters,
    /// It could be taken for the association or its staff.
    #[error("kept for the association")]
    Reserved,
    /// It tells the person's e-mail address.
    #[error("tells the e-mail address")]
    TellsEmail,
    /// Somebody has it, or had it, or has one that looks like it.
    #[error("taken")]
    Taken,
}

/// Words that a name must not be made of.
const RESERVED: &[&str] = &[
    "account",
    "admin",
    "administrateur",
    "administrator",
    "aide",
    "amc",
    "anonymous",
    "anonyme",
    "association",
    "bot",
    "cma",
    "commons",
    "communaute",
    "community",
    "compte",
    "deleted",
    "desk",
    "editor",
    "editeur",
    "everyone",
    "expert",
    "fr",
    "en",
    "guest",
    "help",
    "invite",
    "me",
    "member",
    "membre",
    "mod",
    "moderateur",
    "moderator",
    "nobody",
    "null",
    "official",
    "officiel",
    "owner",
    "panel",
    "personnel",
    "postmaster",
    "president",
    "root",
    "security",
    "securite",
    "service",
    "staff",
    "support",
    "system",
    "systeme",
    "team",
    "equipe",
    "undefined",
    "user",
    "webmaster",
    "you",
];

/// Parts that a name must not hold anywhere.
const STAFF_LIKE: &[&str] = &[
    "administrat",
    "moderat",
    "official",
    "officiel",
    "webmaster",
    "medicalassociation",
    "associationmedicale",
];

impl Username {
    /// Fewest characters.
    pub const MIN_CHARS: usize = 3;
    /// Most characters.
    pub const MAX_CHARS: usize = 30;

    /// Reads a name that somebody chooses, as typed, in the composed form (NFC).
    ///
    /// # Errors
    /// [`UsernameError`] says what is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, UsernameError> {
        let name = Self::composed(typed)?;
        if name.is_reserved() { Err(UsernameError::Reserved) } else { Ok(name) }
    }

    /// Reads a name that somebody may have: one that can be chosen, or a neutral one.
    ///
    /// # Errors
    /// [`UsernameError`] says what is wrong with it.
    pub fn read(typed: &str) -> Result<Self, UsernameError> {
        let name = Self::composed(typed)?;
        if name.is_reserved() && !name.is_neutral() { Err(UsernameError::Reserved) } else { Ok(name) }
    }

    /// Whether a character can stand in a username as it is typed, or on one of its letters.
    pub fn takes(c: char) -> bool {
        is_of_word(c) || matches!(c, '-' | '_')
    }

    /// The part of a text, from its beginning on, that is as long as a username and made as one.
    pub fn at_head(text: &str) -> Option<&str> {
        let name = &text[..text.find(|c| !Self::takes(c)).unwrap_or(text.len())];
        let length = nfc(&visible(name)).chars().count();
        (Self::MIN_CHARS..=Self::MAX_CHARS).contains(&length).then_some(name)
    }

    fn composed(typed: &str) -> Result<Self, UsernameError> {
        let name = nfc(visible(typed).trim());
        let length = name.chars().count();
        if length == 0 {
            return Err(UsernameError::Missing);
        }
        if !(Self::MIN_CHARS..=Self::MAX_CHARS).contains(&length) {
            return Err(UsernameError::Length);
        }
        let fits = |c: char| c.is_alphabetic() || c.is_numeric() && c.is_ascii() || c == '-' || c == '_';
        let holds_a_letter = name.chars().any(char::is_alphabetic);
        if !holds_a_letter || !name.chars().all(fits) {
            return Err(UsernameError::Characters);
        }
        Ok(Self(name))
    }

    /// What somebody is called whose own name moderators hid: a name that nobody can choose, with the number of the case.
    pub fn neutral(language: Language, case: i64) -> Self {
        Self(format!("{}-{case}", neutral_word(language)))
    }

    /// The name, as its bearer writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two names share that a reader could take for one another: the skeleton of UTS #39, without case, accents
    /// and separators, and with `i` and `l` as one.
    pub fn skeleton(&self) -> String {
        skeleton(&self.0)
    }

    /// What the skeletons of names begin with that begin as somebody types.
    pub fn beginning(typed: &str) -> String {
        skeleton(typed)
    }

    /// Whether it is the part of an address that says who its owner is.
    pub fn tells(&self, email: &EmailAddress) -> bool {
        let canonical = email.canonical();
        let local = canonical.split('@').next().unwrap_or_default();
        let bare: String = local.chars().filter(|c| *c != '.').collect();
        skeleton(&bare) == self.skeleton()
    }

    fn is_neutral(&self) -> bool {
        let name = self.0.to_lowercase();
        let is_of = |language| {
            let number = name.strip_prefix(neutral_word(language)).and_then(|rest| rest.strip_prefix('-'));
            number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
        };
        Language::ALL.into_iter().any(is_of)
    }

    fn is_reserved(&self) -> bool {
        let whole = self.skeleton();
        let parts = || self.0.split(['-', '_']).map(|part| part.trim_matches(|c: char| c.is_ascii_digit()));
        RESERVED
            .iter()
            .map(|word| skeleton(word))
            .any(|word| whole == word || parts().any(|p| skeleton(p) == word))
            || STAFF_LIKE.iter().any(|part| whole.contains(&skeleton(part)))
    }
}

const fn neutral_word(language: Language) -> &'static str {
    match language {
        Language::En => "member",
        Language::Fr => "membre",
    }
}

fn skeleton(text: &str) -> String {
    let plain: String = nfkd(text).chars().filter(|c| !is_combining_mark(*c)).collect();
    let once: String = unicode_security::skeleton(&plain).flat_map(char::to_lowercase).collect();
    let twice: String = unicode_security::skeleton(&once).collect();
    nfkd(&twice)
        .chars()
        .filter(|c| !is_combining_mark(*c) && *c != '-' && *c != '_')
        .map(|c| if c == 'i' { 'l' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_found_by_how_it_begins_whatever_the_accents_the_case_and_the_hyphens() {
        for (whole, typed) in
            [("amelie-birch", "Am"), ("Émile-B", "emi"), ("jean_luc", "JeanL"), ("Zoé", "zoé")]
        {
            assert!(name(whole).skeleton().starts_with(&Username::beginning(typed)), "{whole} {typed}");
        }
        assert!(!name("amelie-birch").skeleton().starts_with(&Username::beginning("birch")));
    }

    fn name(typed: &str) -> Username {
        Username::parse(typed).unwrap_or_else(|error| panic!("{typed}: {error}"))
    }

    #[test]
    fn names_are_taken_in_every_script() {
        for typed in ["Marie-Eve", "Élodie_2", "dr-quack", "Łukasz", "محمد99", "李小龙", "abc"] {
            assert_eq!(name(typed).as_str(), typed);
        }
        assert_eq!(name(" E\u{301}lodie ").as_str(), "Élodie");
        assert_eq!(
            name("\u{202A}\u{202E}e\u{200B}ve\u{AD} ").as_str(),
            "eve",
            "what is not seen is left out"
        );
    }

    #[test]
    fn case_31_32_what_is_no_name_is_refused() {
        for typed in
            ["a b c", "eve@example.org", "eve.doe", "<eve>", "eve\0x", "e\u{2028}ve", "e ve", "12345", "---"]
        {
            assert_eq!(Username::parse(typed), Err(UsernameError::Characters), "{typed:?}");
        }
        assert_eq!(Username::parse("ab"), Err(UsernameError::Length));
        assert_eq!(Username::parse(&"a".repeat(31)), Err(UsernameError::Length));
        assert_eq!(Username::parse("  "), Err(UsernameError::Missing));
    }

    #[test]
    fn case_32_names_that_look_alike_are_one() {
        for (one, other) in [
            ("paypal", "PaypaI"),
            ("marie-eve", "Marie_Ève"),
            ("marieeve", "marie-eve"),
            ("Ian", "IAN"),
            ("scope", "ѕсоре"),
            ("quack0", "quackO"),
            ("modern", "rnodern"),
        ] {
            assert_eq!(name(one).skeleton(), name(other).skeleton(), "{one} and {other}");
        }
        assert_ne!(name("quack1").skeleton(), name("quack2").skeleton());
    }

    #[test]
    fn case_32_names_of_the_association_and_its_staff_are_kept_back() {
        for typed in [
            "admin",
            "Admin1",
            "CMA-news",
            "the_moderator",
            "m0derator",
            "аdmin",
            "Modératrice",
            "staff-9",
            "AMC",
        ] {
            assert_eq!(Username::parse(typed), Err(UsernameError::Reserved), "{typed}");
        }
        for typed in ["Stafford", "Admiral", "Helpern", "modeste"] {
            assert!(Username::parse(typed).is_ok(), "{typed}");
        }
    }

    #[test]
    fn a_neutral_name_is_read_and_never_chosen() {
        for language in Language::ALL {
            let neutral = Username::neutral(language, i64::MAX);
            assert_eq!(Username::read(neutral.as_str()), Ok(neutral.clone()));
            assert_eq!(Username::parse(neutral.as_str()), Err(UsernameError::Reserved));
            assert_ne!(neutral.skeleton(), Username::neutral(language, i64::MAX - 1).skeleton());
        }
        assert_eq!(Username::read("moderator"), Err(UsernameError::Reserved));
        let of = |language| Username::neutral(language, 12).skeleton();
        assert_ne!(of(Language::En), of(Language::Fr));
    }

    #[test]
    fn a_name_must_not_tell_the_address() {
        let email = EmailAddress::parse("W.Quack+cma@gmail.com").unwrap();
        assert!(name("wquack").tells(&email));
        assert!(name("W-Quack").tells(&email));
        assert!(!name("quackers").tells(&email));
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_what_it_takes_it_takes_again(typed in "\\PC{0,40}") {
            if let Ok(name) = Username::parse(&typed) {
                prop_assert_eq!(Username::parse(name.as_str()), Ok(name.clone()));
                prop_assert!(!name.skeleton().is_empty());
            }
        }

        #[test]
        fn case_and_separators_make_no_other_name(typed in "[a-z]{4,12}") {
            if let (Ok(one), Ok(other)) = (Username::parse(&typed), Username::parse(&typed.to_uppercase())) {
                prop_assert_eq!(one.skeleton(), other.skeleton());
                let split = format!("{}-{}", &typed[..2], &typed[2..]);
                if let Ok(split) = Username::parse(&split) {
                    prop_assert_eq!(one.skeleton(), split.skeleton());
                }
            }
        }
    }
}
