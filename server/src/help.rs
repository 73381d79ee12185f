//! The handlers of the help centre.

pub mod read;
pub mod routes;
pub mod useful;
