//! Addresses that open another program: a mail or a text message, ready to be finished.

use std::fmt::Write as _;

/// Opens a mail to write. It works without JavaScript, and nothing passes through the server.
pub(super) fn mailto(to: &str, subject: &str, body: &str) -> String {
    let mut link = format!("mailto:{to}?subject={}", encoded(subject));
    if !body.is_empty() {
        let _ = write!(link, "&body={}", encoded(body));
    }
    link
}

/// Opens a text message to write. `?&` is what both iOS and Android read.
pub(super) fn sms(body: &str) -> String {
    format!("sms:?&body={}", encoded(body))
}

/// Percent-encodes all but the unreserved characters; line breaks become CRLF (RFC 6068 section 5).
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            b'\n' => out.push_str("%0D%0A"),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_in_a_text_can_add_a_header_to_the_mail() {
        assert_eq!(
            mailto("a@example.org", "Santé & soins?", "Un\nDeux&bcc=x"),
            "mailto:a@example.org?subject=Sant%C3%A9%20%26%20soins%3F&body=Un%0D%0ADeux%26bcc%3Dx"
        );
        assert_eq!(sms("a b"), "sms:?&body=a%20b");
    }
}
