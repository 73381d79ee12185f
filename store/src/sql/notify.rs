//! Telling people, in the transaction of what they are told of. Nobody is told of their own acts, nor of anything in a
//! topic that they muted.

use domain::community::{MAX_MENTIONS, NotificationKind, Pace};
use time::OffsetDateTime;
use uuid::Uuid;

use super::Connection;
use super::rows::millis;

/// A comment that somebody is told of.
#[derive(Clone, Copy)]
pub(super) struct Notified {
    pub topic: i64,
    pub comment: i64,
    pub author: Uuid,
    pub at: OffsetDateTime,
}

/// Tells who is answered by a comment, and those whom it names by the skeletons of their names.
pub(super) async fn comment(
    connection: &mut Connection,
    told: Notified,
    (parent, reply_to): (Option<i64>, Option<i64>),
    names: &[String],
) -> Result<(), sqlx::Error> {
    if let Some(parent) = parent {
        reply(connection, told, (parent, reply_to)).await?;
    }
    mentions(connection, told, names).await
}

/// Tells who began a conversation that somebody replied there, and who wrote the reply that is answered, each once.
async fn reply(
    connection: &mut Connection,
    told: Notified,
    (parent, reply_to): (i64, Option<i64>),
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO notices (person_id, kind, topic_id, comment_id, at, pace) SELECT c.author_id, $2, $3, $4, $5, \
         COALESCE((SELECT p.pace FROM notice_choices p WHERE p.person_id = c.author_id AND p.kind = $2), $6) \
         FROM comments c WHERE c.id IN ($1, $8) AND (c.id = $1 OR (c.parent_id = $1 AND c.withheld IS NULL)) \
         AND c.author_id <> $7 AND NOT EXISTS (SELECT 1 FROM follows f \
         WHERE f.person_id = c.author_id AND f.topic_id = $3 AND f.state = 'muted') ON CONFLICT DO NOTHING",
    )
    .bind(parent)
    .bind(NotificationKind::Reply.code())
    .bind(told.topic)
    .bind(told.comment)
    .bind(millis(told.at))
    .bind(NotificationKind::Reply.usual_pace().code())
    .bind(told.author)
    .bind(reply_to)
    .execute(connection)
    .await
    .map(drop)
}

/// Tells those whom a comment names, by the skeletons of their names: [`MAX_MENTIONS`] of them at most, however often it
/// is changed, and each once.
pub(super) async fn mentions(
    connection: &mut Connection,
    told: Notified,
    names: &[String],
) -> Result<(), sqlx::Error> {
    if names.is_empty() {
        return Ok(());
    }
    let before: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM notices WHERE comment_id = $1 AND kind = $2")
        .bind(told.comment)
        .bind(NotificationKind::Mention.code())
        .fetch_one(&mut *connection)
        .await?;
    let mut room = MAX_MENTIONS.saturating_sub(usize::try_from(before).unwrap_or(MAX_MENTIONS));
    // Names that nobody bears cost a look each.
    for name in names.iter().take(MAX_MENTIONS) {
        if room == 0 {
            break;
        }
        let done = sqlx::query(
            "INSERT INTO notices (person_id, kind, topic_id, comment_id, at, pace) SELECT a.person_id, $2, $3, $4, $5, \
             COALESCE((SELECT p.pace FROM notice_choices p WHERE p.person_id = a.person_id AND p.kind = $2), $6) \
             FROM accounts a WHERE a.skeleton = $1 AND a.person_id <> $7 AND NOT EXISTS (SELECT 1 FROM follows f \
             WHERE f.person_id = a.person_id AND f.topic_id = $3 AND f.state = 'muted') ON CONFLICT DO NOTHING",
        )
        .bind(name)
        .bind(NotificationKind::Mention.code())
        .bind(told.topic)
        .bind(told.comment)
        .bind(millis(told.at))
        .bind(NotificationKind::Mention.usual_pace().code())
        .bind(told.author)
        .execute(&mut *connection)
        .await?;
        room -= usize::from(done.rows_affected() > 0);
    }
    Ok(())
}

/// Tells who asked the service desk that it answered. The answer goes by mail itself, so this does not.
pub(super) async fn answer(
    connection: &mut Connection,
    request: Uuid,
    by: Uuid,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO notices (person_id, kind, request_id, at, pace) SELECT a.person_id, $2, r.id, $3, $4 \
         FROM requests r JOIN accounts a ON a.person_id = r.person_id WHERE r.id = $1 AND a.person_id <> $5 \
         AND (r.signed_in OR r.confirmed IS NOT NULL)",
    )
    .bind(request)
    .bind(NotificationKind::StaffAnswer.code())
    .bind(millis(at))
    .bind(Pace::Never.code())
    .bind(by)
    .execute(connection)
    .await
    .map(drop)
}

/// Tells the author of a guest post that staff did something with it.
pub(super) async fn guest(
    connection: &mut Connection,
    guest: Uuid,
    by: Uuid,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO notices (person_id, kind, guest_id, at, pace) SELECT a.person_id, $2, g.id, $3, \
         COALESCE((SELECT p.pace FROM notice_choices p WHERE p.person_id = a.person_id AND p.kind = $2), $4) \
         FROM guest_posts g JOIN accounts a ON a.person_id = g.author_id WHERE g.id = $1 AND a.person_id <> $5",
    )
    .bind(guest)
    .bind(NotificationKind::StaffAnswer.code())
    .bind(millis(at))
    .bind(NotificationKind::StaffAnswer.usual_pace().code())
    .bind(by)
    .execute(connection)
    .await
    .map(drop)
}

/// Tells who suggested a topic that staff answered.
pub(super) async fn suggestion(
    connection: &mut Connection,
    suggestion: Uuid,
    by: Uuid,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO notices (person_id, kind, suggestion_id, at, pace) SELECT s.author_id, $2, s.id, $3, \
         COALESCE((SELECT p.pace FROM notice_choices p WHERE p.person_id = s.author_id AND p.kind = $2), $4) \
         FROM suggestions s WHERE s.id = $1 AND s.author_id <> $5",
    )
    .bind(suggestion)
    .bind(NotificationKind::StaffAnswer.code())
    .bind(millis(at))
    .bind(NotificationKind::StaffAnswer.usual_pace().code())
    .bind(by)
    .execute(connection)
    .await
    .map(drop)
}

/// Tells who offered to help that staff answered.
pub(super) async fn offer(
    connection: &mut Connection,
    offer: Uuid,
    by: Uuid,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO notices (person_id, kind, offer_id, at, pace) SELECT o.author_id, $2, o.id, $3, \
         COALESCE((SELECT p.pace FROM notice_choices p WHERE p.person_id = o.author_id AND p.kind = $2), $4) \
         FROM offers o WHERE o.id = $1 AND o.author_id <> $5",
    )
    .bind(offer)
    .bind(NotificationKind::StaffAnswer.code())
    .bind(millis(at))
    .bind(NotificationKind::StaffAnswer.usual_pace().code())
    .bind(by)
    .execute(connection)
    .await
    .map(drop)
}

/// Tells the author of a guest post that it was published, where a topic is one.
pub(super) async fn guest_published(
    connection: &mut Connection,
    topic: i64,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let of_topic: Option<Uuid> = sqlx::query_scalar("SELECT id FROM guest_posts WHERE topic_id = $1")
        .bind(topic)
        .fetch_optional(&mut *connection)
        .await?;
    match of_topic {
        // Also who publishes their own.
        Some(post) => guest(connection, post, Uuid::nil(), at).await,
        None => Ok(()),
    }
}

/// Notes the topics whose end is near.
pub(super) async fn closing(
    connection: &mut Connection,
    now: OffsetDateTime,
    until: OffsetDateTime,
) -> Result<u64, sqlx::Error> {
    let noted = sqlx::query(
        "INSERT INTO topic_events (topic_id, kind, at) SELECT id, $1, $2 FROM topics \
         WHERE state = 'open' AND closes > $2 AND closes <= $3 ON CONFLICT (topic_id, kind) DO NOTHING",
    )
    .bind(NotificationKind::ClosingSoon.code())
    .bind(millis(now))
    .bind(millis(until))
    .execute(connection)
    .await?;
    Ok(noted.rows_affected())
}

/// Notes that something happened to a topic, once: a word of it that is mended later is no news.
pub(super) async fn happened(
    connection: &mut Connection,
    topic: i64,
    kind: NotificationKind,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO topic_events (topic_id, kind, at) VALUES ($1, $2, $3) ON CONFLICT (topic_id, kind) DO NOTHING",
    )
    .bind(topic)
    .bind(kind.code())
    .bind(millis(at))
    .execute(connection)
    .await
    .map(drop)
}

/// Forgets that something happened to a topic, and whom it was told: what happens again is news again.
pub(super) async fn take_back(
    connection: &mut Connection,
    topic: i64,
    kind: NotificationKind,
) -> Result<(), sqlx::Error> {
    for query in [
        "DELETE FROM topic_events WHERE topic_id = $1 AND kind = $2",
        "DELETE FROM notices WHERE topic_id = $1 AND kind = $2 AND comment_id IS NULL",
    ] {
        sqlx::query(query).bind(topic).bind(kind.code()).execute(&mut *connection).await?;
    }
    Ok(())
}

/// Tells some followers of what happened to a topic.
pub(super) async fn followers(connection: &mut Connection, limit: u32) -> Result<u64, sqlx::Error> {
    loop {
        // An update, so that another node waits until these were told, and goes on after them.
        let event: Option<(i64, String, i64)> = sqlx::query_as(
            "UPDATE topic_events SET done = done WHERE NOT done AND (topic_id, kind) = (SELECT e.topic_id, e.kind \
             FROM topic_events e WHERE NOT e.done ORDER BY e.at, e.topic_id LIMIT 1) RETURNING topic_id, kind, at",
        )
        .fetch_optional(&mut *connection)
        .await?;
        let Some((topic, kind, at)) = event else { return Ok(0) };
        let usual = kind.parse().map_or(Pace::Never, NotificationKind::usual_pace);
        let told = sqlx::query(
            "INSERT INTO notices (person_id, kind, topic_id, at, pace) SELECT f.person_id, $2, $1, $3, \
             COALESCE((SELECT p.pace FROM notice_choices p WHERE p.person_id = f.person_id AND p.kind = $2), $4) \
             FROM follows f WHERE f.topic_id = $1 AND f.state = 'followed' AND NOT EXISTS (SELECT 1 FROM notices n \
             WHERE n.topic_id = $1 AND n.kind = $2 AND n.person_id = f.person_id AND n.comment_id IS NULL) LIMIT $5 \
             ON CONFLICT DO NOTHING",
        )
        .bind(topic)
        .bind(kind.as_str())
        .bind(at)
        .bind(usual.code())
        .bind(i64::from(limit))
        .execute(&mut *connection)
        .await?
        .rows_affected();
        if told > 0 {
            return Ok(told);
        }
        sqlx::query("UPDATE topic_events SET done = TRUE WHERE topic_id = $1 AND kind = $2")
            .bind(topic)
            .bind(kind)
            .execute(&mut *connection)
            .await?;
    }
}
