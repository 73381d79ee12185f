//! Topics that moderators hold back. What posting looks at stands in the topic's own row.

use async_trait::async_trait;
use domain::account::Reach;
use domain::moderation::{Clause, Deed, DeedKind, Restraint};
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::rows::{millis, moment, word};
use super::{Adapter, Connection, Db, moderation_log};
use crate::StoreError;
use crate::document::Bilingual;
use crate::moderation::{NewRestraint, Restrained, Restraints};

type Row = <Db as sqlx::Database>::Row;

/// The end of what only a moderator ends, in milliseconds: the last moment of the year 9999.
const FURTHER_NOTICE: i64 = 253_402_300_799_999;

#[async_trait]
impl Restraints for Adapter {
    async fn restraints(&self, topic: i64) -> Result<Vec<Restrained>, StoreError> {
        let rows = sqlx::query(
            "SELECT r.id, r.kind, r.minutes, r.at, r.until, r.clause, r.reason_en, r.reason_fr, r.note, r.ended, \
             a.username FROM restraints r LEFT JOIN accounts a ON a.person_id = r.actor_id WHERE r.topic_id = $1 \
             ORDER BY r.at DESC, r.id DESC",
        )
        .bind(topic)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.iter().map(restrained).collect::<Result<_, _>>()?)
    }

    async fn restrain(&self, new: NewRestraint) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(restrain(connection, new))).await
    }

    async fn end_restraint(
        &self,
        id: Uuid,
        by: Uuid,
        reach: Reach,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(end(connection, id, (by, reach), at))).await
    }
}

fn restrained(row: &Row) -> Result<Restrained, sqlx::Error> {
    let at = |column| row.try_get::<Option<i64>, _>(column)?.map(moment).transpose();
    Ok(Restrained {
        id: row.try_get("id")?,
        restraint: kind(row)?,
        at: moment(row.try_get("at")?)?,
        until: at("until")?,
        by: row.try_get("username")?,
        clause: word(row.try_get("clause")?)?,
        reason: Bilingual { en: row.try_get("reason_en")?, fr: row.try_get("reason_fr")? },
        note: row.try_get("note")?,
        ended: at("ended")?,
    })
}

fn kind(row: &Row) -> Result<Restraint, sqlx::Error> {
    let minutes: Option<i64> = row.try_get("minutes")?;
    let minutes = minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
    Restraint::read(row.try_get("kind")?, &minutes).map_err(|_| super::rows::unreadable())
}

/// The theme of a topic that members see; an update first, so that nobody does the same meanwhile.
async fn theme(connection: &mut Connection, topic: i64, reach: &Reach) -> Result<bool, sqlx::Error> {
    let theme: Option<Uuid> = sqlx::query_scalar(
        "UPDATE topics SET locked_until = locked_until WHERE id = $1 AND state IN ('open', 'closed', 'archived') \
         RETURNING theme_id",
    )
    .bind(topic)
    .fetch_optional(connection)
    .await?;
    Ok(theme.is_some_and(|theme| match reach {
        Reach::Everywhere => true,
        Reach::Themes(themes) => themes.contains(&theme),
    }))
}

async fn restrain(connection: &mut Connection, new: NewRestraint) -> Result<bool, sqlx::Error> {
    let NewRestraint { id, topic, restraint, until, clause, reason, note, by, reach, at } = new;
    if !theme(connection, topic, &reach).await? {
        return Ok(false);
    }
    sqlx::query(
        "UPDATE restraints SET ended = $3 WHERE topic_id = $1 AND kind = $2 AND ended IS NULL \
         AND (until IS NULL OR until > $3)",
    )
    .bind(topic)
    .bind(restraint.code())
    .bind(millis(at))
    .execute(&mut *connection)
    .await?;
    let minutes = match restraint {
        Restraint::Lock => None,
        Restraint::Slow(minutes) => Some(i64::from(minutes)),
    };
    sqlx::query(
        "INSERT INTO restraints (id, topic_id, kind, minutes, at, until, actor_id, clause, reason_en, reason_fr, note) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(id)
    .bind(topic)
    .bind(restraint.code())
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
    set(connection, topic, restraint, Some(until.map_or(FURTHER_NOTICE, millis))).await?;
    log(connection, (topic, by), restraint.deed(), Some(clause), at).await?;
    Ok(true)
}

/// Writes what posting looks at.
async fn set(
    connection: &mut Connection,
    topic: i64,
    restraint: Restraint,
    until: Option<i64>,
) -> Result<(), sqlx::Error> {
    let query = match restraint {
        Restraint::Lock => {
            sqlx::query("UPDATE topics SET locked_until = $2 WHERE id = $1").bind(topic).bind(until)
        }
        Restraint::Slow(minutes) => {
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
    let (topic, restraint, clause) =
        (row.try_get("topic_id")?, kind(&row)?, word::<Clause>(row.try_get("clause")?)?);
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
    set(connection, topic, restraint, None).await?;
    log(connection, (topic, by), DeedKind::Freed, Some(clause), at).await?;
    Ok(true)
}

/// An entry about a topic belongs to no case.
async fn log(
    connection: &mut Connection,
    (topic, by): (i64, Uuid),
    action: DeedKind,
    clause: Option<Clause>,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let deed = Deed {
        at,
        actor: "staff",
        actor_id: Some(by),
        action,
        case: 0,
        thing: format!("topic-{topic}"),
        author: None,
        clause: clause.map(Clause::code),
        text: None,
    };
    moderation_log::append(connection, &deed).await
}
