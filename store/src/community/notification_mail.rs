//! Mails of notices: what is told at once, and what is gathered.

use async_trait::async_trait;
use domain::Language;
use domain::community::{DigestTime, NotificationKind};
use time::OffsetDateTime;
use uuid::Uuid;

use super::notification::Notification;
use crate::StoreError;

/// Something that a mail is to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotificationToMail {
    /// What it is.
    pub notification: Notification,
    /// The comment's words, where its reader wants them by mail and they may be sent.
    pub words: Option<CommentWords>,
}

/// What a comment says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentWords {
    /// Its language.
    pub language: Language,
    /// Its Markdown.
    pub source: String,
}

/// Mails of notices. Each is queued in the transaction that keeps what it tells of, so that nothing is told twice and
/// whatever breaks off goes on where it was.
#[async_trait]
pub trait NotificationMails: Send + Sync {
    /// Queues a mail for up to `limit` people who are to be told of something at once, and were not told of anything since
    /// `quiet`. Returns how many people that were.
    ///
    /// # Errors
    /// [`StoreError`] when nobody was told.
    async fn queue_at_once(
        &self,
        now: OffsetDateTime,
        quiet: OffsetDateTime,
        limit: u32,
    ) -> Result<u64, StoreError>;

    /// Queues what was gathered for up to `limit` people whose time has come, and sets their next time. Returns how many
    /// people that were, whether there was anything to tell them or not.
    ///
    /// # Errors
    /// [`StoreError`] when nobody was told.
    async fn queue_digests(&self, now: OffsetDateTime, limit: u32) -> Result<u64, StoreError>;

    /// What the mail with this number in the outbox tells, as it stands now: nothing that was seen, taken back, muted or
    /// stopped meanwhile, and nothing at all to who may not read the Community any more. The words of a reply or a mention
    /// come along where their reader has chosen that and did not leave the topic, and where the comment is its author's,
    /// was not changed since it was told, and was never anything for moderators to look at: a mail cannot be taken back.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn letter(&self, seq: i64, now: OffsetDateTime) -> Result<Vec<NotificationToMail>, StoreError>;

    /// When a person is mailed what was gathered.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn digest_time(&self, person: Uuid) -> Result<DigestTime, StoreError>;

    /// Sends a person no more mails of these kinds. It is no error when there is no such person.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn stop_mails(
        &self,
        person: Uuid,
        kinds: Vec<NotificationKind>,
        at: OffsetDateTime,
    ) -> Result<(), StoreError>;
}
