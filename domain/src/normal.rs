//! Unicode's normal forms (UAX #15), its capital and its small letters: on the server by a library, in the browser by its
//! own tables, which are there already and would take a third of the program.

#[cfg(not(target_arch = "wasm32"))]
pub use server::capitals;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use server::{is_combining_mark, nfc, nfkc, nfkd, small};

#[cfg(target_arch = "wasm32")]
pub use browser::capitals;
#[cfg(target_arch = "wasm32")]
pub(crate) use browser::{is_combining_mark, nfc, nfkc, nfkd, small};

#[cfg(not(target_arch = "wasm32"))]
mod server {
    use unicode_normalization::UnicodeNormalization as _;

    pub(crate) use unicode_normalization::char::is_combining_mark;

    /// Composed.
    pub(crate) fn nfc(text: &str) -> String {
        text.nfc().collect()
    }

    /// Composed, and without what is only another way to write the same.
    pub(crate) fn nfkc(text: &str) -> String {
        text.nfkc().collect()
    }

    /// The same, taken apart.
    pub(crate) fn nfkd(text: &str) -> String {
        text.nfkd().collect()
    }

    /// In small letters.
    pub(crate) fn small(text: &str) -> String {
        text.chars().flat_map(char::to_lowercase).collect()
    }

    /// In capitals.
    pub fn capitals(text: &str) -> String {
        text.chars().flat_map(char::to_uppercase).collect()
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::{JsString, RegExp};

    pub(crate) fn nfc(text: &str) -> String {
        normal(text, "NFC")
    }

    pub(crate) fn nfkc(text: &str) -> String {
        normal(text, "NFKC")
    }

    pub(crate) fn nfkd(text: &str) -> String {
        normal(text, "NFKD")
    }

    fn normal(text: &str, form: &str) -> String {
        if text.is_ascii() { text.to_owned() } else { JsString::from(text).normalize(form).into() }
    }

    pub(crate) fn small(text: &str) -> String {
        if text.is_ascii() { text.to_ascii_lowercase() } else { JsString::from(text).to_lower_case().into() }
    }

    /// In capitals.
    pub fn capitals(text: &str) -> String {
        if text.is_ascii() { text.to_ascii_uppercase() } else { JsString::from(text).to_upper_case().into() }
    }

    pub(crate) fn is_combining_mark(c: char) -> bool {
        // The first of them.
        c >= '\u{300}' && RegExp::new("^\\p{M}$", "u").test(c.encode_utf8(&mut [0; 4]))
    }
}
