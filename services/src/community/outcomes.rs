//! What came of a topic, for members.

use domain::community::OutcomeContent;
use store::StoreError;
use store::community::Topic;
use store::community::outcome::FollowUp;
use time::OffsetDateTime;

use super::Community;

/// What members are told came of a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedOutcome {
    /// What was heard, and what happens next.
    pub content: OutcomeContent,
    /// When members were told.
    pub at: OffsetDateTime,
    /// When staff look at it again.
    pub review: Option<OffsetDateTime>,
    /// What they found each time they did, the newest first.
    pub follow_ups: Vec<FollowUp>,
}

impl Community {
    /// What came of a topic, where members are told.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn told(&self, topic: &Topic) -> Result<Option<PublishedOutcome>, StoreError> {
        let Some(at) = topic.outcome else { return Ok(None) };
        let Some(content) = self.store.outcome(topic.id).await? else { return Ok(None) };
        let follow_ups = self.store.follow_ups(topic.id).await?;
        Ok(Some(PublishedOutcome { content, at, review: topic.review, follow_ups }))
    }
}
