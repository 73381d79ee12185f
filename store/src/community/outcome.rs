//! What came of topics, and what staff found when they looked at it again.

use async_trait::async_trait;
use domain::community::OutcomeContent;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::document::Bilingual;

/// A save of an outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeVersion {
    /// Its number.
    pub version: u32,
    /// When it was saved.
    pub at: OffsetDateTime,
    /// What the one who saved it is called now.
    pub by: Option<String>,
    /// When members were told; `None` for a draft.
    pub published: Option<OffsetDateTime>,
    /// What it says.
    pub content: OutcomeContent,
}

/// An outcome to save.
#[derive(Clone, Debug)]
pub struct OutcomeSave {
    /// Of which topic.
    pub topic: i64,
    /// The save that it changes; 0 for the first.
    pub version: u32,
    /// What it says.
    pub content: OutcomeContent,
    /// When it will be looked at again. Kept while the outcome is owed; later, looking back sets it.
    pub review: Option<OffsetDateTime>,
    /// Who saves it.
    pub actor: Uuid,
    /// When.
    pub at: OffsetDateTime,
}

/// An outcome to publish.
#[derive(Clone, Copy, Debug)]
pub struct OutcomePublication {
    /// Of which topic.
    pub topic: i64,
    /// The save that was read.
    pub version: u32,
    /// Who publishes it.
    pub actor: Uuid,
    /// When.
    pub at: OffsetDateTime,
}

/// What staff found when they looked back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// When they did.
    pub at: OffsetDateTime,
    /// What they found.
    pub note: Bilingual,
}

/// Looking back, or putting it off.
#[derive(Clone, Debug)]
pub struct NewFollowUp {
    /// At which topic.
    pub topic: i64,
    /// The day that was set, as it was read.
    pub seen: Option<OffsetDateTime>,
    /// What was found; `None` where another day is set and no more.
    pub note: Option<Bilingual>,
    /// When to look back next.
    pub review: Option<OffsetDateTime>,
    /// Who does.
    pub actor: Uuid,
    /// When.
    pub at: OffsetDateTime,
}

/// Outcomes.
#[async_trait]
pub trait Outcomes: Send + Sync {
    /// What members are told came of a topic.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn outcome(&self, topic: i64) -> Result<Option<OutcomeContent>, StoreError>;

    /// Every save of a topic's outcome, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn outcome_versions(&self, topic: i64) -> Result<Vec<OutcomeVersion>, StoreError>;

    /// What staff found each time they looked back, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn follow_ups(&self, topic: i64) -> Result<Vec<FollowUp>, StoreError>;

    /// Saves an outcome as a draft. `false` when somebody else saved it since.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn save_outcome(&self, save: OutcomeSave) -> Result<bool, StoreError>;

    /// Publishes the newest draft, in one transaction. `false` when somebody saved or published it since, or the topic
    /// takes comments.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn publish_outcome(&self, publication: OutcomePublication) -> Result<bool, StoreError>;

    /// Looks back at a published outcome. `false` when somebody else did since.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn follow_up(&self, looked: NewFollowUp) -> Result<bool, StoreError>;
}
