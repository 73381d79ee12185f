//! The handlers of moderation: reporting, the queue and its cases, what authors read of decisions, and the log.

pub mod bulk_removals;
pub mod cases;
pub mod decisions;
pub mod insight;
pub mod live;
pub mod log;
pub mod reports;
pub mod routes;
pub mod topic_limits;
pub mod watch_rules;
