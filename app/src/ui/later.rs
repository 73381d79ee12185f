//! Long HTML that was written before, or is by itself: it goes straight into the page as that is finished, where it is copied
//! once and not looked through. Until then a mark stands in its place.

use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::{provide_context, use_context};

/// Something that writes.
type Write = Box<dyn FnOnce(&mut String) + Send>;

/// What is to come on a page.
#[derive(Clone, Default)]
pub(super) struct Later(Arc<Mutex<Vec<Part>>>);

/// A part of a page that is to come.
pub(super) struct Part {
    /// How long it will be, about.
    pub len: usize,
    write: Option<Write>,
}

impl Part {
    /// Writes it, once.
    pub(super) fn write(&mut self, page: &mut String) {
        if let Some(write) = self.write.take() {
            write(page);
        }
    }
}

impl Later {
    /// Has the views of the current owner say what comes later.
    pub(super) fn begin(&self) {
        provide_context(self.clone());
    }

    /// What was said.
    pub(super) fn parts(&self) -> Vec<Part> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Has finished HTML, without marks of Leptos and without a form that is posted, written into its place as its page is
/// finished. Returns what stands there until then; where no page is written, the HTML itself.
pub(crate) fn later(len: usize, write: impl FnOnce(&mut String) + Send + 'static) -> String {
    let Some(Later(parts)) = use_context() else {
        let mut html = String::with_capacity(len);
        write(&mut html);
        return html;
    };
    let mut parts = parts.lock().unwrap_or_else(PoisonError::into_inner);
    let mark = format!("<!{}>", parts.len());
    parts.push(Part { len, write: Some(Box::new(write)) });
    mark
}

/// The number of the mark that begins here, and what follows it.
pub(super) fn mark(rest: &str) -> Option<(usize, &str)> {
    let (number, after) = rest.strip_prefix('!')?.split_once('>')?;
    Some((number.parse().ok()?, after))
}
