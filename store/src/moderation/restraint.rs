//! Topics that moderators hold back.

use async_trait::async_trait;
use domain::account::Reach;
use domain::moderation::{Clause, Restraint};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::document::Bilingual;

/// A topic is to be held back, in place of what held it back in the same way before.
#[derive(Clone, Debug)]
pub struct NewRestraint {
    /// Its identifier.
    pub id: Uuid,
    /// The topic.
    pub topic: i64,
    /// How.
    pub restraint: Restraint,
    /// Until when; `None` until a moderator ends it.
    pub until: Option<OffsetDateTime>,
    /// The clause that is broken there.
    pub clause: Clause,
    /// What members are told.
    pub reason: Bilingual,
    /// For the log.
    pub note: String,
    /// Who does it.
    pub by: Uuid,
    /// How far their duty reaches.
    pub reach: Reach,
    /// When.
    pub at: OffsetDateTime,
}

/// What holds a topic back, or did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restrained {
    /// Its identifier.
    pub id: Uuid,
    /// How.
    pub restraint: Restraint,
    /// Since when.
    pub at: OffsetDateTime,
    /// Until when; `None` until a moderator ends it.
    pub until: Option<OffsetDateTime>,
    /// Who did it; `None` once they have left.
    pub by: Option<String>,
    /// The clause that is broken there.
    pub clause: Clause,
    /// What members are told.
    pub reason: Bilingual,
    /// For the log.
    pub note: String,
    /// When it was ended before its time.
    pub ended: Option<OffsetDateTime>,
}

impl Restrained {
    /// Whether it holds at a moment.
    pub fn holds(&self, now: OffsetDateTime) -> bool {
        self.ended.is_none() && self.until.is_none_or(|until| now < until)
    }
}

/// Topics that moderators hold back.
#[async_trait]
pub trait Restraints: Send + Sync {
    /// What holds a topic back, and what did, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn restraints(&self, topic: i64) -> Result<Vec<Restrained>, StoreError>;

    /// Holds a topic back, with its entry in the log, in one transaction. `false` where there is no such topic within
    /// reach that members see.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was done.
    async fn restrain(&self, new: NewRestraint) -> Result<bool, StoreError>;

    /// Ends what holds a topic back, with its entry in the log. `false` where it does not any more, or is out of reach.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was done.
    async fn end_restraint(
        &self,
        id: Uuid,
        by: Uuid,
        reach: Reach,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;
}
