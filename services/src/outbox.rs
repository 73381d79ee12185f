//! Mails that wait: whoever sends some has them alone for a while; one that was not taken comes back, later each time.

mod excerpts;
mod questions;

use std::sync::Arc;

use domain::seal::Secret;
use domain::{Clock, EmailAddress};
use store::mail::{Backlog, Queued};
use store::{Store, StoreError};
use time::{Duration, OffsetDateTime};

use crate::resources::Resources;

pub use excerpts::{Excerpt, MailedNotification};
pub use questions::{may_send, still_true, to_the_person};

/// For how long a mail is one worker's alone.
const LEASE: Duration = Duration::minutes(5);
/// How much of it must be left to begin with a mail: what all steps of handing it over may take.
const NEEDED: Duration = Duration::minutes(4);
/// The longest that one mail waits for its next try.
const LONGEST_WAIT: Duration = Duration::DAY;
/// For how long a mail is tried.
const TRIED: Duration = Duration::days(14);

/// The use cases of whoever sends mail, over one store.
#[derive(Clone)]
pub struct Outbox {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    secret: Secret,
}

/// Mails that nobody else sends for a while.
pub struct Claimed {
    /// The mails.
    pub mails: Vec<Queued>,
    /// After this moment none of them may be begun any more.
    pub begin_until: OffsetDateTime,
}

impl Outbox {
    /// Puts the use cases together.
    pub fn new(resources: &Resources) -> Self {
        let Resources { store, clock, secret, .. } = resources.clone();
        Self { store, clock, secret }
    }

    /// How many mails are waiting and how many were given up.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    pub async fn backlog(&self) -> Result<Backlog, StoreError> {
        self.store.mail_backlog().await
    }

    /// Takes up to `limit` mails that are due, so that nobody else sends them meanwhile.
    ///
    /// # Errors
    /// [`StoreError`] when nothing could be taken.
    pub async fn claim(&self, limit: u32) -> Result<Claimed, StoreError> {
        let now = self.clock.now();
        let mails = self.store.claim_mail(now, now + LEASE, limit).await?;
        Ok(Claimed { mails, begin_until: now + LEASE - NEEDED })
    }

    /// What a mail of notifications tells, as it stands now.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn notifications_of(&self, seq: i64) -> Result<Vec<MailedNotification>, StoreError> {
        let told = self.store.letter(seq, self.clock.now()).await?;
        Ok(told.into_iter().map(MailedNotification::from).collect())
    }

    /// Forgets mails that have been handed over, or must not be.
    ///
    /// # Errors
    /// [`StoreError`] when that was not kept: they are sent again, at least once, with the same Message-ID.
    pub async fn settled(&self, seqs: Vec<i64>) -> Result<(), StoreError> {
        self.store.mail_settled(seqs).await
    }

    /// Puts mails back that were not tried.
    ///
    /// # Errors
    /// [`StoreError`] when that was not kept: they are tried again when their lease lapses.
    pub async fn put_back(&self, seqs: Vec<i64>) -> Result<(), StoreError> {
        self.store.mail_put_back(seqs, self.clock.now()).await
    }

    /// When a mail that was not taken is tried again: later each time, and not at all after two weeks.
    pub fn next_try(&self, mail: &Queued) -> Option<OffsetDateTime> {
        let now = self.clock.now();
        (now - mail.queued <= TRIED).then(|| now + backoff(mail.attempts))
    }

    /// Puts a mail off until its next try.
    ///
    /// # Errors
    /// [`StoreError`] when that was not kept: it is tried again when its lease lapses.
    pub async fn failed(
        &self,
        mail: &Queued,
        due: OffsetDateTime,
        class: &'static str,
    ) -> Result<(), StoreError> {
        self.store.mail_failed(mail.seq, due, class).await
    }

    /// Gives a mail up that was never taken, which says nothing of the mailbox.
    ///
    /// # Errors
    /// [`StoreError`] when that was not kept: it is tried again when its lease lapses.
    pub async fn dead(&self, mail: &Queued, class: &'static str) -> Result<(), StoreError> {
        self.store.mail_dead(mail.seq, self.clock.now(), class, None).await
    }

    /// Gives a mail up because there is no such mailbox: what nobody asked for is not written to it any more.
    ///
    /// # Errors
    /// [`StoreError`] when that was not kept: it is tried again when its lease lapses.
    pub async fn refused(&self, mail: &Queued, class: &'static str) -> Result<(), StoreError> {
        let mailbox = EmailAddress::parse(&mail.address).ok();
        let mailbox = mailbox.map(|email| self.secret.address_key(&email.canonical()));
        self.store.mail_dead(mail.seq, self.clock.now(), class, mailbox).await
    }
}

/// Half a minute, then twice as long each time up to a day, with up to a quarter more so that many mails do not come
/// back at once.
fn backoff(attempts: u32) -> Duration {
    let seconds = (30_i64 << attempts.saturating_sub(1).min(12)).min(LONGEST_WAIT.whole_seconds());
    Duration::seconds(seconds + rand::random_range(0..=seconds / 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_try_waits_longer_up_to_a_day() {
        for attempt in 1..12 {
            assert!(backoff(attempt + 1) > backoff(attempt) - Duration::seconds(1), "{attempt}");
        }
        assert!(backoff(1) < Duration::minutes(1));
        assert!(backoff(u32::MAX) >= Duration::DAY && backoff(u32::MAX) < Duration::hours(31));
    }
}
