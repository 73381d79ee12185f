//! Parts of pages that are the same for whoever reads in a language: written once.

use std::sync::OnceLock;

use domain::Language;

use super::markup::Markup;

/// A part of pages, in each language as it was written first; in each of its cases, where it has several.
pub(crate) struct Once<const CASES: usize = 1>([[OnceLock<String>; 2]; CASES]);

impl<const CASES: usize> Once<CASES> {
    /// None yet.
    pub(crate) const fn new() -> Self {
        Self([const { [const { OnceLock::new() }; 2] }; CASES])
    }

    /// The part in a language and a case, of which alone it may be made.
    pub(crate) fn written_in(
        &self,
        case: usize,
        language: Language,
        write: impl FnOnce() -> Markup,
    ) -> Markup {
        Markup::of(self.0[case][language as usize].get_or_init(|| write().into_written()))
    }
}

impl Once {
    /// The part in a language, of which alone it may be made.
    pub(crate) fn written(&self, language: Language, write: impl FnOnce() -> Markup) -> Markup {
        self.written_in(0, language, write)
    }
}
