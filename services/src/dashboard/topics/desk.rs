//! What is kept of a topic, for who writes it.

use store::StoreError;
use store::community::file::TopicFile;
use store::community::{Theme, Topic, TopicVersion};
use uuid::Uuid;

use super::Dashboard;

/// What a topic is written beside; of a new one there are only the themes.
#[derive(Clone, Debug)]
pub struct TopicDesk {
    /// Every theme.
    pub themes: Vec<Theme>,
    /// Its saves.
    pub versions: Vec<TopicVersion>,
    /// Pictures and files beside it.
    pub files: Vec<TopicFile>,
    /// The guest post that it was made of, where its author has not left.
    pub guest: Option<Uuid>,
}

impl Dashboard {
    /// A topic.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn topic(&self, id: i64) -> Result<Option<Topic>, StoreError> {
        self.store.topic(id).await
    }

    /// The saves of a topic.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn topic_versions(&self, id: i64) -> Result<Vec<TopicVersion>, StoreError> {
        self.store.topic_versions(id).await
    }

    /// What a topic, or a new one, is written beside.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn topic_desk(&self, topic: Option<&Topic>) -> Result<TopicDesk, StoreError> {
        let versions = match topic {
            Some(topic) => self.store.topic_versions(topic.id).await?,
            None => Vec::new(),
        };
        let files = match topic {
            Some(topic) if topic.files > 0 => self.store.files(topic.id).await?,
            _ => Vec::new(),
        };
        let guest = match topic {
            Some(topic) => self.store.guest_post_of(topic.id).await?.map(|guest| guest.id),
            None => None,
        };
        Ok(TopicDesk { themes: self.store.themes().await?, versions, files, guest })
    }
}
