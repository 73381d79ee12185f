//! What a comment says, without its marks.

use pulldown_cmark::{Event, Parser, TagEnd};

use crate::shield::{shield, unshielded};

/// A comment's words without its marks.
pub fn plain(source: &str) -> String {
    let mut text = String::with_capacity(source.len());
    for event in Parser::new(&shield(source)) {
        match event {
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                text.push_str(&unshielded(&words));
            }
            // What stands within a line parts no words.
            Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image,
            ) => {}
            Event::SoftBreak | Event::HardBreak | Event::End(_) if !text.ends_with(' ') => text.push(' '),
            _ => {}
        }
    }
    text.trim().to_owned()
}
