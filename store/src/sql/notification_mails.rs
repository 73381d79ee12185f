//! Mails of notices. What one tells of is marked with its number in the outbox, in the transaction that queues it.

mod contents;
mod gather;

use async_trait::async_trait;
use domain::community::{DigestTime, NotificationKind, Pace};
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use self::contents::contents;
use self::gather::{Due, at_once, digests};
use super::profiles::choices;
use super::rows::{Row, millis, unreadable, zone};
use super::{Adapter, Connection};
use crate::StoreError;
use crate::community::notification_mail::{NotificationMails, NotificationToMail};

/// People who are to be told of something at once, and were left alone since `$1`.
const DUE_AT_ONCE: &str = "SELECT a.person_id, a.told_at_once FROM accounts a WHERE a.told_at_once <= $1 AND a.person_id IN \
    (SELECT n.person_id FROM notices n WHERE n.pace = 'at_once' AND n.letter IS NULL AND NOT n.seen \
    UNION SELECT f.person_id FROM notice_choices p JOIN follows f ON f.person_id = p.person_id \
    JOIN topics t ON t.id = f.topic_id WHERE p.kind = 'followed_topic' AND p.pace = 'at_once' \
    AND f.state = 'followed' AND t.comments > f.mailed) LIMIT $2";

#[async_trait]
impl NotificationMails for Adapter {
    async fn queue_at_once(
        &self,
        now: OffsetDateTime,
        quiet: OffsetDateTime,
        limit: u32,
    ) -> Result<u64, StoreError> {
        let people: Vec<(Uuid, i64)> = sqlx::query_as(DUE_AT_ONCE)
            .bind(millis(quiet))
            .bind(i64::from(limit))
            .fetch_all(&self.readers)
            .await?;
        if people.is_empty() {
            return Ok(0);
        }
        let told = people.len() as u64;
        self.write(move |connection| Box::pin(at_once(connection, people, now))).await?;
        Ok(told)
    }

    async fn queue_digests(&self, now: OffsetDateTime, limit: u32) -> Result<u64, StoreError> {
        let rows = sqlx::query(
            "SELECT a.person_id, a.digest_due, a.digest_hour, a.digest_zone, h.province FROM accounts a \
             JOIN people h ON h.id = a.person_id WHERE a.digest_due <= $1 ORDER BY a.digest_due LIMIT $2",
        )
        .bind(millis(now))
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?;
        if rows.is_empty() {
            return Ok(0);
        }
        let due = |row: &Row| {
            let (person, at) = (row.try_get("person_id")?, row.try_get("digest_due")?);
            Ok::<_, sqlx::Error>(Due { person, at, time: digest_time(row)? })
        };
        let all = rows.iter().map(due).collect::<Result<Vec<_>, _>>()?;
        let people = all.len() as u64;
        self.write(move |connection| Box::pin(digests(connection, all, now))).await?;
        Ok(people)
    }

    async fn letter(&self, seq: i64, now: OffsetDateTime) -> Result<Vec<NotificationToMail>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        Ok(contents(&mut connection, seq, now).await?)
    }

    async fn digest_time(&self, person: Uuid) -> Result<DigestTime, StoreError> {
        let mut connection = self.readers.acquire().await?;
        Ok(time_of(&mut connection, person).await?)
    }

    async fn stop_mails(
        &self,
        person: Uuid,
        kinds: Vec<NotificationKind>,
        at: OffsetDateTime,
    ) -> Result<(), StoreError> {
        self.write(move |connection| Box::pin(stop(connection, person, kinds, at))).await
    }
}

/// When somebody is mailed what was gathered.
pub(super) async fn time_of(connection: &mut Connection, person: Uuid) -> Result<DigestTime, sqlx::Error> {
    let row = sqlx::query(
        "SELECT a.digest_hour, a.digest_zone, h.province FROM accounts a JOIN people h ON h.id = a.person_id \
         WHERE a.person_id = $1",
    )
    .bind(person)
    .fetch_one(connection)
    .await?;
    digest_time(&row)
}

/// Sets it.
pub(super) async fn set_time(
    connection: &mut Connection,
    person: Uuid,
    time: DigestTime,
    now: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE accounts SET digest_hour = $2, digest_zone = $3, digest_due = $4 WHERE person_id = $1 \
         AND (digest_hour <> $2 OR digest_zone IS NULL OR digest_zone <> $3)",
    )
    .bind(person)
    .bind(i64::from(time.hour))
    .bind(time.zone.code())
    .bind(millis(time.after(now)))
    .execute(connection)
    .await
    .map(drop)
}

fn digest_time(row: &Row) -> Result<DigestTime, sqlx::Error> {
    let hour = u8::try_from(row.try_get::<i64, _>("digest_hour")?).map_err(|_| unreadable())?;
    Ok(DigestTime { zone: zone(row)?, hour })
}

async fn stop(
    connection: &mut Connection,
    person: Uuid,
    kinds: Vec<NotificationKind>,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    if !choices::hold(connection, person).await? {
        return Ok(());
    }
    let mut choices = choices::of(connection, person).await?;
    for kind in kinds {
        choices = choices.with(kind, Pace::Never);
    }
    choices::set(connection, person, choices, at).await
}
