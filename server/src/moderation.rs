//! The handlers of moderation: reporting, the queue and its cases, what authors read of decisions, and the log.

pub mod cases;
pub mod decisions;
pub mod deeds;
pub mod insight;
pub mod live;
pub mod log;
pub mod reports;
pub mod restraints;
pub mod routes;
pub mod sweeps;
pub mod watch_rules;
