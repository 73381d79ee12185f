//! Topics that moderators hold back.

use async_trait::async_trait;
use domain::account::Reach;
use domain::moderation::{Clause, TopicLimit};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::document::Bilingual;

/// A topic is to be held back, in place of what held it back in the same way before.
#[derive(Clone, Debug)]
pub struct NewTopicLimit {
    /// Its identifier.
    pub id: Uuid,
    /// The topic.
    pub topic: i64,
    /// How.
    pub limit: TopicLimit,
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
pub struct TopicLimitInForce {
    /// Its identifier.
    pub id: Uuid,
    /// How.
    pub limit: TopicLimit,
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

impl TopicLimitInForce {
    /// Whether it holds at a moment.
    pub fn holds(&self, now: OffsetDateTime) -> bool {
        self.ended.is_none() && self.until.is_none_or(|until| now < until)
    }
}

/// Topics that moderators hold back.
#[async_trait]
pub trait TopicLimits: Send + Sync {
    /// What holds a topic back, and what did, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn topic_limits(&self, topic: i64) -> Result<Vec<TopicLimitInForce>, StoreError>;

    /// Holds a topic back, with its entry in the log, in one transaction. `false` where there is no such topic within
    /// reach that members see.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was done.
    async fn limit_topic(&self, new: NewTopicLimit) -> Result<bool, StoreError>;

    /// Ends what holds a topic back, with its entry in the log. `false` where it does not any more, or is out of reach.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was done.
    async fn lift_topic_limit(
        &self,
        id: Uuid,
        by: Uuid,
        reach: Reach,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;
}
