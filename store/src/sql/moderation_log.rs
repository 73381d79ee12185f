//! The log of moderation, whose entries are chained.

use domain::moderation::{Deed, LogLink, LoggedDeed};
use sqlx::{QueryBuilder, Row as _};
use uuid::Uuid;

use super::rows::{millis, moment, unreadable, word};
use super::{Adapter, Connection, Db};
use crate::StoreError;
use crate::moderation::{About, DeedCut, DeedLine};

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
    .bind(deed.action.code())
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

    pub(super) async fn newest_deeds(&self, cut: DeedCut) -> Result<Vec<DeedLine>, StoreError> {
        let mut select = QueryBuilder::<Db>::new(
            "SELECT l.at, l.actor, l.actor_id, l.action, l.case_id, l.thing, l.clause, l.digest, a.username, ",
        );
        number_told(&mut select, cut.reader);
        select.push(
            " AS number FROM moderation_log l \
             LEFT JOIN accounts a ON a.person_id = l.actor_id AND l.actor = 'staff' \
             WHERE (l.author_id IS NULL OR l.author_id <> ",
        );
        select.push_bind(cut.reader).push(")");
        if let Some(before) = cut.before {
            // No entry has a number so high that the sum of two is none.
            select.push(" AND l.seq < ").push_bind(before.min(i64::MAX / 2));
            select.push(" + (SELECT COUNT(*) FROM moderation_log h WHERE h.author_id = ");
            select.push_bind(cut.reader).push(") AND ");
            number_told(&mut select, cut.reader);
            select.push(" < ").push_bind(before);
        }
        if let Some(kind) = cut.kind {
            select.push(" AND l.action = ").push_bind(kind.code());
        }
        if let Some(by) = cut.by {
            select.push(" AND l.actor = 'staff' AND l.actor_id = ").push_bind(by);
        }
        select.push(" ORDER BY l.seq DESC LIMIT ").push_bind(i64::from(cut.many));
        let rows = select.build().fetch_all(&self.readers).await?;
        Ok(rows.iter().map(line).collect::<Result<_, _>>()?)
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

fn line(row: &<Db as sqlx::Database>::Row) -> Result<DeedLine, sqlx::Error> {
    let colleague: Option<Uuid> = row.try_get("actor_id")?;
    let username: Option<String> = row.try_get("username")?;
    Ok(DeedLine {
        number: row.try_get("number")?,
        at: moment(row.try_get("at")?)?,
        actor: row.try_get("actor")?,
        colleague: colleague.zip(username),
        kind: word(row.try_get("action")?)?,
        about: about(row.try_get("case_id")?, row.try_get("thing")?)?,
        clause: row.try_get::<Option<&str>, _>("clause")?.map(word).transpose()?,
        digest: row.try_get("digest")?,
    })
}

/// An entry about a topic belongs to no case.
fn about(case: i64, thing: &str) -> Result<About, sqlx::Error> {
    match thing.strip_prefix("topic-") {
        Some(topic) => topic.parse().map(About::Topic).map_err(|_| unreadable()),
        None => Ok(About::Case(case, word(thing)?)),
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
