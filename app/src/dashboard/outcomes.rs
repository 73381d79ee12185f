//! What came of topics, as editors write it, and looking back at it.

mod editor;
mod follow_up;
mod kept;
mod page;
mod versions;

pub use page::{OutcomeDone, OutcomePage, OutcomeRefusal};
pub use versions::OutcomeVersionPage;
