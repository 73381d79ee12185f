//! Following, muting and bookmarking topics.

use std::str::FromStr;

use domain::community::Stance;
use store::StoreError;
use store::account::session::Actor;
use store::community::following::KeptTopics;

use super::Community;

/// What somebody chooses about a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicChoice {
    /// Be told of what is new.
    Follow,
    /// Be told no more.
    Unfollow,
    /// Be told of nothing there.
    Mute,
    /// Be told as anybody is.
    Unmute,
    /// Find it again.
    Bookmark,
    /// Find it no more.
    Unbookmark,
}

/// The word is no choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a choice about a topic")]
pub struct UnknownChoice;

impl TopicChoice {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Follow, Self::Unfollow, Self::Mute, Self::Unmute, Self::Bookmark, Self::Unbookmark];

    /// The word for it in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Follow => "follow",
            Self::Unfollow => "unfollow",
            Self::Mute => "mute",
            Self::Unmute => "unmute",
            Self::Bookmark => "bookmark",
            Self::Unbookmark => "unbookmark",
        }
    }
}

impl FromStr for TopicChoice {
    type Err = UnknownChoice;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|choice| choice.code() == text).ok_or(UnknownChoice)
    }
}

impl Community {
    /// Keeps what the asker chooses about a topic. `false` when there is no such topic.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn choose(&self, actor: &Actor, topic: i64, choice: TopicChoice) -> Result<bool, StoreError> {
        let (person, now) = (actor.person, self.clock.now());
        match choice {
            TopicChoice::Follow => self.store.set_stance(person, topic, Some(Stance::Followed)).await,
            TopicChoice::Unfollow => self.store.set_stance(person, topic, Some(Stance::Left)).await,
            TopicChoice::Mute => self.store.set_stance(person, topic, Some(Stance::Muted)).await,
            TopicChoice::Unmute => self.store.set_stance(person, topic, None).await,
            TopicChoice::Bookmark => self.store.set_bookmark(person, topic, true, now).await,
            TopicChoice::Unbookmark => self.store.set_bookmark(person, topic, false, now).await,
        }
    }

    /// The topics that the asker keeps an eye on.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn kept_topics(&self, actor: &Actor) -> Result<KeptTopics, StoreError> {
        self.store.kept_topics(actor.person).await
    }
}
