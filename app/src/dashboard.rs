//! The dashboard of staff.

#[cfg(feature = "ssr")]
pub mod audit;
#[cfg(feature = "ssr")]
mod difference;
#[cfg(feature = "ssr")]
mod documents;
mod found;
#[cfg(feature = "ssr")]
mod frame;
#[cfg(feature = "ssr")]
mod guest_posts;
#[cfg(feature = "ssr")]
mod home;
pub mod islands;
#[cfg(feature = "ssr")]
mod kept;
#[cfg(feature = "ssr")]
mod offers;
#[cfg(feature = "ssr")]
mod outcomes;
#[cfg(feature = "ssr")]
mod palette;
#[cfg(feature = "ssr")]
mod palette_dialog;
#[cfg(feature = "ssr")]
mod parts;
#[cfg(feature = "ssr")]
mod person;
#[cfg(feature = "ssr")]
mod places;
#[cfg(feature = "ssr")]
mod roster;
#[cfg(feature = "ssr")]
mod sample;
#[cfg(feature = "ssr")]
pub mod spreadsheet;
#[cfg(feature = "ssr")]
mod staff;
#[cfg(feature = "ssr")]
mod suggestions;
#[cfg(feature = "ssr")]
mod table;
#[cfg(feature = "ssr")]
mod topics;

#[cfg(feature = "ssr")]
pub use documents::{DocumentPage, DocumentsPage, DraftPage, PublishPage, VersionPage};
pub use found::{Found, FoundList, FoundPlaces};
#[cfg(feature = "ssr")]
pub(crate) use frame::Frame;
#[cfg(feature = "ssr")]
pub use guest_posts::{GuestDeskPage, GuestDone, GuestQueuePage};
#[cfg(feature = "ssr")]
pub use home::HomePage;
#[cfg(feature = "ssr")]
pub use offers::{OfferDeskPage, OfferQueuePage};
#[cfg(feature = "ssr")]
pub use outcomes::{OutcomeDone, OutcomePage, OutcomeRefusal, OutcomeVersionPage};
#[cfg(feature = "ssr")]
pub use palette::PalettePage;
#[cfg(feature = "ssr")]
pub(crate) use palette_dialog::PaletteDialog;
#[cfg(feature = "ssr")]
pub(crate) use parts::{Figures, Select};
#[cfg(feature = "ssr")]
pub use person::{PersonDone, PersonPage};
#[cfg(feature = "ssr")]
pub use roster::{CheckNotice, CheckPage, ImportPage, InvitationsPage, RosterDone, RosterPage, UploadError};
#[cfg(feature = "ssr")]
pub use roster::{example, report};
#[cfg(feature = "ssr")]
pub use staff::{StaffNotice, StaffPage};
#[cfg(feature = "ssr")]
pub use suggestions::{SuggestionsPage, TriagePage};
#[cfg(feature = "ssr")]
pub(crate) use table::{Cell, table};
#[cfg(feature = "ssr")]
pub use topics::{
    ThemeEditorPage, TopicDone, TopicEditorPage, TopicFilesPage, TopicRefusal, TopicVersionPage, TopicsPage,
};
