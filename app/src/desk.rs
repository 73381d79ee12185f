//! The service desk: what people ask of it, the queue of staff, and what they do about a request.

mod answer;
mod confirm;
mod history;
pub mod mail;
mod own_help;
mod queue;
mod request;
mod request_sent;
mod sample;
mod second_factor;
mod subject;
mod transcript;
mod way_to_desk;
mod words;

pub use confirm::{ConfirmInvalidPage, ConfirmRequestPage, RequestConfirmedPage};
pub use own_help::{OwnHelpPage, SentToDesk, TypedReply};
pub(crate) use queue::Due;
pub use queue::RequestsPage;
pub use request::RequestPage;
pub use request_sent::RequestSentPage;
pub use second_factor::SecondFactorPage;
pub use transcript::AskForTranscriptPage;
pub(crate) use way_to_desk::{OwnWayToDesk, WayToDesk, ask_path, own_request_path};
pub(crate) use words::{kind, prose_error, state as state_name};
