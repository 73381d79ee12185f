//! How a text begins, on a line.

use markdown::own_words;

/// Characters of it.
const LENGTH: usize = 160;
/// Characters of a text among which they are looked for.
const BEGINNING: usize = 2_000;

/// The first words of what somebody wrote, without what they quote; `None` where there are none.
pub(super) fn first_words(source: &str) -> Option<String> {
    let beginning = source.char_indices().nth(BEGINNING).map_or(source, |(end, _)| &source[..end]);
    let said = own_words(beginning);
    let Some((end, _)) = said.char_indices().nth(LENGTH) else {
        return Some(said).filter(|said| !said.is_empty());
    };
    let end = said[..end].rfind(' ').unwrap_or(end);
    Some(format!("{} …", &said[..end]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_is_cut_between_words_and_says_so() {
        assert_eq!(first_words("**Short**, and\n\nwhole").as_deref(), Some("Short, and whole"));
        let long = first_words(&"word ".repeat(100)).unwrap_or_default();
        assert!(long.ends_with("word …") && long.chars().count() <= LENGTH + 2, "{long}");
        assert_eq!(first_words("> quoted"), None);
    }

    proptest! {
        #[test]
        fn any_text_has_first_words_or_none(source in "\\PC{0,300}") {
            prop_assert!(first_words(&source).is_none_or(|words| !words.is_empty()));
        }
    }
}
