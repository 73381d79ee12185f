//! The handlers of the service desk: asking it, its queue, and what it does about a request.

pub mod help;
pub mod queue;
pub mod request;
pub mod routes;
pub mod transcript;
