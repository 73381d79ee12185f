//! Measures that stay with a membership, and with every mailbox that its account had, when the account is gone.

use async_trait::async_trait;
use time::OffsetDateTime;
use uuid::Uuid;

use super::measures::in_force;
use super::rows::millis;
use super::{Adapter, Connection};
use crate::StoreError;
use crate::campaign::AddressKey;
use crate::retained_measure::{NumberKey, RetainedMeasures};

#[async_trait]
impl RetainedMeasures for Adapter {
    async fn bind(
        &self,
        person: Uuid,
        number: Option<NumberKey>,
        at: OffsetDateTime,
    ) -> Result<(), StoreError> {
        self.write(move |connection| Box::pin(bind(connection, person, number, at))).await
    }

    async fn meet(
        &self,
        person: Uuid,
        number: Option<NumberKey>,
        at: OffsetDateTime,
    ) -> Result<u64, StoreError> {
        self.write(move |connection| Box::pin(meet(connection, person, number, at))).await
    }

    async fn forget_retained_measures(&self, now: OffsetDateTime) -> Result<u64, StoreError> {
        let forgotten = self.write(move |connection| Box::pin(forget(connection, now))).await?;
        if forgotten > 0 {
            self.scrub().await;
        }
        Ok(forgotten)
    }
}

/// Binds what holds to the mailbox that its person has now: when they leave, and before it becomes another. Who leaves is
/// bound by the number as well that was given before.
pub(super) async fn bind(
    connection: &mut Connection,
    person: Uuid,
    number: Option<NumberKey>,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query(concat!(
        "INSERT INTO bonds (decision_id, number_key, email_key) SELECT f.id, $2, h.email_key FROM decisions f \
         JOIN people h ON h.id = f.author_id WHERE f.author_id = $1 AND f.measure <> 'warn' AND ",
        in_force!("$3"),
        " ON CONFLICT (decision_id, email_key) DO UPDATE SET number_key = COALESCE(excluded.number_key, bonds.number_key)"
    ))
    .bind(person)
    .bind(number.map(|key| key.to_vec()))
    .bind(millis(at))
    .execute(&mut *connection)
    .await?;
    // The number stays with the mailbox that they leave with: those of earlier times are given up.
    sqlx::query(
        "UPDATE bonds SET number_key = NULL WHERE number_key IS NOT NULL \
         AND email_key <> (SELECT h.email_key FROM people h WHERE h.id = $1) \
         AND decision_id IN (SELECT b.decision_id FROM bonds b JOIN decisions f ON f.id = b.decision_id \
         JOIN people h ON h.id = f.author_id AND h.email_key = b.email_key WHERE h.id = $1 AND b.number_key = $2)",
    )
    .bind(person)
    .bind(number.map(|key| key.to_vec()))
    .execute(connection)
    .await
    .map(drop)
}

/// Binds what holds to mailboxes that somebody had, as a ledger knows that is newer than this copy of the database.
pub(super) async fn bind_to(
    connection: &mut Connection,
    person: Uuid,
    mailboxes: &[AddressKey],
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    for mailbox in mailboxes {
        sqlx::query(concat!(
            "INSERT INTO bonds (decision_id, email_key) SELECT f.id, $2 FROM decisions f \
             WHERE f.author_id = $1 AND f.measure <> 'warn' AND ",
            in_force!("$3"),
            " ON CONFLICT (decision_id, email_key) DO NOTHING"
        ))
        .bind(person)
        .bind(mailbox.to_vec())
        .bind(millis(at))
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// The mailboxes that what holds against somebody is bound to; not the identifier under which a member stands in the midst
/// of an import.
pub(super) async fn mailboxes_of(
    connection: &mut Connection,
    person: Uuid,
    at: OffsetDateTime,
) -> Result<Vec<AddressKey>, sqlx::Error> {
    let keys: Vec<Vec<u8>> = sqlx::query_scalar(concat!(
        "SELECT DISTINCT b.email_key FROM bonds b JOIN decisions f ON f.id = b.decision_id WHERE f.author_id = $1 AND ",
        in_force!("$2"),
        " ORDER BY b.email_key"
    ))
    .bind(person)
    .bind(millis(at))
    .fetch_all(connection)
    .await?;
    Ok(keys.into_iter().filter_map(|key| AddressKey::try_from(key).ok()).collect())
}

async fn meet(
    connection: &mut Connection,
    person: Uuid,
    number: Option<NumberKey>,
    at: OffsetDateTime,
) -> Result<u64, sqlx::Error> {
    // A mailbox that was given up may be another member's by now, whose number tells.
    let bound: Vec<Uuid> = sqlx::query_scalar(concat!(
        "SELECT DISTINCT f.id FROM bonds b JOIN decisions f ON f.id = b.decision_id JOIN people h ON h.id = $1 \
         WHERE f.author_id IS NULL AND (b.number_key = $2 OR (b.email_key = h.email_key AND (b.number_key IS NOT NULL \
         OR NOT EXISTS (SELECT 1 FROM bonds o WHERE o.decision_id = b.decision_id AND o.number_key <> $2)))) AND ",
        in_force!("$3")
    ))
    .bind(person)
    .bind(number.map(|key| key.to_vec()))
    .bind(millis(at))
    .fetch_all(&mut *connection)
    .await?;
    for decision in &bound {
        for query in [
            "UPDATE cases SET author_id = $2 WHERE author_id IS NULL \
             AND id = (SELECT f.case_id FROM decisions f WHERE f.id = $1)",
            "UPDATE decisions SET author_id = $2 WHERE id = $1",
        ] {
            sqlx::query(query).bind(decision).bind(person).execute(&mut *connection).await?;
        }
    }
    Ok(bound.len() as u64)
}

async fn forget(connection: &mut Connection, now: OffsetDateTime) -> Result<u64, sqlx::Error> {
    let over: Vec<Uuid> = sqlx::query_scalar(concat!(
        "SELECT DISTINCT f.id FROM bonds b JOIN decisions f ON f.id = b.decision_id WHERE NOT (",
        in_force!("$1"),
        ")"
    ))
    .bind(millis(now))
    .fetch_all(&mut *connection)
    .await?;
    for decision in &over {
        for query in [
            "UPDATE decisions SET reason = '' WHERE id = $1 AND author_id IS NULL",
            "DELETE FROM bonds WHERE decision_id = $1",
        ] {
            sqlx::query(query).bind(decision).execute(&mut *connection).await?;
        }
    }
    Ok(over.len() as u64)
}
