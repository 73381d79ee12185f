//! What is wrong with a text that somebody typed, in words.

use domain::Language;
use domain::desk::ProseError;

use crate::i18n::{locale, number, td_string};

/// What is wrong with a field of so many characters.
pub(crate) fn prose_error(language: Language, error: ProseError, most: usize) -> String {
    let t = locale(language);
    let most = number(language, most as u64);
    match error {
        ProseError::Missing => td_string!(t, suggestions.error.missing).to_owned(),
        ProseError::Long => td_string!(t, suggestions.error.long, most),
        ProseError::Characters(place) => {
            td_string!(t, suggestions.error.characters, line = place.line, character = place.character)
        }
    }
}
