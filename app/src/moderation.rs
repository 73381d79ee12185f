//! Moderation: reporting, cases and their decisions, and what authors read of these.

mod board;
mod bulk_removals;
mod case;
mod decisions;
mod done_notice;
mod log;
mod meanwhile;
mod measures_in_force;
mod paths;
mod queue;
mod report;
mod sample;
mod saved_filters;
mod time_targets;
mod topic_limits;
mod transparency;
mod watch_rules;
mod words;

pub use board::BoardPage;
pub use bulk_removals::{BulkRemovalPage, CrowdPage};
pub use case::CasePage;
pub(crate) use decisions::OwnWayToDecisions;
pub use decisions::{AppealRefusal, DecisionPage, DecisionsPage};
pub use log::ModerationLogPage;
pub(crate) use measures_in_force::MeasuresInForce;
pub use paths::cases_path;
pub(crate) use queue::Due;
pub use queue::QueuePage;
pub use report::{ReportPage, report_path};
pub use time_targets::TimeTargetsPage;
pub use topic_limits::{TopicLimitDone, TopicLimitsPage};
pub(crate) use transparency::TransparencyLink;
pub use transparency::TransparencyPage;
pub use watch_rules::WatchRulesPage;
pub(crate) use words::{clause, prose, suggested_reason, term};
