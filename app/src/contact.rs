//! Writing to the association: the form, what became of it, and where staff answer.

mod enquiry;
pub mod mail;
mod own;
mod page;
mod queue;
mod sample;
mod sent;
mod thread;
mod words;

pub use enquiry::EnquiryPage;
pub use page::ContactPage;
pub(crate) use queue::waiting;
pub use queue::{EnquiriesDone, EnquiriesPage};
pub use sent::ContactSentPage;
pub use thread::{ThreadGonePage, ThreadPage};
pub(crate) use words::{state as enquiry_state_name, team as team_name};
