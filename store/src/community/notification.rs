//! What members are told: replies, mentions, what is new where they follow, and what the association answers.

use async_trait::async_trait;
use domain::community::{NotificationKind, TopicKind};
use domain::moderation::Ruling;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::document::Bilingual;

/// Notices on a page.
pub const NOTICES: u32 = 50;
/// New comments of a topic that are counted; beyond that, there are many.
pub const MANY: u32 = 100;

/// Something that somebody is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notification {
    /// Its number; `None` for what is new in a followed topic, which has none of its own.
    pub id: Option<i64>,
    /// What it is.
    pub kind: NotificationKind,
    /// The topic that it is about.
    pub topic: Option<NotificationTopic>,
    /// The comment that it is about; of what is new in a followed topic, the first.
    pub comment: Option<i64>,
    /// What of their own staff answered.
    pub answered: Option<Answered>,
    /// What the one who wrote that is called; `None` once they have left.
    pub by: Option<String>,
    /// When it happened; of what is new in a followed topic, the last time.
    pub at: OffsetDateTime,
    /// Whether they have seen it.
    pub seen: bool,
    /// How many comments are new in a followed topic, up to [`MANY`].
    pub many: u64,
}

/// Something of their own that staff answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// This guest post.
    GuestPost(Uuid),
    /// A suggestion of a topic.
    Suggestion,
    /// This offer to help.
    Offer(Uuid),
    /// Moderators decided something about what they wrote.
    Decision(Uuid),
    /// Moderators looked at what they reported: this became of it.
    Report(Ruling),
    /// The request to the service desk with this reference.
    Request(i64),
}

/// A topic that somebody is told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotificationTopic {
    /// Its number.
    pub id: i64,
    /// What it is for.
    pub kind: TopicKind,
    /// Its title.
    pub title: Bilingual,
    /// When it closes by itself.
    pub closes: Option<OffsetDateTime>,
    /// Its comments so far, whose numbers end here.
    pub comments: i64,
}

/// How far somebody has seen what they are told: as their page showed it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenUpTo {
    /// The number of the newest notice.
    pub notice: i64,
    /// Followed topics, each with the number of its last comment.
    pub topics: Vec<(i64, i64)>,
}

/// A notice, for its person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnNotification {
    /// What it is.
    pub kind: NotificationKind,
    /// Its topic.
    pub topic: Option<i64>,
    /// Its comment.
    pub comment: Option<i64>,
    /// When it happened.
    pub at: OffsetDateTime,
    /// Whether they have seen it.
    pub seen: bool,
}

/// Notices.
#[async_trait]
pub trait Notifications: Send + Sync {
    /// What is new in the topics that a person follows: one for each, those with the last comment first, as many as
    /// [`NOTICES`]. Their own comments, those taken back, and those that they are told of by themselves do not count.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn news(&self, person: Uuid) -> Result<Vec<Notification>, StoreError>;

    /// What else a person is told, the newest first, after the notice `before`: as many as [`NOTICES`]. Nothing of a
    /// comment that was taken back, and nothing of a topic that they muted or that members do not see.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn notices(&self, person: Uuid, before: Option<i64>) -> Result<Vec<Notification>, StoreError>;

    /// How many of both they have not seen.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    async fn unseen_notices(&self, person: Uuid) -> Result<u64, StoreError>;

    /// Who may have something to be told that they had not before: who got a notice after `since`, where that is known, and
    /// who follows one of these topics. Says as well which notice is the newest.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn told_since(&self, since: Option<i64>, topics: &[i64]) -> Result<(i64, Vec<Uuid>), StoreError>;

    /// How many of both each of these people has not seen, who have an account.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    async fn unseen_notifications_of(&self, people: &[Uuid]) -> Result<Vec<(Uuid, u64)>, StoreError>;

    /// Keeps that a person has seen them.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn notices_seen(&self, person: Uuid, upto: SeenUpTo) -> Result<(), StoreError>;

    /// All notices of a person.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn own_notices(&self, person: Uuid) -> Result<Vec<OwnNotification>, StoreError>;

    /// Notes, once for each, the topics that close by themselves before `until`, so that their followers are told.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn note_closing(&self, now: OffsetDateTime, until: OffsetDateTime) -> Result<u64, StoreError>;

    /// Tells up to `limit` followers of what happened to a topic, none of them twice. Returns how many were told; 0 once
    /// all of them know.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn tell_followers(&self, limit: u32) -> Result<u64, StoreError>;

    /// Forgets notices that are older than `before`.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was forgotten.
    async fn expire_notifications(&self, before: OffsetDateTime) -> Result<u64, StoreError>;
}
