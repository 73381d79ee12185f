//! A mail's headers that are written as they stand, its subject among them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lettre::message::header::{HeaderName, HeaderValue};

/// Bytes that are encoded together, so that a line of them is short.
const TOGETHER: usize = 39;

/// A subject that is read as it was written. lettre lets pass what looks encoded already, which programs would then decode:
/// people could write whatever does not belong in a header that way.
pub(super) fn subject(text: &str) -> HeaderValue {
    if text.contains("=?") {
        raw("Subject", &encoded(text))
    } else {
        HeaderValue::new(HeaderName::new_from_ascii_str("Subject"), text.to_owned())
    }
}

/// A header as it stands.
pub(super) fn raw(name: &'static str, value: &str) -> HeaderValue {
    // Unfolded and unencoded: the values are ASCII, and RFC 8058 wants its address in one piece.
    let name = HeaderName::new_from_ascii_str(name);
    HeaderValue::dangerous_new_pre_encoded(name, value.to_owned(), value.to_owned())
}

/// In encoded words (RFC 2047), a line each.
fn encoded(text: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    for c in text.chars() {
        match parts.last_mut() {
            Some(part) if part.len() + c.len_utf8() <= TOGETHER => part.push(c),
            _ => parts.push(c.to_string()),
        }
    }
    let words: Vec<String> =
        parts.iter().map(|part| format!("=?utf-8?b?{}?=", STANDARD.encode(part))).collect();
    words.join("\r\n ")
}

#[cfg(test)]
mod tests {
    use lettre::message::header::Headers;

    use super::*;

    #[test]
    fn what_looks_encoded_is_encoded_once_more() {
        assert_eq!(encoded("=?utf-8?q?=0D=0ABcc?="), "=?utf-8?b?PT91dGYtOD9xPz0wRD0wQUJjYz89?=");
        let long = encoded(&"é".repeat(60));
        assert!(long.split("\r\n ").all(|word| word.len() <= 75 && word.ends_with("?=")), "{long}");
        let written = |text: &str| {
            let mut headers = Headers::new();
            headers.insert_raw(subject(text));
            headers.to_string()
        };
        assert_eq!(written("Night shifts"), "Subject: Night shifts\r\n");
        assert!(!written("a =?utf-8?q?b?=").contains("?q?"));
    }
}
