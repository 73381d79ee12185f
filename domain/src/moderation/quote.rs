//! What others quote of a text that is no longer read.

use crate::search::words;

/// Words in a row that no two texts share by chance.
const TELLING: usize = 4;

/// A comment's Markdown without what it quotes of a `removed` text; `None` where it quotes none of that. Lines that are
/// quoted one below another are one quotation: where a part of it is of that text, all that is gives way to `instead`.
pub fn without_quotes(source: &str, removed: &str, instead: &str) -> Option<String> {
    let removed = padded(removed);
    let mut kept: Vec<String> = Vec::new();
    let mut changed = false;
    let lines: Vec<&str> = source.split('\n').collect();
    for quotation in lines.chunk_by(|one, next| quoted(one).is_some() == quoted(next).is_some()) {
        let is_of_it = |line: &str| removed.contains(&padded(line));
        let tells = |line: &str| words(line).count() >= TELLING || padded(line) == removed;
        let texts = || quotation.iter().filter_map(|line| quoted(line));
        if !texts().any(|line| tells(line) && is_of_it(line)) {
            kept.extend(quotation.iter().map(|line| (*line).to_owned()));
            continue;
        }
        changed = true;
        let mut is_said = false;
        for (line, text) in quotation.iter().zip(texts()) {
            if !is_of_it(text) {
                kept.push((*line).to_owned());
            } else if !is_said {
                kept.push(format!("> {instead}"));
                is_said = true;
            }
        }
    }
    changed.then(|| kept.join("\n"))
}

/// A comment's Markdown without what it quotes of others.
pub fn unquoted(source: &str) -> String {
    source.split('\n').filter(|line| quoted(line).is_none()).collect::<Vec<_>>().join("\n")
}

/// What a line quotes, without the marks of quotations within quotations.
fn quoted(line: &str) -> Option<&str> {
    let text = line.trim_start();
    text.starts_with('>').then(|| text.trim_start_matches(['>', ' ']))
}

/// A text's words with a space around each, so that none is found within another.
fn padded(text: &str) -> String {
    words(text).fold(" ".to_owned(), |line, word| line + &word + " ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const REMOVED: &str = "Dr. Untel is a fool.\n\nEverybody at the *clinic* knows it, he drinks.";

    fn without(source: &str) -> Option<String> {
        without_quotes(source, REMOVED, "[gone]")
    }

    #[test]
    fn a_quotation_of_the_removed_text_gives_way_and_the_answer_stays() {
        let reply = "@barnabe\n\n> Dr. Untel is a fool.\n>\n> Everybody at the *clinic* knows it, he drinks.\n\nI disagree.";
        assert_eq!(without(reply).as_deref(), Some("@barnabe\n\n> [gone]\n\nI disagree."));
    }

    #[test]
    fn a_part_of_it_gives_way_however_it_is_written() {
        assert_eq!(without("  >  everybody at the CLINIC\n\nWho?").as_deref(), Some("> [gone]\n\nWho?"));
        assert_eq!(without("> > at the clinic knows it").as_deref(), Some("> [gone]"));
        assert_eq!(
            without("> My own words.\n> Everybody at the clinic knows").as_deref(),
            Some("> My own words.\n> [gone]")
        );
    }

    #[test]
    fn what_is_no_quotation_of_it_stays() {
        for source in
            ["> a fool", "> Everybody knows that he drinks", "Everybody at the clinic knows it", "", ">"]
        {
            assert_eq!(without(source), None, "{source}");
        }
    }

    #[test]
    fn of_a_short_text_the_whole_alone_is_known_again() {
        assert_eq!(without_quotes("> Fool!\n\nNo.", "fool", "[gone]").as_deref(), Some("> [gone]\n\nNo."));
        assert_eq!(without_quotes("> A fool's errand", "fool", "[gone]"), None);
    }

    #[test]
    fn what_is_quoted_of_others_is_none_of_ones_own_words() {
        assert_eq!(
            unquoted("@barnabe\n\n> Beds are short.\n  > > Very.\n\nSo they are."),
            "@barnabe\n\n\nSo they are."
        );
        assert_eq!(unquoted("> Beds are short."), "");
    }

    proptest! {
        #[test]
        fn what_gave_way_once_quotes_nothing_of_it_any_more(before in "[a-z> \n]{0,40}", text in "[a-z]{1,5}( [a-z]{1,5}){4,8}") {
            let source = format!("{before}\n\n> {text}\n\nNo.");
            let without = without_quotes(&source, &text, "[gone]");
            prop_assert!(without.as_ref().is_some_and(|without| without.ends_with("No.")));
            prop_assert_eq!(without_quotes(&without.unwrap_or_default(), &text, "[gone]"), None);
        }
    }
}
