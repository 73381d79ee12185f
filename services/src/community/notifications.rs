//! What members are told in the Community itself.

use store::StoreError;
use store::account::session::Actor;
use store::community::notification::{NOTICES, Notification, SeenUpTo};
use time::Duration;
use uuid::Uuid;

use super::Community;

/// How long before a topic closes its followers are told.
const CLOSING_SOON: Duration = Duration::days(3);
/// How long somebody is left alone after they were mailed something at once; what comes meanwhile goes together.
const QUIET: Duration = Duration::minutes(10);
/// For how long a notice is kept.
const KEPT: Duration = Duration::days(180);

impl Community {
    /// A page of what the asker is told, the newest first; what is new where they follow stands on the first. Says as well
    /// after which the next page begins.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn notices(
        &self,
        actor: &Actor,
        before: Option<i64>,
    ) -> Result<(Vec<Notification>, Option<i64>), StoreError> {
        let mut notices = self.store.notices(actor.person, before).await?;
        let next = notices.last().filter(|_| notices.len() == NOTICES as usize).and_then(|notice| notice.id);
        if before.is_none() {
            notices.extend(self.store.news(actor.person).await?);
            notices.sort_by_key(|notice| std::cmp::Reverse(notice.at));
        }
        Ok((notices, next))
    }

    /// How many notices the asker has not seen.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    pub async fn unseen_notifications(&self, actor: &Actor) -> Result<u64, StoreError> {
        self.store.unseen_notices(actor.person).await
    }

    /// Whom a notice after `since` concerns, or news of one of these topics; and the newest notice.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn told_since(
        &self,
        since: Option<i64>,
        topics: &[i64],
    ) -> Result<(i64, Vec<Uuid>), StoreError> {
        self.store.told_since(since, topics).await
    }

    /// How many notices each of these people has not seen.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    pub async fn unseen_notifications_of(&self, people: &[Uuid]) -> Result<Vec<(Uuid, u64)>, StoreError> {
        self.store.unseen_notifications_of(people).await
    }

    /// Keeps that the asker has seen what their page showed.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn notices_seen(&self, actor: &Actor, upto: SeenUpTo) -> Result<(), StoreError> {
        self.store.notices_seen(actor.person, upto).await
    }

    /// Tells up to `limit` followers of what happened to a topic that they follow; 0 once all of them know.
    ///
    /// # Errors
    /// [`StoreError`] when nobody was told.
    pub async fn tell_followers(&self, limit: u32) -> Result<u64, StoreError> {
        let now = self.clock.now();
        self.store.note_closing(now, now + CLOSING_SOON).await?;
        self.store.tell_followers(limit).await
    }

    /// Queues mails for up to `limit` people who are to be told of something at once; returns how many.
    ///
    /// # Errors
    /// [`StoreError`] when nobody was told.
    pub async fn queue_at_once(&self, limit: u32) -> Result<u64, StoreError> {
        let now = self.clock.now();
        self.store.queue_at_once(now, now - QUIET, limit).await
    }

    /// Queues what was gathered for up to `limit` people whose time has come; returns how many.
    ///
    /// # Errors
    /// [`StoreError`] when nobody was told.
    pub async fn queue_digests(&self, limit: u32) -> Result<u64, StoreError> {
        self.store.queue_digests(self.clock.now(), limit).await
    }

    /// Forgets notices that were kept long enough.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was forgotten.
    pub async fn expire_notifications(&self) -> Result<u64, StoreError> {
        self.store.expire_notifications(self.clock.now() - KEPT).await
    }
}
