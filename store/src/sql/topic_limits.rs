//! Topics that moderators hold back. What posting looks at stands in the topic's own row.

use async_trait::async_trait;
use domain::account::Reach;
use domain::moderation::{Clause, LogAction, LogEntry, TopicLimit};
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::rows::{Columns as _, Row, from_row, millis};
use super::{Adapter, Connection, moderation_log};
use crate::StoreError;
use crate::document::Bilingual;
use crate::moderation::{NewTopicLimit, TopicLimitInForce, TopicLimits};

/// The end of what only a moderator ends, in milliseconds: the last moment of the year 9999.
const FURTHER_NOTICE: i64 = 253_402_300_799_999;

#[async_trait]
impl TopicLimits for Adapter {
    async fn topic_limits(&self, topic: i64) -> Result<Vec<TopicLimitInForce>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT r.id, r.kind, r.minutes, r.at, r.until, r.clause, r.reason_en, r.reason_fr, r.note, r.ended, \
             a.username FROM restraints r LEFT JOIN accounts a ON a.person_id = r.actor_id WHERE r.topic_id = $1 \
             ORDER BY r.at DESC, r.id DESC",
        )
        .bind(topic)
        .fetch_all(&self.readers)
        .await?)
    }

    async fn limit_topic(&self, new: NewTopicLimit) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(limit_topic(connection, new))).await
    }

    async fn lift_topic_limit(
        &self,
        id: Uuid,
        by: Uuid,
        reach: Reach,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(end(connection, id, (by, reach), at))).await
    }
}

from_row!(
    row,
    TopicLimitInForce {
        id,
        limit: kind(row)?,
        at,
        until,
        by: row.read("username")?,
        clause,
        reason: Bilingual { en: row.read("reason_en")?, fr: row.read("reason_fr")? },
        note,
        ended,
    }
);

fn kind(row: &Row) -> Result<TopicLimit, sqlx::Error> {
    let minutes: Option<i64> = row.try_get("minutes")?;
    let minutes = minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
    TopicLimit::read(row.try_get("kind")?, &minutes).map_err(|_| super::rows::unreadable())
}

/// The theme of a topic that members see; an update first, so that nobody does the same meanwhile.
async fn theme(connection: &mut Connection, topic: i64, reach: &Reach) -> Result<bool, sqlx::Error> {
    let theme: Option<Uuid> = sqlx::query_scalar(concat!(
        "UPDATE topics SET locked_until = locked_until WHERE id = $1 AND state IN ",
        domain::visible_topic_states!(),
        " RETURNING theme_id",
    ))
    .bind(topic)
    .fetch_optional(connection)
    .await?;
    Ok(theme.is_some_and(|theme| match reach {
        Reach::Everywhere => true,
        Reach::Themes(themes) => themes.contains(&theme),
    }))
}

async fn limit_topic(connection: &mut Connection, new: NewTopicLimit) -> Result<bool, sqlx::Error> {
    let NewTopicLimit { id, topic, limit, until, clause, reason, note, by, reach, at } = new;
    if !theme(connection, topic, &reach).await? {
        return Ok(false);
    }
    sqlx::query(
        "UPDATE restraints SET ended = $3 WHERE topic_id = $1 AND kind = $2 AND ended IS NULL \
         AND (until IS NULL OR until > $3)",
    )
    .bind(topic)
    .bind(limit.code())
    .bind(millis(at))
    .execute(&mut *connection)
    .await?;
    let minutes = match limit {
        TopicLimit::Lock => None,
        TopicLimit::Slow(minutes) => Some(i64::from(minutes)),
    };
    sqlx::query(
        "INSERT INTO restraints (id, topic_id, kind, minutes, at, until, actor_id, clause, reason_en, reason_fr, note) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(id)
    .bind(topic)
    .bind(limit.code())
    .bind(minutes)
    .bind(millis(at))
    .bind(until.map(millis))
    .bind(by)
    .bind(clause.code())
    .bind(reason.en)
    .bind(reason.fr)
    .bind(note)
    .execute(&mut *connection)
    .await?;
    set(connection, topic, limit, Some(until.map_or(FURTHER_NOTICE, millis))).await?;
    log(connection, (topic, by), limit.log_action(), Some(clause), at).await?;
    Ok(true)
}

/// Writes what posting looks at.
async fn set(
    connection: &mut Connection,
    topic: i64,
    limit: TopicLimit,
    until: Option<i64>,
) -> Result<(), sqlx::Error> {
    let query = match limit {
        TopicLimit::Lock => {
            sqlx::query("UPDATE topics SET locked_until = $2 WHERE id = $1").bind(topic).bind(until)
        }
        TopicLimit::Slow(minutes) => {
            sqlx::query("UPDATE topics SET slowed_until = $2, slow_minutes = $3 WHERE id = $1")
                .bind(topic)
                .bind(until)
                .bind(until.map(|_| i64::from(minutes)))
        }
    };
    query.execute(connection).await.map(drop)
}

async fn end(
    connection: &mut Connection,
    id: Uuid,
    (by, reach): (Uuid, Reach),
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let row = sqlx::query("SELECT topic_id, kind, minutes, clause FROM restraints WHERE id = $1")
        .bind(id)
        .fetch_optional(&mut *connection)
        .await?;
    let Some(row) = row else { return Ok(false) };
    let (topic, limit, clause) = (row.try_get("topic_id")?, kind(&row)?, row.read("clause")?);
    if !theme(connection, topic, &reach).await? {
        return Ok(false);
    }
    let ended = sqlx::query(
        "UPDATE restraints SET ended = $2 WHERE id = $1 AND ended IS NULL AND (until IS NULL OR until > $2)",
    )
    .bind(id)
    .bind(millis(at))
    .execute(&mut *connection)
    .await?;
    if ended.rows_affected() == 0 {
        return Ok(false);
    }
    set(connection, topic, limit, None).await?;
    log(connection, (topic, by), LogAction::Freed, Some(clause), at).await?;
    Ok(true)
}

/// An entry about a topic belongs to no case.
async fn log(
    connection: &mut Connection,
    (topic, by): (i64, Uuid),
    action: LogAction,
    clause: Option<Clause>,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let log_action = LogEntry {
        at,
        actor: "staff",
        actor_id: Some(by),
        action,
        case: 0,
        target: format!("topic-{topic}"),
        author: None,
        clause: clause.map(Clause::code),
        text: None,
    };
    moderation_log::append(connection, &log_action).await
}
