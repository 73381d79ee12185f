//! Passwords, after NIST SP 800-63B-4 section 3.1.1: long, not a common one, and no rule on what it is made of.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::normal::nfkc;

/// A password that may be set. Its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

/// What is wrong with a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Nothing was typed.
    #[error("missing")]
    Missing,
    /// Shorter than [`Password::MIN_CHARS`].
    #[error("too short")]
    Short,
    /// Longer than [`Password::MAX_CHARS`].
    #[error("too long")]
    Long,
    /// Among the passwords that are tried first.
    #[error("too common")]
    Common,
    /// Little more than the person's or the site's own names, or a run of characters.
    #[error("easy to guess")]
    Guessable,
}

/// The passwords that leaks show most often, in lower case, a line each.
static COMMON: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("common_passwords.txt").lines().collect());

/// Names of ours that a password must not rest on.
const OURS: &[&str] =
    &["healthcommons", "health commons", "healthadvocates", "community", "communaute", "cma", "amc"];

impl Password {
    /// Fewest characters.
    pub const MIN_CHARS: usize = 12;
    /// Most characters: more than anyone types, little enough to hash.
    pub const MAX_CHARS: usize = 128;
    /// Characters that must be left when every name of the person's and ours is taken out.
    const MIN_OWN: usize = 6;

    /// Reads a new password; `names` are the person's own: username, name, address.
    ///
    /// # Errors
    /// [`PasswordError`] says what is wrong with it.
    pub fn parse<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Result<Self, PasswordError> {
        let password = Self::typed(typed);
        let length = password.0.chars().count();
        if length == 0 {
            return Err(PasswordError::Missing);
        }
        if length < Self::MIN_CHARS {
            return Err(PasswordError::Short);
        }
        if length > Self::MAX_CHARS {
            return Err(PasswordError::Long);
        }
        let lower = password.0.to_lowercase();
        if is_common(&lower) {
            return Err(PasswordError::Common);
        }
        let names = names.into_iter().flat_map(|name| name.split(['@', '.', ' '])).map(str::to_lowercase);
        let ours = OURS.iter().map(|name| (*name).to_owned());
        let own = ours
            .chain(names)
            .filter(|name| name.chars().count() >= 3)
            .fold(lower.clone(), |rest, name| rest.replace(&name, ""));
        if own.chars().count() < Self::MIN_OWN || turns(&own) < Self::MIN_OWN - 2 {
            return Err(PasswordError::Guessable);
        }
        Ok(password)
    }

    /// A password as typed to sign in, in the form in which it was set (NFKC).
    pub fn typed(typed: &str) -> Self {
        Self(nfkc(typed))
    }

    /// The password, to hash and for nothing else.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// Whether it is a common password, or one with digits and signs put around it.
fn is_common(lower: &str) -> bool {
    let word = lower.trim_matches(|c: char| !c.is_alphabetic());
    COMMON.contains(lower) || COMMON.contains(word)
}

/// Steps from one character to the next that are no repetition and no counting up or down.
fn turns(text: &str) -> usize {
    let codes: Vec<i64> = text.chars().map(|c| i64::from(u32::from(c))).collect();
    codes.windows(2).filter(|pair| (pair[1] - pair[0]).abs() > 1).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(typed: &str) -> Result<(), PasswordError> {
        Password::parse(typed, ["wquack", "Wilhelmina Quackenbush", "w.quack@example.org"]).map(drop)
    }

    #[test]
    fn long_ones_are_taken_whatever_they_are_made_of() {
        for typed in [
            "correct horse battery",
            "пароль для врачей",
            "une tasse de thé vert",
            "xkqzvbnwplmt",
            "1848-9137-2265",
        ] {
            assert_eq!(check(typed), Ok(()), "{typed}");
        }
    }

    #[test]
    fn short_long_and_missing_ones_are_refused() {
        assert_eq!(check(""), Err(PasswordError::Missing));
        assert_eq!(check("elevenchars"), Err(PasswordError::Short));
        assert_eq!(check(&"ab1".repeat(43)), Err(PasswordError::Long));
    }

    #[test]
    fn common_ones_and_those_made_of_names_are_refused() {
        assert_eq!(check("Password1234"), Err(PasswordError::Common));
        for typed in [
            "aaaaaaaaaaaaa",
            "abcdefghijklmn",
            "9876543210987",
            "quackenbush12",
            "healthcommons1",
            "wquackwquack9",
        ] {
            assert!(
                matches!(check(typed), Err(PasswordError::Guessable | PasswordError::Common)),
                "{typed}: {:?}",
                check(typed)
            );
        }
    }

    #[test]
    fn the_same_password_typed_on_another_keyboard_is_the_same() {
        assert_eq!(Password::typed("e\u{301}tage du fond"), Password::typed("étage du fond"));
    }

    #[test]
    fn the_list_is_in_the_form_in_which_it_is_asked() {
        assert!(COMMON.len() > 19_000, "{}", COMMON.len());
        assert!(COMMON.iter().all(|password| *password == password.to_lowercase()));
    }

    proptest! {
        #[test]
        fn reading_never_panics(typed in "\\PC{0,150}", name in "\\PC{0,20}") {
            let _ = Password::parse(&typed, [name.as_str()]);
        }
    }
}
