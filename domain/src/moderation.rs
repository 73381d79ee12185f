//! Moderation: what members report, what staff decide about it, and the log that shows whether it was kept whole.

mod appeal;
mod bulk_removal;
mod case;
mod case_filter;
mod clause;
mod disclosure;
mod heat;
mod involvement;
mod log;
mod log_action;
mod measure;
mod median;
mod quote;
mod redaction;
mod ruling;
mod signal;
mod target;
mod target_name;
mod time_target;
mod topic_limit;
mod transparency;
mod watch_list;
mod watch_rules;

pub use appeal::{APPEAL_TIME, HIDDEN_TIME, MAX_APPEAL, Verdict};
pub use bulk_removal::{BulkRemovalState, MAX_ACCOUNTS, Span};
pub use case::{CaseState, HIDING_SCORE, Score};
pub use case_filter::{MAX_FILTER_NAME, MAX_FILTERS, filter_name};
pub use clause::Clause;
pub use disclosure::{FEW, Rounded, breakdown};
pub use heat::Heat;
pub use involvement::Involvement;
pub use log::{LogEntry, LogLink, StoredLogEntry, fingerprint};
pub use log_action::LogAction;
pub use measure::{Measure, Term};
pub use median::median;
pub use quote::{Said, unquoted, without_quotes, without_quotes_where};
pub use redaction::{REDACTED, Redaction, RedactionError, redact, without_passages};
pub use ruling::{MAX_REASON, Ruling};
pub use signal::Signal;
pub use target::{Target, TargetKind};
pub use target_name::TargetName;
pub use time_target::{MAX_TIME_TARGET, MIN_TIME_TARGET, TimeTargets};
pub use topic_limit::{PACES, TopicLimit};
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
