//! Reporting, deciding and appealing: may they, is it valid, what it writes in one transaction, answer. No SQL, no HTML.

mod bulk_removals;
mod case_fields;
mod cases;
mod decide;
mod done;
mod filters;
mod insight;
pub mod log_verify;
mod my_data;
mod query;
mod quotes;
mod reports;
mod topic_limits;
mod watch_rules;
mod watching;

use std::sync::Arc;

use domain::Clock;
use domain::seal::Secret;
use store::account::session::Actor;
use store::moderation::{Appealed, LogLine, LogPageRequest, OwnDecision, Purview};
use store::{Store, StoreError};
use uuid::Uuid;

use domain::account::Capability;
use domain::desk::{ProseError, prose};
use domain::moderation::{HIDDEN_TIME, MAX_APPEAL};

use crate::resources::Resources;
use crate::stored_texts::StoredTexts;

pub use bulk_removals::{BulkRemovalErrors, BulkRemovalFields, BulkRemovalSent};
pub use case_fields::{CaseErrors, CaseFields};
pub use decide::{CaseRefusal, Handled};
pub use done::{CaseDone, DoneBefore};
pub use filters::{FilterFields, FilterRefusal, RefusedFilter};
pub use insight::{Board, TimeTargetErrors, TimeTargetFields};
pub use my_data::{MyDecision, MyReport};
pub use query::{AT_LEAST, OPENED};
pub use query::{CasesQuery, CrowdFilter, LogQuery};
pub(crate) use quotes::without_withheld;
pub use reports::{ReportErrors, ReportFields, ReportSubject, Sent};
pub use topic_limits::{TopicLimitErrors, TopicLimitFields, TopicLimitSent};
pub use watch_rules::LISTS;
pub use watch_rules::{WatchError, WatchErrors, WatchFields};
pub(crate) use watching::WatchResult;
pub use watching::Watching;

/// Entries of one page of the log.
const ENTRIES: u32 = 50;

/// The use cases of moderation, over one store.
#[derive(Clone)]
pub struct Moderation {
    pub(crate) store: Arc<dyn Store>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// What the digests of names are keyed with.
    pub secret: Secret,
    /// What of the texts is stored.
    pub texts: Arc<StoredTexts>,
}

/// What became of an appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppealSent {
    /// It waits.
    Done,
    /// Something is wrong with what was typed.
    Refused(ProseError),
    /// It cannot be asked for any more.
    Late,
}

impl Moderation {
    /// Puts the use cases together.
    pub fn new(resources: &Resources) -> Self {
        let Resources { store, clock, secret, texts, .. } = resources.clone();
        Self { store, clock, secret, texts }
    }

    /// How much was done in moderation, for who waits for more.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn log_head(&self) -> Result<i64, StoreError> {
        Ok(self.store.moderation_log_head().await?.seq)
    }

    /// The number of the log's last entry, of those that are there for the asker.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn last_log_entry(&self, actor: &Actor) -> Result<i64, StoreError> {
        self.store.last_log_entry_for(actor.person).await
    }

    /// Entries of the log that are there for the asker, and whether there are older ones. Never their digests: each covers
    /// all before it, so that who kept two could try whether anything about them lies between.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn log_entries(
        &self,
        actor: &Actor,
        wanted: LogQuery,
    ) -> Result<(Vec<LogLine>, bool), StoreError> {
        let LogQuery { kind, by, before } = wanted;
        let page_request = LogPageRequest { reader: actor.person, kind, by, before, limit: ENTRIES + 1 };
        let mut lines = self.store.recent_log_entries(page_request).await?;
        let has_more = lines.len() > ENTRIES as usize;
        lines.truncate(ENTRIES as usize);
        Ok((lines, has_more))
    }

    /// What of moderation is there for the asker; `None` where they moderate nothing.
    pub(crate) fn purview(actor: &Actor) -> Option<Purview> {
        actor.standing.reach(Capability::Moderate).map(|reach| Purview::of(actor.person, reach))
    }

    /// Erases what was withheld long ago.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    pub async fn erase_hidden(&self) -> Result<u64, StoreError> {
        self.store.erase_hidden(self.clock.now() - HIDDEN_TIME).await
    }

    /// What was decided about what the asker wrote.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn own_decisions(&self, actor: &Actor) -> Result<Vec<OwnDecision>, StoreError> {
        self.store.own_decisions(actor.person).await
    }

    /// One of them.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn own_decision(&self, actor: &Actor, id: Uuid) -> Result<Option<OwnDecision>, StoreError> {
        let decisions = self.store.own_decisions(actor.person).await?;
        Ok(decisions.into_iter().find(|decision| decision.id == id))
    }

    /// Asks for another look at one of them.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn appeal(&self, actor: &Actor, id: Uuid, typed: &str) -> Result<AppealSent, StoreError> {
        let text = match prose(typed, MAX_APPEAL) {
            Ok(text) => text,
            Err(error) => return Ok(AppealSent::Refused(error)),
        };
        Ok(match self.store.appeal(id, actor.person, text, self.clock.now()).await? {
            Appealed::Done => AppealSent::Done,
            Appealed::Not => AppealSent::Late,
        })
    }
}
