//! The log of moderation, whose entries are chained.

use domain::moderation::{LogEntry, LogLink, StoredLogEntry};
use sqlx::{QueryBuilder, Row as _};
use uuid::Uuid;

use super::rows::{Columns as _, Row, from_row, millis, unreadable, word};
use super::{Adapter, Connection, Db};
use crate::StoreError;
use crate::moderation::{About, LogLine, LogPageRequest};

/// Writes an entry, in the transaction of what was done. Who writes the next one waits for this one's end.
pub(super) async fn append(connection: &mut Connection, log_action: &LogEntry) -> Result<(), sqlx::Error> {
    let last: (i64, Vec<u8>) = sqlx::query_as(
        "UPDATE moderation_log_head SET seq = seq + 1 WHERE one = 1 RETURNING seq - 1 AS seq, digest",
    )
    .fetch_one(&mut *connection)
    .await?;
    let link = link(last)?.next(log_action);
    sqlx::query(
        "INSERT INTO moderation_log (seq, at, actor, actor_id, action, case_id, thing, author_id, clause, text_digest, \
         digest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(link.seq)
    .bind(millis(log_action.at))
    .bind(log_action.actor)
    .bind(log_action.actor_id)
    .bind(log_action.action.code())
    .bind(log_action.case)
    .bind(&log_action.target)
    .bind(log_action.author)
    .bind(log_action.clause)
    .bind(log_action.text.map(|text| text.to_vec()))
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
    pub(super) async fn logged_deeds(
        &self,
        after: i64,
        limit: u32,
    ) -> Result<Vec<StoredLogEntry>, StoreError> {
        let rows = sqlx::query(
            "SELECT seq, at, actor, actor_id, action, case_id, thing, author_id, clause, text_digest, digest \
             FROM moderation_log WHERE seq > $1 ORDER BY seq LIMIT $2",
        )
        .bind(after)
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.iter().map(stored).collect::<Result<_, _>>()?)
    }

    pub(super) async fn newest_deeds(
        &self,
        page_request: LogPageRequest,
    ) -> Result<Vec<LogLine>, StoreError> {
        let mut select = QueryBuilder::<Db>::new(
            "SELECT l.at, l.actor, l.actor_id, l.action, l.case_id, l.thing, l.clause, a.username, ",
        );
        number_told(&mut select, page_request.reader);
        select.push(
            " AS number FROM moderation_log l \
             LEFT JOIN accounts a ON a.person_id = l.actor_id AND l.actor = 'staff' \
             WHERE (l.author_id IS NULL OR l.author_id <> ",
        );
        select.push_bind(page_request.reader).push(")");
        if let Some(before) = page_request.before {
            // No entry has a number so high that the sum of two is none.
            select.push(" AND l.seq < ").push_bind(before.min(i64::MAX / 2));
            select.push(" + (SELECT COUNT(*) FROM moderation_log h WHERE h.author_id = ");
            select.push_bind(page_request.reader).push(") AND ");
            number_told(&mut select, page_request.reader);
            select.push(" < ").push_bind(before);
        }
        if let Some(kind) = page_request.kind {
            select.push(" AND l.action = ").push_bind(kind.code());
        }
        if let Some(by) = page_request.by {
            select.push(" AND l.actor = 'staff' AND l.actor_id = ").push_bind(by);
        }
        select.push(" ORDER BY l.seq DESC LIMIT ").push_bind(i64::from(page_request.limit));
        Ok(select.build_query_as().fetch_all(&self.readers).await?)
    }

    pub(super) async fn last_deed_told(&self, reader: Uuid) -> Result<i64, StoreError> {
        let last: Option<i64> = sqlx::query_scalar(
            "SELECT l.seq - (SELECT COUNT(*) FROM moderation_log h WHERE h.author_id = $1 AND h.seq < l.seq) \
             FROM moderation_log l WHERE l.author_id IS NULL OR l.author_id <> $1 ORDER BY l.seq DESC LIMIT 1",
        )
        .bind(reader)
        .fetch_optional(&self.readers)
        .await?;
        Ok(last.unwrap_or(0))
    }

    pub(super) async fn last_deed(&self) -> Result<LogLink, StoreError> {
        let last: (i64, Vec<u8>) =
            sqlx::query_as("SELECT seq, digest FROM moderation_log_head WHERE one = 1")
                .fetch_one(&self.readers)
                .await?;
        Ok(link(last)?)
    }
}

/// The number of an entry of `moderation_log l` among those that are there for a reader: its own would tell by a gap that
/// something is about them.
fn number_told(select: &mut QueryBuilder<Db>, reader: Uuid) {
    select.push("l.seq - (SELECT COUNT(*) FROM moderation_log h WHERE h.author_id = ").push_bind(reader);
    select.push(" AND h.seq < l.seq)");
}

from_row!(
    row,
    LogLine {
        number,
        at,
        actor,
        colleague: row.read::<Option<_>>("actor_id")?.zip(row.read("username")?),
        kind: row.read("action")?,
        about: about(row.read("case_id")?, row.try_get("thing")?)?,
        clause,
    }
);

/// An entry about a topic belongs to no case.
fn about(case: i64, target: &str) -> Result<About, sqlx::Error> {
    match target.strip_prefix("topic-") {
        Some(topic) => topic.parse().map(About::Topic).map_err(|_| unreadable()),
        None => Ok(About::Case(case, word(target)?)),
    }
}

fn stored(row: &Row) -> Result<StoredLogEntry, sqlx::Error> {
    Ok(StoredLogEntry {
        seq: row.read("seq")?,
        at: row.read("at")?,
        actor: row.read("actor")?,
        actor_id: row.read("actor_id")?,
        action: row.read("action")?,
        case: row.read("case_id")?,
        target: row.read("thing")?,
        author: row.read("author_id")?,
        clause: row.read("clause")?,
        text: row.read("text_digest")?,
        digest: row.read("digest")?,
    })
}
