//! Following, muting and bookmarking topics.

use domain::community::{Following, TopicChoice};
use store::StoreError;
use store::account::session::Actor;
use store::community::following::KeptTopics;
use store::community::thread_revision::CommentSpan;

use super::Community;

impl Community {
    /// Keeps what the asker chooses about a topic. Returns all that they chose about it; `None` when there is no such topic.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn choose(
        &self,
        actor: &Actor,
        topic: i64,
        choice: TopicChoice,
    ) -> Result<Option<Following>, StoreError> {
        let (person, now) = (actor.person, self.clock.now());
        let Following { stance, is_bookmarked } = Following::default().with(choice);
        let is_there = match choice {
            TopicChoice::Follow | TopicChoice::Unfollow | TopicChoice::Mute | TopicChoice::Unmute => {
                self.store.set_stance(person, topic, stance).await?
            }
            TopicChoice::Bookmark | TopicChoice::Unbookmark => {
                self.store.set_bookmark(person, topic, is_bookmarked, now).await?
            }
        };
        if !is_there {
            return Ok(None);
        }
        let found = self.store.topic_for_reader(topic, person, CommentSpan::NONE).await?;
        Ok(found.map(|found| Following { stance: found.own.stance, is_bookmarked: found.own.is_bookmarked }))
    }

    /// The topics that the asker keeps an eye on.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn kept_topics(&self, actor: &Actor) -> Result<KeptTopics, StoreError> {
        self.store.kept_topics(actor.person).await
    }
}
