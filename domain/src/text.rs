//! What no line of text that a person types may hold.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Marks that may stand on one letter; natural writing needs three at the most.
const MAX_STACKED_MARKS: usize = 4;

/// Trims, folds runs of white space into one space, and composes (NFC).
pub(crate) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

/// Whether a line holds controls, invisible or direction-changing characters, or a pile of marks.
pub(crate) fn is_deceptive(text: &str) -> bool {
    let mut marks = 0;
    text.chars().any(|c| {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        marks > MAX_STACKED_MARKS || c.is_control() || is_invisible(c)
    })
}

/// Whether a text of several lines holds controls, characters that turn it around or hide words, or a pile of marks.
/// What joins letters and emoji is natural there.
pub(crate) fn is_deceptive_prose(text: &str) -> bool {
    let mut marks = 0;
    text.chars().any(|c| {
        marks = if is_combining_mark(c) && !matches!(c, '\u{FE00}'..='\u{FE0F}') { marks + 1 } else { 0 };
        marks > MAX_STACKED_MARKS
            || c.is_control() && c != '\n'
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{E0000}'..='\u{E0FFF}')
    })
}

/// Characters that draw nothing or turn the text around (Unicode TR 36, section 2.10).
const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFD}' | '\u{E0000}'..='\u{E0FFF}')
}
