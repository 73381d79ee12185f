//! Themes and topics, as editors write them.

mod editor;
mod files;
mod list;
mod theme;
mod versions;
mod work;

pub(super) use editor::TopicEditor;
pub use editor::{TopicDone, TopicEditorPage, TopicRefusal};
pub(super) use files::TopicFiles;
pub use files::TopicFilesPage;
pub(super) use list::Topics;
pub use list::TopicsPage;
pub(super) use theme::ThemeEditor;
pub use theme::ThemeEditorPage;
pub(super) use versions::ComparedVersions;
pub use versions::TopicVersionPage;
pub use work::TopicWork;
