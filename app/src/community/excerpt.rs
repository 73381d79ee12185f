//! How a text begins, in a row.

use domain::shortened;
use markdown::own_words;

/// Characters of it.
const LENGTH: usize = 160;
/// Characters of a text among which they are looked for.
const BEGINNING: usize = 2_000;

/// How begins what somebody wrote, without what they quote; `None` where there are none.
pub(super) fn excerpt(source: &str) -> Option<String> {
    let beginning = source.char_indices().nth(BEGINNING).map_or(source, |(end, _)| &source[..end]);
    Some(shortened(&own_words(beginning), LENGTH)).filter(|words| !words.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_shows_a_line_of_what_somebody_says_themselves() {
        assert_eq!(excerpt("> Theirs\n\n**Short**, and\n\nwhole").as_deref(), Some("Short, and whole"));
        let long = excerpt(&"word ".repeat(1_000)).unwrap_or_default();
        assert!(long.ends_with("word…") && long.chars().count() <= LENGTH + 1, "{long}");
        assert_eq!(excerpt("> quoted"), None);
    }
}
