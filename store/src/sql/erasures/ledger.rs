//! Noting what was erased, so that it is erased again from a backup.

use time::OffsetDateTime;

use super::super::Connection;
use super::super::rows::millis;
use crate::erasure::{Erasure, LedgerEntry};

/// Notes an erasure, in its own transaction. Whoever notes next waits for its end: the numbers have no gaps, and are seen
/// in their order.
pub(in super::super) async fn note(
    connection: &mut Connection,
    at: OffsetDateTime,
    erasure: Erasure,
) -> Result<(), sqlx::Error> {
    let seq: i64 = sqlx::query_scalar("UPDATE erasure_ledger SET last = last + 1 RETURNING last")
        .fetch_one(&mut *connection)
        .await?;
    keep(connection, &LedgerEntry { seq, at: millis(at), erasure }).await
}

pub(super) async fn keep(connection: &mut Connection, entry: &LedgerEntry) -> Result<(), sqlx::Error> {
    let erasure = serde_json::to_string(&entry.erasure).map_err(|error| sqlx::Error::Encode(error.into()))?;
    sqlx::query("INSERT INTO erasures (seq, at, erasure) VALUES ($1, $2, $3)")
        .bind(entry.seq)
        .bind(entry.at)
        .bind(erasure)
        .execute(connection)
        .await
        .map(drop)
}
