//! The log of moderation, whose entries are chained.

use domain::moderation::{Deed, LogLink, LoggedDeed};
use sqlx::Row as _;

use super::rows::{millis, unreadable};
use super::{Adapter, Connection, Db};
use crate::StoreError;

/// Writes an entry, in the transaction of what was done. Who writes the next one waits for this one's end.
pub(super) async fn append(connection: &mut Connection, deed: &Deed) -> Result<(), sqlx::Error> {
    let last: (i64, Vec<u8>) = sqlx::query_as(
        "UPDATE moderation_log_head SET seq = seq + 1 WHERE one = 1 RETURNING seq - 1 AS seq, digest",
    )
    .fetch_one(&mut *connection)
    .await?;
    let link = link(last)?.next(deed);
    sqlx::query(
        "INSERT INTO moderation_log (seq, at, actor, actor_id, action, case_id, thing, author_id, clause, text_digest, \
         digest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(link.seq)
    .bind(millis(deed.at))
    .bind(deed.actor)
    .bind(deed.actor_id)
    .bind(deed.action)
    .bind(deed.case)
    .bind(&deed.thing)
    .bind(deed.author)
    .bind(deed.clause)
    .bind(deed.text.map(|text| text.to_vec()))
    .bind(link.digest.to_vec())
    .execute(&mut *connection)
    .await?;
    sqlx::query("UPDATE moderation_log_head SET digest = $1 WHERE one = 1")
        .bind(link.digest.to_vec())
        .execute(connection)
        .await
        .map(drop)
}

fn link((seq, digest): (i64, Vec<u8>)) -> Result<LogLink, sqlx::Error> {
    Ok(LogLink { seq, digest: digest.try_into().map_err(|_| unreadable())? })
}

impl Adapter {
    pub(super) async fn logged_deeds(&self, after: i64, many: u32) -> Result<Vec<LoggedDeed>, StoreError> {
        let rows = sqlx::query(
            "SELECT seq, at, actor, actor_id, action, case_id, thing, author_id, clause, text_digest, digest \
             FROM moderation_log WHERE seq > $1 ORDER BY seq LIMIT $2",
        )
        .bind(after)
        .bind(i64::from(many))
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.iter().map(deed).collect::<Result<_, _>>()?)
    }

    pub(super) async fn last_deed(&self) -> Result<LogLink, StoreError> {
        let last: (i64, Vec<u8>) =
            sqlx::query_as("SELECT seq, digest FROM moderation_log_head WHERE one = 1")
                .fetch_one(&self.readers)
                .await?;
        Ok(link(last)?)
    }
}

fn deed(row: &<Db as sqlx::Database>::Row) -> Result<LoggedDeed, sqlx::Error> {
    Ok(LoggedDeed {
        seq: row.try_get("seq")?,
        at: row.try_get("at")?,
        actor: row.try_get("actor")?,
        actor_id: row.try_get("actor_id")?,
        action: row.try_get("action")?,
        case: row.try_get("case_id")?,
        thing: row.try_get("thing")?,
        author: row.try_get("author_id")?,
        clause: row.try_get("clause")?,
        text: row.try_get("text_digest")?,
        digest: row.try_get("digest")?,
    })
}
