//! The dashboard of staff.

pub mod actions;
pub mod audit;
mod difference;
mod documents;
mod frame;
mod guest_posts;
mod home;
mod outcomes;
mod pages;
mod parts;
mod person;
mod roster;
pub mod spreadsheet;
mod staff;
mod suggestions;
mod topics;

pub use documents::{DocumentPage, DraftPage, PublishPage, VersionPage};
pub(crate) use frame::Frame;
pub use guest_posts::{GuestDeskPage, GuestDone, GuestQueuePage};
pub use outcomes::{OutcomeDone, OutcomePage, OutcomeRefusal, OutcomeVersionPage};
pub use pages::{DashboardPage, HomePage};
pub(crate) use pages::{body, title};
pub(crate) use parts::{Figures, Select};
pub use person::{PersonDone, PersonPage};
pub use roster::{CheckNotice, CheckPage, ImportPage, InvitationsPage, RosterDone, RosterPage, UploadError};
pub use roster::{example, report};
pub use staff::{StaffNotice, StaffPage};
pub use suggestions::{SuggestionsPage, TriagePage};
pub use topics::{
    ThemeEditorPage, TopicDone, TopicEditorPage, TopicFilesPage, TopicRefusal, TopicVersionPage, TopicsPage,
};
