//! Moderation: what members report, what staff decide about it, and the log of both.

mod bulk_removal;
mod case;
mod decision;
mod insight;
mod log;
mod purview;
mod saved_filters;
mod topic_limit;
mod watch;

use async_trait::async_trait;
use domain::Language;
use domain::account::Reach;
use domain::moderation::{Clause, LogLink, StoredLogEntry, Target};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::account::Author;

pub use bulk_removal::{
    BulkRemoval, BulkRemovalTask, BulkRemovals, CrowdLine, CrowdPageRequest, NewBulkRemoval, RemovedComment,
};
pub use case::{
    Assignee, Case, CaseLine, CaseNote, CasePageRequest, CaseText, Context, Record, Report, Visibility,
    Waiting,
};
pub use decision::{
    Acted, Acting, Alias, Appealed, CaseAct, Decision, Destination, InForce, Judged, Mute, NewRuling,
    OwnDecision, Quoting, Requote,
};
pub use insight::{CaseDay, Insight, Pressing, TopicHeat, Workload};
pub use log::{About, LogLine, LogPageRequest};
pub use purview::Purview;
pub use saved_filters::{SavedFilter, SavedFilters};
pub use topic_limit::{NewTopicLimit, TopicLimitInForce, TopicLimits};
pub use watch::{Scrutiny, Watching};

/// What a member reports.
#[derive(Clone, Debug)]
pub struct NewReport {
    /// What.
    pub target: Target,
    /// Who.
    pub reporter: Uuid,
    /// The clause that it breaks.
    pub clause: Clause,
    /// The language that they write in.
    pub language: Language,
    /// What they say about it; may be empty.
    pub text: String,
    /// When.
    pub at: OffsetDateTime,
}

/// A report, for who made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnReport {
    /// What.
    pub target: Target,
    /// The clause that it breaks.
    pub clause: Clause,
    /// The language that they wrote in.
    pub language: Language,
    /// What they said about it.
    pub text: String,
    /// When.
    pub at: OffsetDateTime,
}

/// What became of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reported {
    /// It is kept with this case. Says whether what speaks against the thing weighs so much that it is to be hidden until
    /// a person has looked.
    Done {
        /// The case.
        case: i64,
        /// Whether it is to be hidden.
        hides: bool,
    },
    /// They reported it before, as it is now.
    Again,
    /// It is theirs.
    Own,
    /// Members do not see it.
    Gone,
}

/// Reports, cases, decisions and their log.
#[async_trait]
pub trait Moderation: Send + Sync {
    /// Keeps a report, once for each person and version of a thing, and opens or raises its case.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn report(&self, report: NewReport) -> Result<Reported, StoreError>;

    /// Whether a person has reported a thing as it is now.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn has_reported(&self, person: Uuid, target: Target) -> Result<bool, StoreError>;

    /// What a person has reported.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn own_reports(&self, person: Uuid) -> Result<Vec<OwnReport>, StoreError>;

    /// Cases, the worst first and of equals the oldest.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn cases(&self, page_request: &CasePageRequest) -> Result<Vec<CaseLine>, StoreError>;

    /// How many cases wait for somebody's decision.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    async fn waiting_cases(&self, purview: &Purview) -> Result<Waiting, StoreError>;

    /// A case with all that there is to know of it now.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn case(&self, id: i64, purview: &Purview, now: OffsetDateTime)
    -> Result<Option<Case>, StoreError>;

    /// Whether moderators keep somebody from writing in a topic at a moment.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn mute(&self, person: Uuid, topic: i64, at: OffsetDateTime) -> Result<Option<Mute>, StoreError>;

    /// Does something about a case, with its entry in the log, in one transaction.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was done.
    async fn act_on_case(&self, acting: Acting) -> Result<Acted, StoreError>;

    /// Where a comment can be moved to within a reach, theme by theme.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn destinations(&self, comment: i64, reach: &Reach) -> Result<Vec<Destination>, StoreError>;

    /// The comments that may quote a comment: those after it that quote anything, where it stands or stood.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn quoting(&self, comment: i64) -> Result<Vec<Quoting>, StoreError>;

    /// The comments that name somebody behind an `@`, in whatever case.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn naming(&self, username: &str) -> Result<Vec<Quoting>, StoreError>;

    /// What members see of who wrote something that they read, unless moderators hid their name.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn profile(&self, person: Uuid) -> Result<Option<Author>, StoreError>;

    /// What the withheld comments of a topic say.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn hidden_texts(&self, topic: i64) -> Result<Vec<String>, StoreError>;

    /// What was decided about what a person wrote, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn own_decisions(&self, author: Uuid) -> Result<Vec<OwnDecision>, StoreError>;

    /// Asks, once, for another look at a decision about something of one's own.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn appeal(
        &self,
        decision: Uuid,
        author: Uuid,
        text: String,
        at: OffsetDateTime,
    ) -> Result<Appealed, StoreError>;

    /// Erases the words of comments that are withheld, with what could prove what they were, where the last word about
    /// them was said before a moment and nothing about them waits. Returns how many.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    async fn erase_hidden(&self, before: OffsetDateTime) -> Result<u64, StoreError>;

    /// Entries of the log after a number, in their order, as many at most.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn moderation_log(&self, after: i64, limit: u32) -> Result<Vec<StoredLogEntry>, StoreError>;

    /// Entries of the log, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn recent_log_entries(&self, page_request: LogPageRequest) -> Result<Vec<LogLine>, StoreError>;

    /// The number of the last entry of the log that is about nothing that its reader wrote; 0 before the first.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn last_log_entry_for(&self, reader: Uuid) -> Result<i64, StoreError>;

    /// The last entry of the log, as the row says that keeps it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn moderation_log_head(&self) -> Result<LogLink, StoreError>;
}
