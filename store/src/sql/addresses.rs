//! Changing the address of an account.

use async_trait::async_trait;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::audit::{self, By};
use super::outbox::{self, QueuedFor};
use super::pledges::receive::PROMPTS_A_DAY;
use super::rows::millis;
use super::{Adapter, Connection, retained_measures, sessions};
use crate::StoreError;
use crate::address::{Addresses, EmailChange, OtherAddresses};
use crate::campaign::AddressKey;
use crate::mail::AccountMailKind;

#[async_trait]
impl Addresses for Adapter {
    async fn request_email(
        &self,
        person: Uuid,
        email: String,
        email_key: AddressKey,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(request(connection, person, email, email_key, at))).await
    }

    async fn other_addresses(&self, person: Uuid) -> Result<OtherAddresses, StoreError> {
        let kept: Option<(Option<String>, Option<String>)> =
            sqlx::query_as("SELECT roster_email, pending_email FROM people WHERE id = $1")
                .bind(person)
                .fetch_optional(&self.readers)
                .await?;
        Ok(kept.map(|(roster, pending)| OtherAddresses { roster, pending }).unwrap_or_default())
    }

    async fn pending_email(&self, person: Uuid, epoch: u32) -> Result<Option<String>, StoreError> {
        let pending: Option<Option<String>> = sqlx::query_scalar(
            "SELECT h.pending_email FROM people h JOIN accounts a ON a.person_id = h.id \
             WHERE h.id = $1 AND h.link_epoch = $2",
        )
        .bind(person)
        .bind(i64::from(epoch))
        .fetch_optional(&self.readers)
        .await?;
        Ok(pending.flatten())
    }

    async fn confirm_email(
        &self,
        person: Uuid,
        epoch: u32,
        at: OffsetDateTime,
    ) -> Result<EmailChange, StoreError> {
        let change = self.write(move |connection| Box::pin(confirm(connection, person, epoch, at))).await?;
        if change == EmailChange::Done {
            self.scrub().await;
        }
        Ok(change)
    }
}

async fn request(
    connection: &mut Connection,
    person: Uuid,
    email: String,
    email_key: AddressKey,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    // A mail that waits would go to an address that is no longer meant.
    sqlx::query("DELETE FROM outbox WHERE person_id = $1 AND kind = $2")
        .bind(person)
        .bind(AccountMailKind::ConfirmEmail.code())
        .execute(&mut *connection)
        .await?;
    let kept = sqlx::query(
        "UPDATE people SET pending_email = $2, pending_key = $3, link_epoch = link_epoch + 1, \
             own_prompts = CASE WHEN own_prompts_since > $4 THEN own_prompts + 1 ELSE 1 END, \
             own_prompts_since = CASE WHEN own_prompts_since > $4 THEN own_prompts_since ELSE $5 END \
         WHERE id = $1 AND (own_prompts < $6 OR own_prompts_since <= $4)",
    )
    .bind(person)
    .bind(email.as_str())
    .bind(email_key.to_vec())
    .bind(millis(at - Duration::DAY))
    .bind(millis(at))
    .bind(PROMPTS_A_DAY)
    .execute(&mut *connection)
    .await?;
    if kept.rows_affected() == 0 {
        return Ok(false);
    }
    let letter = QueuedFor::Person(AccountMailKind::ConfirmEmail, person);
    outbox::queue(connection, letter, Some(&email), at).await?;
    audit::note(connection, at, By::Person, "email.requested", Some(person), None).await?;
    Ok(true)
}

async fn confirm(
    connection: &mut Connection,
    person: Uuid,
    epoch: u32,
    at: OffsetDateTime,
) -> Result<EmailChange, sqlx::Error> {
    let waiting: Option<(String, bool, bool, Vec<u8>)> = sqlx::query_as(
        "SELECT h.email, h.email_key = h.pending_key, \
         EXISTS (SELECT 1 FROM people o WHERE o.email_key = h.pending_key AND o.id <> h.id), h.pending_key \
         FROM people h WHERE h.id = $1 AND h.link_epoch = $2 AND h.pending_email IS NOT NULL",
    )
    .bind(person)
    .bind(i64::from(epoch))
    .fetch_optional(&mut *connection)
    .await?;
    let Some((old, is_same, is_taken, key)) = waiting else { return Ok(EmailChange::Unknown) };
    if is_taken {
        return Ok(EmailChange::Taken);
    }
    outbox::reached(connection, &key).await?;
    if is_same {
        sqlx::query(
            "UPDATE people SET pending_email = NULL, pending_key = NULL, link_epoch = link_epoch + 1 WHERE id = $1",
        )
        .bind(person)
        .execute(connection)
        .await?;
        return Ok(EmailChange::Confirmed);
    }
    retained_measures::bind(connection, person, None, at).await?;
    sqlx::query(
        "UPDATE people SET roster_email = COALESCE(roster_email, email), email = pending_email, \
         email_key = pending_key, pending_email = NULL, pending_key = NULL, link_epoch = link_epoch + 1 WHERE id = $1",
    )
    .bind(person)
    .execute(&mut *connection)
    .await?;
    sessions::end(connection, person, None, None).await?;
    let letter = QueuedFor::Person(AccountMailKind::EmailChanged, person);
    outbox::queue(connection, letter, Some(&old), at).await?;
    audit::note(connection, at, By::Person, "email.changed", Some(person), None).await?;
    Ok(EmailChange::Done)
}
