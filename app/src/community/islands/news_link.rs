//! The link to what came since a page was written, once something did.

use domain::Language;
use web_sys::HtmlElement;

use super::dom;
use crate::number::{is_singular, number};

/// Shows of how many things it is, or hides it where there is none. Returns what it says.
pub(super) fn show(link: &HtmlElement, count: u64) -> String {
    let language = dom::data(link, "language").parse().unwrap_or(Language::En);
    let words = dom::data(link, if is_singular(language, count) { "singular" } else { "plural" });
    let text = if count == 0 { String::new() } else { words.replace("{}", &number(language, count)) };
    link.set_text_content(Some(&text));
    link.set_hidden(count == 0);
    text
}
