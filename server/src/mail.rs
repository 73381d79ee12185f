//! Outgoing mail: composed when it is sent, signed, handed over, tried again.

mod message;
mod transport;
pub mod worker;

pub use message::{Sender, SenderError};
pub use transport::{Failure, Transport, TransportError};
