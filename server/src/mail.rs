//! Outgoing mail: composed when it is sent, signed, handed over, tried again.

mod message;
mod pause;
mod relay;
mod signature;
mod transport;
pub mod worker;

pub use message::{Parcel, Sender, SenderError, Unsubscribe};
pub use transport::{Failure, Transport, TransportError};
