//! Texts that stand in both languages, and which of these lags behind.

use crate::Language;

/// Which language is out of date after a save that changed `changed` of [`Language::ALL`]. Where both stood and one
/// alone was changed, the other is, until somebody `confirms` it or changes it as well.
pub(super) fn lagging(
    before: Option<Language>,
    changed: [bool; 2],
    both_stood: bool,
    confirms: bool,
) -> Option<Language> {
    match changed {
        _ if confirms || !both_stood => None,
        [true, true] => None,
        // The one that lagged has caught up; otherwise the one that was left alone lags now.
        [true, false] if before == Some(Language::En) => None,
        [true, false] => Some(Language::Fr),
        [false, true] if before == Some(Language::Fr) => None,
        [false, true] => Some(Language::En),
        [false, false] => before,
    }
}
