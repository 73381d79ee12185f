//! What is the same for whoever reads in a language: made once.

use std::sync::OnceLock;

use domain::Language;

use super::markup::Markup;

/// Something in each language, as it was made first.
pub(crate) struct PerLanguage<T>([OnceLock<T>; 2]);

impl<T> PerLanguage<T> {
    /// None yet.
    pub(crate) const fn new() -> Self {
        Self([const { OnceLock::new() }; 2])
    }

    /// It in a language, of which alone it may be made.
    pub(crate) fn get(&self, language: Language, make: impl FnOnce() -> T) -> &T {
        self.0[language as usize].get_or_init(make)
    }
}

/// A part of pages, in each language as it was written first; in each of its cases, where it has several.
pub(crate) struct Once<const CASES: usize = 1>([PerLanguage<String>; CASES]);

impl<const CASES: usize> Once<CASES> {
    /// None yet.
    pub(crate) const fn new() -> Self {
        Self([const { PerLanguage::new() }; CASES])
    }

    /// The part in a language and a case, of which alone it may be made.
    pub(crate) fn written_in(
        &self,
        case: usize,
        language: Language,
        write: impl FnOnce() -> Markup,
    ) -> Markup {
        Markup::of(self.0[case].get(language, || write().into_written()))
    }
}

impl Once {
    /// The part in a language, of which alone it may be made.
    pub(crate) fn written(&self, language: Language, write: impl FnOnce() -> Markup) -> Markup {
        self.written_in(0, language, write)
    }
}
