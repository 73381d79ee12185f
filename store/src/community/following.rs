//! What each member wants to hear of a topic, and which ones they want to find again.

use async_trait::async_trait;
use domain::community::Stance;
use time::OffsetDateTime;
use uuid::Uuid;

use super::TopicLine;
use crate::StoreError;

/// What a topic is to one reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// The number of the last comment up to which they missed none; 0 for one who never read it.
    pub mark: i64,
    /// What they said about it.
    pub stance: Option<Stance>,
    /// Whether they want to find it again.
    pub is_bookmarked: bool,
}

/// The topics that somebody keeps an eye on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptTopics {
    /// Those that they want to find again.
    pub bookmarked: Vec<TopicLine>,
    /// Those that they follow.
    pub followed: Vec<TopicLine>,
    /// Those that they want to hear nothing of.
    pub muted: Vec<TopicLine>,
}

/// All that a person said about topics, for themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// What they said, and of which topic.
    pub stances: Vec<(i64, Stance)>,
    /// The topics that they want to find again, since when.
    pub bookmarks: Vec<(i64, OffsetDateTime)>,
}

/// Following, muting and bookmarking.
#[async_trait]
pub trait Following: Send + Sync {
    /// Keeps what a person says about a topic that members see; `None` forgets it. Whoever follows anew is told of what
    /// comes from now on. `false` when there is no such topic.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn set_stance(&self, person: Uuid, topic: i64, stance: Option<Stance>) -> Result<bool, StoreError>;

    /// Keeps whether a person wants to find a topic again that members see. `false` when there is no such topic.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn set_bookmark(
        &self,
        person: Uuid,
        topic: i64,
        on: bool,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// The topics that a person keeps an eye on, of those that members see: those that were commented on last first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn kept_topics(&self, person: Uuid) -> Result<KeptTopics, StoreError>;

    /// All that a person said about topics.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn kept(&self, person: Uuid) -> Result<Kept, StoreError>;
}
