//! Bulk removals: one decision about all that some accounts wrote in a while.

use async_trait::async_trait;
use domain::Language;
use domain::moderation::{BulkRemovalState, Clause, Measure, Ruling};
use time::OffsetDateTime;
use uuid::Uuid;

use super::NewRuling;
use crate::StoreError;
use crate::document::Bilingual;

/// Which accounts to list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrowdPageRequest {
    /// Who looks at them.
    pub reader: Uuid,
    /// Those that wrote since then,
    pub since: OffsetDateTime,
    /// as many comments at least,
    pub at_least: u32,
    /// and were opened since then, where that matters.
    pub opened: Option<OffsetDateTime>,
    /// Among these; all where there are none.
    pub among: Vec<Uuid>,
    /// As many at most.
    pub limit: u32,
}

/// An account that wrote much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrowdLine {
    /// Whose.
    pub person: Uuid,
    /// What they are called.
    pub username: String,
    /// Since when they have it.
    pub opened: OffsetDateTime,
    /// Comments in that time that are read.
    pub comments: u64,
    /// Comments before.
    pub earlier: u64,
    /// The language of the last one.
    pub language: Language,
    /// What the last one says: Markdown.
    pub sample: String,
    /// Whether the reader reported anything of theirs that waits: what keeps them out is for others to decide.
    pub is_reported: bool,
}

/// A bulk removal to begin.
#[derive(Clone, Debug)]
pub struct NewBulkRemoval {
    /// Its identifier.
    pub id: Uuid,
    /// Who.
    pub by: Uuid,
    /// When. What is written later stays.
    pub at: OffsetDateTime,
    /// What was written since then.
    pub since: OffsetDateTime,
    /// By them.
    pub authors: Vec<Uuid>,
    /// What becomes of it.
    pub ruling: Ruling,
    /// The clause that it breaks.
    pub clause: Clause,
    /// What its authors are told.
    pub reason: Bilingual,
    /// For the log.
    pub note: String,
    /// What it means for each of them, and when that is over.
    pub measure: Option<(Measure, Option<OffsetDateTime>)>,
}

/// A bulk removal, as staff read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkRemoval {
    /// Its identifier.
    pub id: Uuid,
    /// Who began it, as long as they are there.
    pub by: Option<String>,
    /// When.
    pub began: OffsetDateTime,
    /// What was written since then.
    pub since: OffsetDateTime,
    /// How many accounts it is about.
    pub authors: u64,
    /// What becomes of what they wrote.
    pub ruling: Ruling,
    /// The clause that it breaks.
    pub clause: Clause,
    /// What they are told.
    pub reason: Bilingual,
    /// For the log.
    pub note: String,
    /// What it means for each of them, and when that is over.
    pub measure: Option<(Measure, Option<OffsetDateTime>)>,
    /// Where it stands.
    pub state: BulkRemovalState,
    /// Comments that it found.
    pub total: u64,
    /// Those that it decided about and that decision stands for.
    pub decided: u64,
    /// Those that it left alone: another moderator has them in hand, or decided meanwhile.
    pub skipped: u64,
}

/// A comment that a bulk removal decides about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemovedComment {
    /// Its number.
    pub id: i64,
    /// The topic that it stands in.
    pub topic: i64,
    /// The language it is written in.
    pub language: Language,
    /// Its Markdown.
    pub source: String,
}

/// What is next to do of the bulk removal that began first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkRemovalTask {
    /// The bulk removal.
    pub bulk_removal: BulkRemoval,
    /// How far it was done when this was read.
    pub cursor: i64,
    /// The comments that are next; none once all is done, and while it is taken back.
    pub comments: Vec<RemovedComment>,
}

/// Bulk removals.
#[async_trait]
pub trait BulkRemovals: Send + Sync {
    /// Accounts that wrote much, the most first. Staff are none of them.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn crowd(&self, page_request: CrowdPageRequest) -> Result<Vec<CrowdLine>, StoreError>;

    /// Begins a bulk removal. `false` where it is about none of the accounts: they have left, are of the staff or one's
    /// own, or they are to be kept out and one reported something of theirs that waits.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn begin_bulk_removal(&self, bulk_removal: NewBulkRemoval) -> Result<bool, StoreError>;

    /// Bulk removals, the newest first, as many at most. Those about what their reader wrote are not there for them.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn bulk_removals(&self, reader: Uuid, limit: u32) -> Result<Vec<BulkRemoval>, StoreError>;

    /// One of them.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn bulk_removal(&self, id: Uuid, reader: Uuid) -> Result<Option<BulkRemoval>, StoreError>;

    /// What is next to do, where a bulk removal is at work: a comment of each author first, then as many as told.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn bulk_removal_task(&self, limit: u32) -> Result<Option<BulkRemovalTask>, StoreError>;

    /// Decides about the comments of a task, each with its entry in the log, in one transaction; of each author the first
    /// decision takes the measure, and they are told of that one alone. Does nothing where another
    /// process was quicker. Without rulings, the bulk removal is done. Returns against whom the measure was taken.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was done.
    async fn continue_bulk_removal(
        &self,
        task: &BulkRemovalTask,
        rulings: Vec<(i64, NewRuling)>,
        at: OffsetDateTime,
    ) -> Result<Vec<Uuid>, StoreError>;

    /// Has a bulk removal taken back by somebody. `false` where that cannot be done any more, or it is about what they
    /// wrote.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn undo_bulk_removal(&self, id: Uuid, by: Uuid) -> Result<bool, StoreError>;

    /// Takes back the next decisions of a bulk removal, as many at most, with their entries in the log. Returns against
    /// whom the measure holds no more.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was done.
    async fn continue_undoing(
        &self,
        task: &BulkRemovalTask,
        limit: u32,
        at: OffsetDateTime,
    ) -> Result<Vec<Uuid>, StoreError>;
}
