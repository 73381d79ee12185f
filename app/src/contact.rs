//! Writing to the association: the form, what became of it, and where staff answer.

#[cfg(feature = "ssr")]
mod enquiry;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod mail;
#[cfg(feature = "ssr")]
mod own;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod queue;
#[cfg(feature = "ssr")]
mod sample;
#[cfg(feature = "ssr")]
mod sent;
#[cfg(feature = "ssr")]
mod thread;
#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
pub use enquiry::EnquiryPage;
#[cfg(feature = "ssr")]
pub use page::ContactPage;
#[cfg(feature = "ssr")]
pub(crate) use queue::waiting;
#[cfg(feature = "ssr")]
pub use queue::{EnquiriesDone, EnquiriesPage};
#[cfg(feature = "ssr")]
pub use sent::ContactSentPage;
#[cfg(feature = "ssr")]
pub use thread::{ThreadGonePage, ThreadPage};
#[cfg(feature = "ssr")]
pub(crate) use words::{state as enquiry_state_name, team as team_name};
