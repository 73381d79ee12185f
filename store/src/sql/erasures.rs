//! The ledger of erasures, and erasing again.

pub(super) mod ledger;

use async_trait::async_trait;
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::audit::{self, By};
use super::comments::withdraw::take_back;
use super::leaving;
use super::offers::write::end as end_offer;
use super::rows::{Columns as _, Row, from_row, millis, moment, unreadable, word};
use super::{Adapter, Connection, files, hide, preferences};
use crate::StoreError;
use crate::erasure::{Erasure, Erasures, Ledger, LedgerEntry, Resumed};

/// What a mail is given up with that waited when its database was copied.
const RESTORED: &str = "restored";

#[async_trait]
impl Erasures for Adapter {
    async fn erasure_ledger(&self) -> Result<Ledger, StoreError> {
        let row = sqlx::query("SELECT id, last FROM erasure_ledger").fetch_one(&self.readers).await?;
        Ok(Ledger { id: row.try_get::<Uuid, _>("id")?, last: row.read("last")? })
    }

    async fn knows_anybody(&self) -> Result<bool, StoreError> {
        let known = "SELECT EXISTS (SELECT 1 FROM people) OR EXISTS (SELECT 1 FROM pledges)";
        Ok(sqlx::query_scalar(known).fetch_one(&self.readers).await?)
    }

    async fn erasures(&self, after: i64, limit: u32) -> Result<Vec<LedgerEntry>, StoreError> {
        Ok(sqlx::query_as("SELECT seq, at, erasure FROM erasures WHERE seq > $1 ORDER BY seq LIMIT $2")
            .bind(after)
            .bind(i64::from(limit))
            .fetch_all(&self.readers)
            .await?)
    }

    async fn erase_again(&self, entry: LedgerEntry) -> Result<bool, StoreError> {
        let done = self.write(move |connection| Box::pin(erase_again(connection, entry))).await?;
        if done {
            self.scrub().await;
        }
        Ok(done)
    }

    async fn resume(&self, at: OffsetDateTime) -> Result<Resumed, StoreError> {
        self.write(move |connection| Box::pin(resume(connection, at))).await
    }
}

from_row!(
    row,
    LedgerEntry {
        seq,
        at,
        erasure: serde_json::from_str(row.try_get("erasure")?).map_err(|_| unreadable())?,
    }
);

async fn erase_again(connection: &mut Connection, entry: LedgerEntry) -> Result<bool, sqlx::Error> {
    let is_next = sqlx::query("UPDATE erasure_ledger SET last = $1 WHERE last < $1")
        .bind(entry.seq)
        .execute(&mut *connection)
        .await?
        .rows_affected()
        > 0;
    if !is_next {
        return Ok(false);
    }
    ledger::keep(connection, &entry).await?;
    let at = moment(entry.at)?;
    match entry.erasure {
        Erasure::Pledge { id, never_again } => {
            preferences::forget(connection, id, None).await?;
            if let Some(key) = never_again {
                preferences::suppress(connection, &key, at).await?;
            }
        }
        Erasure::Consent { pledge, purpose, channel, method } => {
            let channel = channel.as_deref().map(word).transpose()?;
            preferences::end_consent(connection, pledge, word(&purpose)?, channel, word(&method)?, at)
                .await?;
        }
        Erasure::Offer { id, method } => {
            end_offer(connection, id, None, word(&method)?, at).await?;
        }
        Erasure::Person { id, name_key, keeps_comments, mailboxes } => {
            leaving::forget(connection, id, name_key, keeps_comments, &mailboxes, at).await?;
        }
        Erasure::Comment { id } => {
            take_back(connection, id, None, at).await?;
        }
        Erasure::Passages { comment } => hide::forget_words(connection, comment).await?,
        Erasure::File { topic, file } => {
            files::forget(connection, topic, file).await?;
        }
    }
    Ok(true)
}

async fn resume(connection: &mut Connection, at: OffsetDateTime) -> Result<Resumed, sqlx::Error> {
    let sessions = sqlx::query("DELETE FROM sessions").execute(&mut *connection).await?.rows_affected();
    let mails = sqlx::query("UPDATE outbox SET dead = $1, failure = $2 WHERE dead IS NULL")
        .bind(millis(at))
        .bind(RESTORED)
        .execute(&mut *connection)
        .await?
        .rows_affected();
    audit::note(connection, at, By::Operator, "database.restored", None, None).await?;
    Ok(Resumed { sessions, mails })
}
