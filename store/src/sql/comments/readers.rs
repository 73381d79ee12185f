//! What readers leave: their reactions, and how far they have read.

use domain::community::{Reaction, TopicState};
use uuid::Uuid;

use super::super::Connection;

pub(in super::super) async fn react(
    connection: &mut Connection,
    id: i64,
    person: Uuid,
    reaction: Reaction,
    on: bool,
) -> Result<bool, sqlx::Error> {
    let may_react: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM comments c JOIN topics t ON t.id = c.topic_id WHERE c.id = $1 \
         AND c.withdrawn IS NULL AND c.withheld IS NULL AND (c.author_id IS NULL OR c.author_id <> $2) AND t.state = $3)",
    )
    .bind(id)
    .bind(person)
    .bind(TopicState::Open.code())
    .fetch_one(&mut *connection)
    .await?;
    if !may_react {
        return Ok(false);
    }
    let set = sqlx::query(if on {
        "INSERT INTO reactions (comment_id, person_id, kinds) VALUES ($1, $2, $3) \
         ON CONFLICT (comment_id, person_id) DO UPDATE SET kinds = reactions.kinds | $3 WHERE reactions.kinds & $3 = 0"
    } else {
        "UPDATE reactions SET kinds = kinds & ~$3 WHERE comment_id = $1 AND person_id = $2 AND kinds & $3 <> 0"
    })
    .bind(id)
    .bind(person)
    .bind(i64::from(reaction.bit()))
    .execute(&mut *connection)
    .await?;
    if set.rows_affected() == 0 {
        return Ok(true);
    }
    let step = |of: Reaction| if of == reaction { if on { 1_i64 } else { -1 } } else { 0 };
    sqlx::query(
        "UPDATE comments SET seen_too = seen_too + $2, helped = helped + $3, disagree = disagree + $4, \
         useful = useful + $2 + $3 WHERE id = $1",
    )
    .bind(id)
    .bind(step(Reaction::SeenToo))
    .bind(step(Reaction::Helped))
    .bind(step(Reaction::Disagree))
    .execute(connection)
    .await?;
    Ok(true)
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
