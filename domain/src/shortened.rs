//! What somebody wrote, as a line of ours may quote it: a mail's subject, for example.

use crate::normal::is_combining_mark;
use crate::text::{MAX_STACKED_MARKS, is_invisible, is_stray};

/// What stands at the end of a text that goes on.
const MORE: char = '…';

/// A text on one line, at most `most` characters of it, cut at a word. What ends lines is a space; what is not seen, and
/// what changes how the text beside it is read, is left out.
pub fn shortened(text: &str, most: usize) -> String {
    let line = on_one_line(text);
    let Some((room, _)) = line.char_indices().nth(most) else { return line };
    let (end, last) = line[..room].char_indices().next_back().unwrap_or_default();
    let head = &line[..end];
    // A word longer than half of it is cut within.
    let word = head.rfind(' ').filter(|space| !last.is_whitespace() && *space >= end / 2).unwrap_or(end);
    let head = head[..word].trim_end_matches(|c: char| c.is_whitespace() || is_open(c));
    if most == 0 { String::new() } else { format!("{head}{MORE}") }
}

fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    // A mark with no letter before it would stand on what we write.
    let mut marks = MAX_STACKED_MARKS;
    for c in text.chars() {
        let c = if c.is_whitespace() && !is_kept_space(c) { ' ' } else { c };
        let is_idle_space = c.is_whitespace() && line.is_empty() || c == ' ' && line.ends_with(' ');
        if is_invisible(c) || is_stray(c) || c.is_control() || is_idle_space {
            continue;
        }
        if !is_combining_mark(c) {
            marks = if c.is_whitespace() { MAX_STACKED_MARKS } else { 0 };
        } else if marks == MAX_STACKED_MARKS {
            continue;
        } else {
            marks += 1;
        }
        line.push(c);
    }
    line.truncate(line.trim_end().len());
    line
}

/// Those that keep a mark of French with its word.
const fn is_kept_space(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{202F}')
}

/// What a cut text does not end with.
const fn is_open(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '.' | '-' | '–' | '—' | '(' | '[' | '«' | '“' | '‘')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_that_fits_stays_and_a_long_one_is_cut_at_a_word() {
        for (text, most, expected) in [
            ("Night shifts", 12, "Night shifts"),
            ("Night shifts", 11, "Night…"),
            ("Night shifts, and days", 13, "Night shifts…"),
            ("Quarts de nuit\u{A0}: bilan", 40, "Quarts de nuit\u{A0}: bilan"),
            ("Quarts de nuit\u{A0}: bilan", 18, "Quarts de nuit…"),
            ("Anticonstitutionnellement", 10, "Anticonst…"),
            ("A antidisestablishmentarianism", 12, "A antidises…"),
            ("  one \r\n two\t\u{2028}three ", 40, "one two three"),
            ("", 5, ""),
            ("a b", 0, ""),
        ] {
            assert_eq!(shortened(text, most), expected, "{text:?}");
        }
    }

    #[test]
    fn case_32_what_is_not_seen_or_turns_the_text_around_is_left_out() {
        for (text, expected) in [
            ("a\u{202E}b\u{2066}c\u{2069}\u{200F}", "abc"),
            ("Be\u{200B}ds\u{FEFF}\u{AD}\u{2060}", "Beds"),
            ("a\0b\u{1b}[31m\u{7f}", "ab[31m"),
            ("a\u{E0061}\u{FFFF}b", "ab"),
            ("\u{301}e\u{301}", "e\u{301}"),
            ("e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "e\u{301}\u{301}\u{301}\u{301}"),
            ("a \u{301}b", "a b"),
            ("a\u{85}b\u{2029}c\u{B}d", "a b c d"),
        ] {
            assert_eq!(shortened(text, 40), expected, "{text:?}");
        }
    }

    #[test]
    fn case_44_no_text_begins_another_header() {
        assert_eq!(shortened("Beds\r\nBcc: all@example.org", 80), "Beds Bcc: all@example.org");
    }

    proptest! {
        #[test]
        fn any_text_fits_is_of_one_line_and_is_the_same_when_it_is_cut_again(text in any::<String>(), most in 0..60_usize) {
            let cut = shortened(&text, most);
            prop_assert!(cut.chars().count() <= most);
            let ends = |c: char| c.is_control() || is_invisible(c) || matches!(c, '\u{2028}' | '\u{2029}');
            prop_assert!(!cut.contains(ends), "{cut:?}");
            prop_assert_eq!(cut.trim(), cut.as_str());
            prop_assert_eq!(shortened(&cut, most), cut);
        }
    }
}
