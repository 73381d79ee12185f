//! The service desk: what people ask of it, the queue of staff, and what they do about a request.

pub mod actions;
mod confirm;
mod form;
mod help;
mod history;
pub mod mail;
mod pages;
mod queue;
mod request;
mod sample;
mod subject;
mod transcript;
mod words;

pub use form::{HelpErrors, HelpFields};
pub(crate) use help::{OwnWayToDesk, WayToDesk, own_request_path};
pub use pages::{
    ActRefusal, Acted, AskForTranscriptPage, DeskPage, HelpPage, OwnHelpPage, QueuePage, RequestPage,
    SentToDesk, Typed, TypedReply,
};
pub(crate) use queue::Due;
pub use queue::{Held, RequestsQuery};
pub(crate) use words::state as state_name;
