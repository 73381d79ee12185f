//! What a text that a person types may hold, whatever field it is typed into: all that people write, and nothing that
//! turns around or covers the text beside it.

use crate::normal::{is_combining_mark, nfc, nfkd};

/// Marks that may stand on one letter; natural writing needs three at the most.
pub(crate) const MAX_STACKED_MARKS: usize = 4;

/// Where in a text something stands that cannot stay: both count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The line.
    pub line: u32,
    /// The character on that line.
    pub character: u32,
}

/// A text of one line: trimmed, with one space for each run of white space, composed (NFC).
pub(crate) fn line(text: &str) -> String {
    let text = without_strays(text);
    nfc(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A text of several lines, whose lines all end alike, whatever ended them where it was written.
pub fn lines(text: &str) -> String {
    let ends = ['\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];
    without_strays(&text.replace("\r\n", "\n").replace(ends, "\n"))
}

/// What was pasted into a field for a number, a code or an address: without what is not seen, full-width signs as plain
/// ones, and without the stop or comma that followed it.
pub(crate) fn pasted(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !is_invisible(*c)).map(plain_width).collect();
    plain
        .trim_start()
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';'))
        .to_owned()
}

/// A name without what is not seen. What joins letters stays between letters of the scripts that are written joined.
pub(crate) fn visible(text: &str) -> String {
    let all: Vec<char> = text.chars().collect();
    let joins = |at: usize| {
        let is_joined = |c: Option<&char>| c.is_some_and(|c| matches!(c, '\u{600}'..='\u{1CFF}'));
        is_joined(at.checked_sub(1).and_then(|before| all.get(before))) && is_joined(all.get(at + 1))
    };
    let stays = |(at, c): (usize, &char)| match c {
        '\u{200C}' | '\u{200D}' => joins(at),
        c => !is_invisible(*c),
    };
    all.iter().enumerate().filter(|one| stays(*one)).map(|(_, c)| *c).collect()
}

/// Whether there is nothing to see in a text.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c) || is_combining_mark(c))
}

/// Where a text first holds what harms the text around it: a control, a direction that is forced upon it or does not
/// end on its line, or a pile of marks.
pub(crate) fn harm(text: &str) -> Option<Place> {
    (1..).zip(text.split('\n')).find_map(|(number, line)| {
        let at = harm_in_line(line)?;
        Some(Place { line: number, character: u32::try_from(at + 1).unwrap_or(u32::MAX) })
    })
}

/// The same of one line, counted in characters from 0.
fn harm_in_line(line: &str) -> Option<usize> {
    let (mut open, mut marks) = (Vec::new(), 0);
    for (at, c) in line.chars().enumerate() {
        if !is_invisible(c) {
            marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        }
        match c {
            '\t' => {}
            // An override makes its own text read backwards, too.
            '\u{202D}' | '\u{202E}' => return Some(at),
            '\u{202A}' | '\u{202B}' | '\u{2066}'..='\u{2068}' => open.push((at, c)),
            // Each ends the last that was opened of its own kind and what was opened within it (UAX #9, X6a and X7).
            '\u{202C}' => {
                open.pop_if(|(_, opened)| is_embedding(*opened));
            }
            '\u{2069}' => match open.iter().rposition(|(_, opened)| !is_embedding(*opened)) {
                Some(isolate) => open.truncate(isolate),
                None => return Some(at),
            },
            c if c.is_control() || marks > MAX_STACKED_MARKS => return Some(at),
            _ => {}
        }
    }
    open.first().map(|(at, _)| *at)
}

const fn is_embedding(c: char) -> bool {
    matches!(c, '\u{202A}' | '\u{202B}')
}

/// A text without characters that stand for nothing: those that are none (Unicode, section 23.7), and tags that spell no
/// flag, which would hide words.
fn without_strays(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let tags = if c == '\u{1F3F4}' { flag(after) } else { 0 };
        if !is_stray(c) {
            kept.push_str(&rest[..c.len_utf8() + tags]);
        }
        rest = &after[tags..];
    }
    kept
}

/// How many bytes at the head of a text are tags that make a flag of what stands before (UTS #51, annex C).
fn flag(text: &str) -> usize {
    let is_part = |c: char| matches!(c, '\u{E0030}'..='\u{E0039}' | '\u{E0061}'..='\u{E007A}');
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let is_flag = (3..=6).contains(&(end / 4)) && text[end..].starts_with('\u{E007F}');
    if is_flag { end + 4 } else { 0 }
}

pub(crate) const fn is_stray(c: char) -> bool {
    matches!(c, '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}' | '\u{FDD0}'..='\u{FDEF}')
        || c as u32 & 0xFFFE == 0xFFFE
}

/// Characters that draw nothing of their own (Unicode TR 36, section 2.10). Those that choose among the forms of an
/// ideograph are left out.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFC}' | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}')
}

/// A full-width sign of ASCII as the plain one.
fn plain_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
        c => c,
    }
}

/// The letters that a text is compared by: without what is not seen, without accents and case, and without the forms that
/// one letter has. An apostrophe of any kind is `'`.
pub(crate) fn folded(text: &str) -> String {
    let apart = nfkd(text);
    let letters = apart.chars().filter(|c| !is_combining_mark(*c) && !is_invisible(*c));
    let mut folded = String::with_capacity(text.len());
    for letter in letters.flat_map(char::to_lowercase) {
        match letter {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            c if is_apostrophe(c) => folded.push('\''),
            // What lower case makes of some letters (İ) has a mark again.
            c if is_combining_mark(c) => {}
            c => folded.push(c),
        }
    }
    folded
}

/// Whether it is an apostrophe, as keyboards and books write it.
pub(crate) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Whether it can be part of a word: a letter, a digit, what stands on one, or what is not seen within one.
pub(crate) fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || is_invisible(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn refused(text: &str) -> Option<(u32, u32)> {
        harm(&lines(text)).map(|Place { line, character }| (line, character))
    }

    #[test]
    fn emoji_flags_and_balanced_isolates_are_text() {
        for text in [
            "❤\u{FE0F} 👩\u{200D}⚕\u{FE0F} 👨\u{200D}👩\u{200D}👧\u{200D}👦",
            "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F} 🇨🇦",
            "\u{2067}שלום\u{2069} and \u{2068}\u{2066}a\u{2069}\u{2069}",
            "\u{202A}+1 613 731-9331\u{202C} and 613 731-9331\u{202C}",
            "co\u{AD}opération, 10\u{A0}%, «\u{202F}oui\u{202F}», a\u{200B}b, \u{200F}א\u{200E}",
            "葛\u{E0100} e\u{301}",
        ] {
            assert_eq!((refused(text), lines(text).as_str()), (None, text), "{text:?}");
            assert_eq!(harm(&line(text)), None, "{text:?}");
        }
    }

    #[test]
    fn every_line_end_ends_a_line() {
        assert_eq!(lines("a\r\nb\rc\u{B}d\u{C}e\u{85}f\u{2028}g\u{2029}h\ni"), "a\nb\nc\nd\ne\nf\ng\nh\ni");
        assert_eq!(line(" a\r\n\u{B}b\u{C}\tc "), "a b c");
    }

    #[test]
    fn case_32_what_turns_other_text_around_is_refused_and_its_place_is_named() {
        for (text, place) in [
            ("a\u{202E}b", (1, 2)),
            ("\u{202D}a\u{202C}", (1, 1)),
            ("one\ntwo \u{2067}b\nthree", (2, 5)),
            ("\u{2067}a\n\u{2069}", (1, 1)),
            ("a\u{2069}", (1, 2)),
            ("\u{202B}a", (1, 1)),
            ("\u{2066}\u{202A}a\u{2069}b\u{2069}", (1, 6)),
            ("a\0", (1, 2)),
            ("a\u{1b}[31m", (1, 2)),
            ("e\u{301}\u{301}\u{301}\u{301}\u{301}", (1, 6)),
            ("e\u{301}\u{301}\u{301}\u{FE0F}\u{301}\u{301}", (1, 7)),
        ] {
            assert_eq!(refused(text), Some(place), "{text:?}");
        }
    }

    #[test]
    fn case_32_tags_that_spell_no_flag_are_left_out() {
        assert_eq!(lines("a\u{E0061}\u{E0062}b\u{FDD0}\u{FFFF}"), "ab");
        assert_eq!(line("🏴\u{E0061}!"), "🏴!");
    }

    #[test]
    fn what_is_pasted_is_plain() {
        assert_eq!(pasted("\u{202A}６１３\u{2011}731\u{202C}., "), "613\u{2011}731");
    }

    #[test]
    fn a_joined_script_keeps_what_joins_it() {
        assert_eq!(visible("علی\u{200C}رضا"), "علی\u{200C}رضا");
        assert_eq!(visible("E\u{200C}v\u{AD}e\u{200D}"), "Eve");
    }

    proptest! {
        #[test]
        fn what_is_read_once_reads_the_same_again(text in "\\PC{0,40}") {
            prop_assert_eq!(lines(&lines(&text)), lines(&text));
            prop_assert_eq!(line(&line(&text)), line(&text));
            prop_assert_eq!(folded(&folded(&text)), folded(&text));
            prop_assert_eq!(pasted(&pasted(&text)), pasted(&text));
        }

        #[test]
        fn nothing_that_is_taken_reaches_beyond_its_line(
            before in "[a-z\u{2066}-\u{2069}\u{202A}-\u{202E}]{0,12}",
        ) {
            if harm(&before).is_none() {
                // What stands after it is still open in nothing.
                prop_assert_eq!(harm(&format!("{before}\u{2069}")).map(|place| place.line), Some(1));
            }
        }
    }
}
