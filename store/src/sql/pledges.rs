//! Pledging: what is asked of pledges, and those that nobody confirms.

mod confirm;
pub(super) mod receive;

use async_trait::async_trait;
use domain::campaign::ConsentText;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::audit::{self, By};
use super::rows::{count, millis};
use super::{Adapter, Connection};
use crate::StoreError;
use crate::campaign::{Confirmed, Confirming, NewPledge, Pledges, Received, Sharing};

/// How long a mailbox that was refused is left alone.
const UNREACHABLE_KEPT: Duration = Duration::days(180);

#[async_trait]
impl Pledges for Adapter {
    async fn keep_consent_texts(
        &self,
        texts: Vec<ConsentText>,
        at: OffsetDateTime,
    ) -> Result<(), StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                for text in &texts {
                    keep_consent_text(connection, text, at).await?;
                }
                Ok(())
            })
        })
        .await
    }

    async fn mend_who(&self) -> Result<(), StoreError> {
        self.mend_whose_they_are().await
    }

    async fn receive_pledge(&self, pledge: NewPledge) -> Result<Received, StoreError> {
        self.writer.pledge(pledge).await
    }

    async fn confirm_pledge(
        &self,
        id: Uuid,
        epoch: u32,
        confirming: Confirming,
        at: OffsetDateTime,
    ) -> Result<Confirmed, StoreError> {
        let confirmed = self
            .write(move |connection| Box::pin(confirm::confirm(connection, id, epoch, confirming, at)))
            .await?;
        if matches!(confirmed, Confirmed::Joined(..)) || confirming.who.is_some() {
            self.scrub().await;
        }
        Ok(confirmed)
    }

    async fn sharing_mailbox(&self, id: Uuid) -> Result<Vec<Sharing>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        Ok(confirm::sharing(&mut connection, id).await?)
    }

    async fn count_confirmed(&self) -> Result<u64, StoreError> {
        let confirmed: i64 =
            sqlx::query_scalar("SELECT COUNT(*) FROM pledge_confirmations").fetch_one(&self.readers).await?;
        Ok(count(confirmed))
    }

    async fn expire_unconfirmed(
        &self,
        before: OffsetDateTime,
        at: OffsetDateTime,
    ) -> Result<u64, StoreError> {
        let expired = self.write(move |connection| Box::pin(expire(connection, before, at))).await?;
        if expired > 0 {
            self.scrub().await;
        }
        Ok(expired)
    }
}

async fn keep_consent_text(
    connection: &mut Connection,
    text: &ConsentText,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO consent_texts (digest, purpose, channel, language, text, first_used) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (digest) DO NOTHING",
    )
    .bind(text.digest())
    .bind(text.purpose.code())
    .bind(text.channel.code())
    .bind(text.language.code())
    .bind(text.text.as_str())
    .bind(millis(at))
    .execute(connection)
    .await
    .map(drop)
}

async fn expire(
    connection: &mut Connection,
    before: OffsetDateTime,
    at: OffsetDateTime,
) -> Result<u64, sqlx::Error> {
    let expired = sqlx::query(
        "DELETE FROM pledges WHERE received < $1 \
         AND NOT EXISTS (SELECT 1 FROM pledge_confirmations c WHERE c.pledge_id = pledges.id)",
    )
    .bind(millis(before))
    .execute(&mut *connection)
    .await?
    .rows_affected();
    sqlx::query("DELETE FROM outbox WHERE dead < $1").bind(millis(before)).execute(&mut *connection).await?;
    // A mailbox may have come into being since.
    sqlx::query("DELETE FROM unreachable WHERE since < $1")
        .bind(millis(at - UNREACHABLE_KEPT))
        .execute(&mut *connection)
        .await?;
    if expired > 0 {
        audit::note(connection, at, By::System, "pledge.expired", None, Some(&expired.to_string())).await?;
    }
    Ok(expired)
}
