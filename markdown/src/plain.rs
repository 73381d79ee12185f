//! What a comment says, without its marks.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::shield::{shield, unshielded};

/// A comment's words without its marks.
pub fn plain(source: &str) -> String {
    words(Parser::new(&shield(source)))
}

/// The same without what it quotes: what its author says themselves.
pub fn own_words(source: &str) -> String {
    let source = shield(source);
    let mut depth = 0_usize;
    words(Parser::new(&source).filter(|event| {
        match event {
            Event::Start(Tag::BlockQuote(_)) => depth += 1,
            Event::End(TagEnd::BlockQuote(_)) => {
                depth = depth.saturating_sub(1);
                return false;
            }
            _ => {}
        }
        depth == 0
    }))
}

fn words<'e>(events: impl Iterator<Item = Event<'e>>) -> String {
    let mut text = String::new();
    for event in events {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_s_own_words_are_what_one_does_not_quote() {
        let reply = "@rowan\n\n> **Theirs**\n> > and another's\n\nMine, *too*.\n\n> More\nof theirs";
        assert_eq!(own_words(reply), "@rowan Mine, too.");
        assert_eq!(own_words("> Nothing else"), "");
        assert_eq!(plain("> Theirs\n\nMine"), "Theirs Mine");
    }

    #[test]
    fn a_text_that_was_cut_says_what_is_left_of_it() {
        assert_eq!(own_words("Mine, [a link](https://exam"), "Mine, [a link](https://exam");
        assert_eq!(own_words("```\nlet it"), "let it");
    }
}
