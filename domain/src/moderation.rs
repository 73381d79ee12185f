//! Moderation: what members report, what staff decide about it, and the log that shows whether it was kept whole.

mod appeal;
mod case;
mod case_filter;
mod clause;
mod deed;
mod disclosure;
mod heat;
mod log;
mod measure;
mod median;
mod part;
mod quote;
mod redaction;
mod restraint;
mod ruling;
mod signal;
mod sweep;
mod target;
mod thing;
mod transparency;
mod watch_list;
mod watch_rules;

pub use appeal::{APPEAL_TIME, MAX_APPEAL, Verdict, WITHHELD_TIME};
pub use case::{CaseState, HIDING_SCORE, Score};
pub use case_filter::{MAX_FILTER_NAME, MAX_FILTERS, filter_name};
pub use clause::Clause;
pub use deed::DeedKind;
pub use disclosure::{FEW, Rounded, breakdown};
pub use heat::Heat;
pub use log::{Deed, LogLink, LoggedDeed, fingerprint};
pub use measure::{Measure, Term};
pub use median::median;
pub use part::Part;
pub use quote::{Said, unquoted, without_quotes, without_quotes_where};
pub use redaction::{REDACTED, Redaction, RedactionError, redact, without_passages};
pub use restraint::{PACES, Restraint};
pub use ruling::{MAX_REASON, Ruling};
pub use signal::Signal;
pub use sweep::{MAX_SWEPT, Span, SweepState};
pub use target::{MAX_TARGET, MIN_TARGET, Targets};
pub use thing::{Thing, ThingKind};
pub use transparency::{AppealResults, Ledger, MONTHS, MonthOfYear, MonthTold, Settled, months_told};
pub use watch_list::{
    MAX_WATCHED, MAX_WATCHED_CHARS, Watch, WatchList, WatchListError, Watched, watched_words,
};
pub use watch_rules::{
    AuthorRules, Burst, FirstComments, FirstLook, MAX_FIRST, MAX_MINUTES, MAX_SITES, WatchRules,
};

/// The word is none of moderation's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a word of moderation")]
pub struct UnknownModerationWord;
