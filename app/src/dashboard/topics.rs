//! Themes and topics, as editors write them.

mod editor;
mod files;
mod list;
mod theme;
mod versions;
pub(super) mod work;

pub use editor::{TopicDone, TopicEditorPage, TopicRefusal};
pub use files::TopicFilesPage;
pub use list::TopicsPage;
pub use theme::ThemeEditorPage;
pub use versions::TopicVersionPage;
