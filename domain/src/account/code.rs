//! A code that is typed: an authenticator's, or one for recovery.

use crate::normal::nfkc;

/// A code as it is compared: case, the width of its letters and whatever stands between them make no difference.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// Digits of an authenticator's code (RFC 6238).
    pub const DIGITS: usize = 6;

    /// Reads what was typed.
    pub fn read(typed: &str) -> Self {
        Self(
            nfkc(typed).chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect(),
        )
    }

    /// The letters and digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it can only be an authenticator's.
    pub fn is_of_authenticator(&self) -> bool {
        self.0.len() == Self::DIGITS && self.0.bytes().all(|b| b.is_ascii_digit())
    }

    /// Whether it is so short that it can be guessed.
    pub fn is_short(&self) -> bool {
        self.0.len() <= Self::DIGITS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_digits_of_a_code_are_read() {
        for typed in [
            "123456",
            " 123 456 ",
            "１２３４５６",
            "123-456",
            "１２３\u{3000}４５６",
            "\u{202d}123456\u{202c}",
        ] {
            let code = Code::read(typed);
            assert_eq!(code.as_str(), "123456", "{typed}");
            assert!(code.is_of_authenticator() && code.is_short());
        }
        let recovery = Code::read("abcd-efgh-ｊｋｌｍ-2345");
        assert_eq!(recovery.as_str(), "ABCDEFGHJKLM2345");
        assert!(!recovery.is_short() && !recovery.is_of_authenticator());
        assert!(Code::read("").is_short());
    }
}
