//! Moderation: reporting, cases and their decisions, and what authors read of these.

pub mod actions;
mod board;
mod case;
mod decisions;
mod deeds;
mod kept;
mod pages;
mod queue;
mod report;
mod restraints;
mod standing;
mod sweeps;
mod targets;
mod transparency;
mod watch_rules;
mod words;

pub use case::CasePage;
pub(crate) use decisions::OwnWayToDecisions;
pub use decisions::{AppealRefusal, DecisionPage, DecisionsPage};
pub use deeds::{DeedsAsked, DeedsPage};
pub use pages::ModerationPage;
pub(crate) use pages::{body, title};
pub(crate) use queue::Due;
pub use queue::{Asked, DoneBefore, Held, QueuePage};
pub use report::{ReportPage, report_path};
pub use restraints::{RestraintDone, RestraintsPage};
pub(crate) use standing::Standing;
pub use sweeps::{CrowdPage, SweepPage};
pub use targets::TargetsPage;
pub(crate) use transparency::TransparencyLink;
pub use transparency::TransparencyPage;
pub use watch_rules::WatchRulesPage;
pub(crate) use words::{clause, prose, term};
