//! Moving a comment, with what replies to it, to where it belongs. It keeps its number; where it stood a line stays that
//! leads to it.

use domain::account::Reach;
use domain::community::TopicState;
use domain::moderation::Ruling;
use time::OffsetDateTime;
use uuid::Uuid;

use super::Connection;
use super::rows::millis;

/// Whether a comment can be moved to a topic: one that takes comments, within reach, and not where it stands already as a
/// conversation of its own.
pub(super) async fn may_go(
    connection: &mut Connection,
    comment: i64,
    to: i64,
    reach: &Reach,
) -> Result<bool, sqlx::Error> {
    let theme: Option<Uuid> = sqlx::query_scalar(
        "SELECT t.theme_id FROM comments c JOIN topics t ON t.id = $2 AND t.state = $3 \
         WHERE c.id = $1 AND (c.topic_id <> $2 OR c.parent_id IS NOT NULL)",
    )
    .bind(comment)
    .bind(to)
    .bind(TopicState::Open.code())
    .fetch_optional(connection)
    .await?;
    Ok(match (theme, reach) {
        (None, _) => false,
        (Some(_), Reach::Everywhere) => true,
        (Some(theme), Reach::Themes(themes)) => themes.contains(&theme),
    })
}

/// Where a comment stands, or stood.
#[derive(sqlx::FromRow)]
struct Slot {
    id: i64,
    topic_id: i64,
    seq: i64,
    parent_id: Option<i64>,
    position: i64,
}

/// Moves a comment to the end of a topic, as a conversation of its own.
pub(super) async fn go(
    connection: &mut Connection,
    decision: Uuid,
    comment: i64,
    to: i64,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    // Its row first: whoever replies at this moment waits for it, and finds that it is gone.
    let from: Slot = sqlx::query_as(
        "UPDATE comments SET seq = seq WHERE id = $1 RETURNING id, topic_id, seq, parent_id, position",
    )
    .bind(comment)
    .fetch_one(&mut *connection)
    .await?;
    let replies = replies(connection, comment).await?;
    for moved in std::iter::once(&from).chain(&replies) {
        sqlx::query(
            "INSERT INTO moved_comments (decision_id, comment_id, topic_id, seq) VALUES ($1, $2, $3, $4)",
        )
        .bind(decision)
        .bind(moved.id)
        .bind(moved.topic_id)
        .bind(moved.seq)
        .execute(&mut *connection)
        .await?;
    }
    let (seq, position): (i64, i64) = sqlx::query_as(
        "UPDATE topics SET comments = comments + 1, threads = threads + 1, active = $2 WHERE id = $1 \
         RETURNING comments, threads",
    )
    .bind(to)
    .bind(millis(at))
    .fetch_one(&mut *connection)
    .await?;
    put(connection, &Slot { id: comment, topic_id: to, seq, parent_id: None, position }).await?;
    for reply in replies {
        let seq = next_number(connection, to).await?;
        put(connection, &Slot { topic_id: to, seq, ..reply }).await?;
    }
    sqlx::query(
        "INSERT INTO comments (topic_id, seq, parent_id, position, language, source, html, renderer, form, created, \
         withheld, moved_to) SELECT $2, $3, $4, $5, c.language, '', '', c.renderer, $6, c.created, $7, c.id \
         FROM comments c WHERE c.id = $1",
    )
    .bind(comment)
    .bind(from.topic_id)
    .bind(from.seq)
    .bind(from.parent_id)
    .bind(from.position)
    .bind(decision)
    .bind(Ruling::Move.code())
    .execute(&mut *connection)
    .await?;
    drafts_follow(connection, comment, to).await
}

/// Moves a comment back to where a decision found it, with what replies to it by now. Nothing is done where no line leads
/// from there to it.
pub(super) async fn back(
    connection: &mut Connection,
    decision: Uuid,
    comment: i64,
) -> Result<(), sqlx::Error> {
    let from: Slot = sqlx::query_as(
        "UPDATE comments SET seq = seq WHERE id = $1 RETURNING id, topic_id, seq, parent_id, position",
    )
    .bind(comment)
    .fetch_one(&mut *connection)
    .await?;
    let home: Option<Slot> = sqlx::query_as(
        "DELETE FROM comments WHERE form = $1 AND moved_to = $2 \
         RETURNING id, topic_id, seq, parent_id, position",
    )
    .bind(decision)
    .bind(comment)
    .fetch_optional(&mut *connection)
    .await?;
    let Some(home) = home else { return Ok(()) };
    let replies = replies(connection, comment).await?;
    put(connection, &Slot { id: comment, ..home }).await?;
    for reply in replies {
        let seq = if reply.topic_id == home.topic_id {
            reply.seq
        } else {
            match former_number(connection, decision, &reply, home.topic_id).await? {
                Some(seq) => seq,
                None => next_number(connection, home.topic_id).await?,
            }
        };
        // A reply has no replies itself: who replied to it meanwhile replies to the same as it.
        let (parent_id, position) = match home.parent_id {
            None => (reply.parent_id, reply.position),
            Some(parent) => (Some(parent), next_reply(connection, comment, parent).await?),
        };
        put(connection, &Slot { id: reply.id, topic_id: home.topic_id, seq, parent_id, position }).await?;
    }
    if from.parent_id.is_none() {
        // Its place is the next one's, where it was the last.
        sqlx::query("UPDATE topics SET threads = threads - 1 WHERE id = $1 AND threads = $2")
            .bind(from.topic_id)
            .bind(from.position)
            .execute(&mut *connection)
            .await?;
    }
    sqlx::query("UPDATE moved_comments SET topic_id = $2 WHERE decision_id = $1")
        .bind(decision)
        .bind(from.topic_id)
        .execute(&mut *connection)
        .await?;
    drafts_follow(connection, comment, home.topic_id).await
}

async fn replies(connection: &mut Connection, comment: i64) -> Result<Vec<Slot>, sqlx::Error> {
    sqlx::query_as(
        "SELECT id, topic_id, seq, parent_id, position FROM comments WHERE parent_id = $1 ORDER BY position",
    )
    .bind(comment)
    .fetch_all(connection)
    .await
}

/// Has a comment stand somewhere, with the cases and notices about it.
async fn put(connection: &mut Connection, slot: &Slot) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE comments SET topic_id = $2, seq = $3, parent_id = $4, position = $5 WHERE id = $1")
        .bind(slot.id)
        .bind(slot.topic_id)
        .bind(slot.seq)
        .bind(slot.parent_id)
        .bind(slot.position)
        .execute(&mut *connection)
        .await?;
    for follow in [
        "UPDATE cases SET topic_id = $2 WHERE comment_id = $1",
        "UPDATE notices SET topic_id = $2 WHERE comment_id = $1",
    ] {
        sqlx::query(follow).bind(slot.id).bind(slot.topic_id).execute(&mut *connection).await?;
    }
    Ok(())
}

async fn drafts_follow(connection: &mut Connection, comment: i64, to: i64) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE comment_drafts SET topic_id = $2 WHERE parent_id = $1")
        .bind(comment)
        .bind(to)
        .execute(connection)
        .await
        .map(drop)
}

async fn next_number(connection: &mut Connection, topic: i64) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("UPDATE topics SET comments = comments + 1 WHERE id = $1 RETURNING comments")
        .bind(topic)
        .fetch_one(connection)
        .await
}

/// The number that a reply had in a topic, before a decision moved it.
async fn former_number(
    connection: &mut Connection,
    decision: Uuid,
    reply: &Slot,
    topic: i64,
) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT seq FROM moved_comments WHERE decision_id = $1 AND comment_id = $2 AND topic_id = $3",
    )
    .bind(decision)
    .bind(reply.id)
    .bind(topic)
    .fetch_optional(connection)
    .await
}

/// The place of a reply that moves from one comment to another.
async fn next_reply(connection: &mut Connection, from: i64, to: i64) -> Result<i64, sqlx::Error> {
    sqlx::query("UPDATE comments SET replies = 0 WHERE id = $1").bind(from).execute(&mut *connection).await?;
    sqlx::query_scalar("UPDATE comments SET replies = replies + 1 WHERE id = $1 RETURNING replies")
        .bind(to)
        .fetch_one(connection)
        .await
}
