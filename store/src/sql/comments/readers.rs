//! What readers leave: their reactions, and how far they have read.

use domain::community::{Bar, Reacting, Reaction, TopicState};
use uuid::Uuid;

use super::super::Connection;
use super::super::rows::{Columns as _, Row, from_row, unreadable};
use crate::community::comment::Reacted;

from_row!(
    row,
    Reacted {
        position: sqlx::FromRow::from_row(row)?,
        bar: Bar {
            comment: row.read("id")?,
            counts: [row.read("seen_too")?, row.read("helped")?, row.read("disagree")?],
            mine: mine(row.read("kinds")?)?,
            open: row.read("is_open")?,
        },
    }
);

fn mine(kinds: i64) -> Result<u8, sqlx::Error> {
    u8::try_from(kinds).map_err(|_| unreadable())
}

/// That `$2` may react to a comment `c` of a topic `t`, which is so while that is `$3`.
macro_rules! is_open {
    () => {
        "c.withdrawn IS NULL AND c.withheld IS NULL AND (c.author_id IS NULL OR c.author_id <> $2) AND t.state = $3"
    };
}

pub(in super::super) async fn react(
    connection: &mut Connection,
    reacting: Reacting,
    person: Uuid,
) -> Result<Option<Reacted>, sqlx::Error> {
    let Reacting { comment, reaction, on } = reacting;
    let set: Option<i64> = sqlx::query_scalar(if on {
        concat!(
            "INSERT INTO reactions (comment_id, person_id, kinds) SELECT c.id, $2, $4 FROM comments c \
             JOIN topics t ON t.id = c.topic_id WHERE c.id = $1 AND ",
            is_open!(),
            " ON CONFLICT (comment_id, person_id) DO UPDATE SET kinds = reactions.kinds | $4 \
             WHERE reactions.kinds & $4 = 0 RETURNING kinds"
        )
    } else {
        concat!(
            "UPDATE reactions SET kinds = kinds & ~$4 WHERE comment_id = $1 AND person_id = $2 AND kinds & $4 <> 0 \
             AND EXISTS (SELECT 1 FROM comments c JOIN topics t ON t.id = c.topic_id WHERE c.id = $1 AND ",
            is_open!(),
            ") RETURNING kinds"
        )
    })
    .bind(comment)
    .bind(person)
    .bind(TopicState::Open.code())
    .bind(i64::from(reaction.bit()))
    .fetch_optional(&mut *connection)
    .await?;
    // It may not be, or it is so already.
    let Some(kinds) = set else { return reactions(connection, comment, person).await };
    let step = |of: Reaction| if of == reaction { if on { 1_i64 } else { -1 } } else { 0 };
    sqlx::query_as(
        "UPDATE comments SET seen_too = seen_too + $2, helped = helped + $3, disagree = disagree + $4, \
         useful = useful + $2 + $3 WHERE id = $1 RETURNING id, topic_id, parent_id, position, seen_too, helped, \
         disagree, $5 AS kinds, TRUE AS is_open",
    )
    .bind(comment)
    .bind(step(Reaction::SeenToo))
    .bind(step(Reaction::Helped))
    .bind(step(Reaction::Disagree))
    .bind(kinds)
    .fetch_one(connection)
    .await
    .map(Some)
}

/// The reactions to a comment that members may read, where it stands, and whether this person may react to it.
async fn reactions(
    connection: &mut Connection,
    comment: i64,
    person: Uuid,
) -> Result<Option<Reacted>, sqlx::Error> {
    sqlx::query_as(concat!(
        "SELECT c.id, c.topic_id, c.parent_id, c.position, c.seen_too, c.helped, c.disagree, \
         COALESCE(r.kinds, 0) AS kinds, ",
        is_open!(),
        " AS is_open FROM comments c JOIN topics t ON t.id = c.topic_id \
         LEFT JOIN reactions r ON r.comment_id = c.id AND r.person_id = $2 WHERE c.id = $1 AND t.state IN ",
        domain::visible_topic_states!()
    ))
    .bind(comment)
    .bind(person)
    .bind(TopicState::Open.code())
    .fetch_optional(connection)
    .await
}

pub(in super::super) async fn mark_read(
    connection: &mut Connection,
    person: Uuid,
    topic: i64,
    seq: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(concat!(
        "INSERT INTO read_marks (person_id, topic_id, seq) \
         SELECT $1, t.id, CASE WHEN t.comments < $3 THEN t.comments ELSE $3 END FROM topics t \
         WHERE t.id = $2 AND $3 > 0 AND t.state IN ",
        domain::visible_topic_states!(),
        " ON CONFLICT (person_id, topic_id) DO UPDATE SET seq = excluded.seq WHERE read_marks.seq < excluded.seq",
    ))
    .bind(person)
    .bind(topic)
    .bind(seq)
    .execute(&mut *connection)
    .await?;
    // What was read is nothing to be told of any more.
    sqlx::query(
        "UPDATE notices SET seen = TRUE WHERE person_id = $1 AND topic_id = $2 AND NOT seen \
         AND comment_id IN (SELECT c.id FROM comments c WHERE c.topic_id = $2 AND c.seq <= $3)",
    )
    .bind(person)
    .bind(topic)
    .bind(seq)
    .execute(connection)
    .await
    .map(drop)
}
