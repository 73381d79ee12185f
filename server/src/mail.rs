//! Outgoing mail: composed when it is sent, signed, handed over, tried again.

mod error;
mod message;
mod pause;
mod relay;
mod signature;
mod subject;
mod transport;
pub mod worker;

pub use error::{Failure, SenderError, TransportError};
pub use message::{Parcel, Sender, Unsubscribe};
pub use transport::Transport;
