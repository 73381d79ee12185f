//! What members do in the Community: may they see it, one store call, answer. No SQL, no HTML.

use std::sync::Arc;

use store::community::{Theme, Topic};
use store::{Store, StoreError};
use uuid::Uuid;

use super::pages::{FrontPage, ThemePage, TopicPage};

/// The use cases of the Community, over one store.
#[derive(Clone)]
pub struct Community {
    /// Where everything is kept.
    pub store: Arc<dyn Store>,
}

impl Community {
    /// Every theme with the topics that members see.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn front(&self, username: &str) -> Result<FrontPage, StoreError> {
        let themes = self.store.themes().await?;
        let topics = visible(self.store.topics(None).await?);
        let themes = themes.into_iter().map(|theme| {
            let current = |topic: &&Topic| topic.theme == theme.id && topic.state.takes_comments();
            let topics: Vec<Topic> = topics.iter().filter(current).cloned().collect();
            (theme, topics)
        });
        Ok(FrontPage { username: username.to_owned(), themes: themes.collect() })
    }

    /// A theme with its topics.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn theme(&self, id: Uuid) -> Result<Option<ThemePage>, StoreError> {
        let Some(theme) = self.find_theme(id).await? else { return Ok(None) };
        let topics = visible(self.store.topics(Some(id)).await?);
        Ok(Some(ThemePage { theme, topics }))
    }

    /// A topic, once it was published.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn topic(&self, id: i64) -> Result<Option<TopicPage>, StoreError> {
        let topic = self.store.topic(id).await?.filter(|topic| topic.state.is_visible());
        let Some(topic) = topic else { return Ok(None) };
        let theme = self.find_theme(topic.theme).await?.ok_or(StoreError::Unreadable)?;
        Ok(Some(TopicPage { theme, topic }))
    }

    async fn find_theme(&self, id: Uuid) -> Result<Option<Theme>, StoreError> {
        Ok(self.store.themes().await?.into_iter().find(|theme| theme.id == id))
    }
}

fn visible(mut topics: Vec<Topic>) -> Vec<Topic> {
    topics.retain(|topic| topic.state.is_visible());
    topics
}
