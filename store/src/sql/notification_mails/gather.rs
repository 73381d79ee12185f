//! Gathering what is to be mailed: for whom it is time, and what each mail tells of from then on.

use domain::community::{DigestTime, NotificationKind, Pace};
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::Connection;
use super::super::notifications::{followed, news};
use super::super::outbox::{self, QueuedFor};
use super::super::profiles::choices;
use super::super::rows::{millis, moment};
use crate::mail::NotificationMailKind;

/// Somebody whose time has come.
#[derive(Clone)]
pub(super) struct Due {
    pub(super) person: Uuid,
    pub(super) at: i64,
    pub(super) time: DigestTime,
}

/// Queues a mail for each of these who was not told meanwhile.
pub(super) async fn at_once(
    connection: &mut Connection,
    people: Vec<(Uuid, i64)>,
    now: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    for (person, before) in people {
        // Of two nodes that found them at the same moment, one goes on.
        if !told_at_once(connection, person, before, millis(now)).await? {
            continue;
        }
        if !queue(connection, person, NotificationMailKind::AtOnce, &[Pace::AtOnce], now).await? {
            // What there was is no news, their own comment for example: the next mail need not wait for it.
            told_at_once(connection, person, millis(now), before).await?;
        }
    }
    Ok(())
}

/// Sets when somebody was last mailed something at once, where it is as it was read.
async fn told_at_once(
    connection: &mut Connection,
    person: Uuid,
    before: i64,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let set = sqlx::query("UPDATE accounts SET told_at_once = $3 WHERE person_id = $1 AND told_at_once = $2")
        .bind(person)
        .bind(before)
        .bind(now)
        .execute(connection)
        .await?;
    Ok(set.rows_affected() > 0)
}

/// Queues the digest of each of these whose time it still is, and sets the next.
pub(super) async fn digests(
    connection: &mut Connection,
    all: Vec<Due>,
    now: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    for Due { person, at, time } in all {
        let is_ours =
            sqlx::query("UPDATE accounts SET digest_due = $2 WHERE person_id = $1 AND digest_due = $3")
                .bind(person)
                .bind(millis(time.after(now)))
                .bind(at)
                .execute(&mut *connection)
                .await?;
        // A first time is only set.
        if is_ours.rows_affected() == 0 || at == 0 {
            continue;
        }
        let paces: &[Pace] =
            if time.ends_week(moment(at)?, now) { &[Pace::Daily, Pace::Weekly] } else { &[Pace::Daily] };
        queue(connection, person, NotificationMailKind::Digest, paces, now).await?;
    }
    Ok(())
}

/// Queues a mail of what goes at these paces. `false` where there is nothing. While one of its kind waits that its mailbox
/// does not take, nothing is queued behind it: what is new goes with the next.
async fn queue(
    connection: &mut Connection,
    person: Uuid,
    kind: NotificationMailKind,
    paces: &[Pace],
    now: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let waits: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM outbox WHERE person_id = $1 AND kind = $2 AND dead IS NULL)",
    )
    .bind(person)
    .bind(kind.code())
    .fetch_one(&mut *connection)
    .await?;
    if waits {
        return Ok(true);
    }
    let choices = choices::of(connection, person).await?;
    let topics = if paces.contains(&choices.of(NotificationKind::FollowedTopic)) {
        topics_with_news(connection, person).await?
    } else {
        Vec::new()
    };
    let second = paces.get(1).or(paces.first()).map(|pace| pace.code());
    let pending: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM notices WHERE person_id = $1 AND pace IN ($2, $3) AND letter IS NULL AND NOT seen)",
    )
    .bind(person)
    .bind(paces.first().map(|pace| pace.code()))
    .bind(second)
    .fetch_one(&mut *connection)
    .await?;
    if !pending && topics.is_empty() {
        return Ok(false);
    }
    let letter =
        outbox::queue_numbered(connection, QueuedFor::Notifications(kind, person), None, now).await?;
    sqlx::query(
        "UPDATE notices SET letter = $4 WHERE person_id = $1 AND pace IN ($2, $3) AND letter IS NULL AND NOT seen",
    )
    .bind(person)
    .bind(paces.first().map(|pace| pace.code()))
    .bind(second)
    .bind(letter)
    .execute(&mut *connection)
    .await?;
    for (topic, past, upto) in topics {
        sqlx::query("INSERT INTO letter_topics (letter, topic_id, past, upto) VALUES ($1, $2, $3, $4)")
            .bind(letter)
            .bind(topic)
            .bind(past)
            .bind(upto)
            .execute(&mut *connection)
            .await?;
    }
    Ok(true)
}

/// The followed topics with comments that a person was not mailed, and between which numbers; from now on they count as
/// mailed.
async fn topics_with_news(
    connection: &mut Connection,
    person: Uuid,
) -> Result<Vec<(i64, i64, i64)>, sqlx::Error> {
    let found: Vec<(i64, i64, i64, bool)> = sqlx::query_as(concat!(
        "SELECT t.id, t.past, t.comments, EXISTS (SELECT 1",
        news!(),
        ") FROM",
        followed!("(CASE WHEN f.mailed > f.seen THEN f.mailed ELSE f.seen END)"),
        "WHERE t.comments > t.mailed"
    ))
    .bind(person)
    .fetch_all(&mut *connection)
    .await?;
    let mut topics = Vec::with_capacity(found.len());
    for (topic, past, upto, is_news) in found {
        sqlx::query("UPDATE follows SET mailed = $3 WHERE person_id = $1 AND topic_id = $2")
            .bind(person)
            .bind(topic)
            .bind(upto)
            .execute(&mut *connection)
            .await?;
        if is_news {
            topics.push((topic, past, upto));
        }
    }
    Ok(topics)
}
