//! Moderation: what members report, what staff decide about it, and the log that shows whether it was kept whole.

mod appeal;
mod case;
mod clause;
mod log;
mod measure;
mod quote;
mod ruling;
mod signal;
mod sweep;
mod thing;

pub use appeal::{APPEAL_TIME, MAX_APPEAL, Verdict};
pub use case::{CaseState, HIDING_SCORE, Score};
pub use clause::Clause;
pub use log::{Deed, LogLink, LoggedDeed, fingerprint};
pub use measure::{Measure, Term};
pub use quote::without_quotes;
pub use ruling::{MAX_REASON, Ruling};
pub use signal::Signal;
pub use sweep::{MAX_SWEPT, Span, SweepState};
pub use thing::{Thing, ThingKind};

/// The word is none of moderation's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a word of moderation")]
pub struct UnknownModerationWord;
