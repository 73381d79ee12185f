//! Parts of pages that are the same for whoever reads in a language: written once.

use std::sync::OnceLock;

use domain::Language;

use super::markup::Markup;

/// A part of pages, in each language as it was written first.
pub(crate) struct Once([OnceLock<String>; 2]);

impl Once {
    /// None yet.
    pub(crate) const fn new() -> Self {
        Self([OnceLock::new(), OnceLock::new()])
    }

    /// The part in a language, of which alone it may be made.
    pub(crate) fn written(&self, language: Language, write: impl FnOnce() -> Markup) -> Markup {
        Markup::of(self.0[language as usize].get_or_init(|| write().into_written()))
    }
}
