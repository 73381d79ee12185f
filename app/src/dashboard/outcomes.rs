//! What came of topics, as editors write it, and looking back at it.

mod editor;
mod follow_up;
mod versions;

pub(super) use editor::OutcomeEditor;
pub use editor::{OutcomeDone, OutcomePage, OutcomeRefusal};
pub(super) use versions::ComparedOutcomes;
pub use versions::OutcomeVersionPage;
