//! The handlers of moderation: reporting, the queue and its cases, and what authors read of decisions.

pub mod cases;
pub mod decisions;
pub mod log;
pub mod reports;
pub mod routes;
