//! What the owner calls a passkey, to know it again in a list.

use crate::text::{harm, is_blank, line};

/// The name of a passkey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyName(String);

/// The name cannot be kept: nothing was typed, it is too long, or it holds what is not seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a name for a passkey")]
pub struct PasskeyNameError;

impl PasskeyName {
    /// Most characters.
    pub const MAX_CHARS: usize = 60;

    /// Reads a name.
    ///
    /// # Errors
    /// [`PasskeyNameError`] when it is no name.
    pub fn parse(typed: &str) -> Result<Self, PasskeyNameError> {
        let name = line(typed);
        if is_blank(&name) || name.chars().count() > Self::MAX_CHARS || harm(&name).is_some() {
            return Err(PasskeyNameError);
        }
        Ok(Self(name))
    }

    /// The name, tidied.
    pub fn into_string(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_tidied() {
        assert_eq!(PasskeyName::parse("  Mon   téléphone ").unwrap().into_string(), "Mon téléphone");
        assert_eq!(PasskeyName::parse(&"é".repeat(60)).unwrap().into_string(), "é".repeat(60));
    }

    #[test]
    fn case_32_what_is_not_seen_is_no_name() {
        for typed in ["", "  ", "a\u{202E}b", "\u{200B}", "a\u{0}b", &"x".repeat(61)] {
            assert_eq!(PasskeyName::parse(typed), Err(PasskeyNameError), "{typed:?}");
        }
    }
}
