//! How guest posts stand in rows, and whom they let in.

use domain::community::TopicState;
use sqlx::Row as _;
use uuid::Uuid;

use super::super::rows::{moment, small, unreadable, word};
use super::super::{Connection, Db};
use crate::community::guest_post::GuestPost;

type Row = <Db as sqlx::Database>::Row;

/// Guest posts as [`post`] reads them.
macro_rules! guest_posts {
    ($rest:literal) => {
        concat!(
            "SELECT g.id, g.asked, g.author_id, a.username, g.language, g.about, g.content, g.version, g.state, g.topic_id, \
                 t.state AS topic_state, g.created, g.changed FROM guest_posts g \
             LEFT JOIN accounts a ON a.person_id = g.author_id LEFT JOIN topics t ON t.id = g.topic_id ",
            $rest
        )
    };
}
pub(super) use guest_posts;

pub(in super::super) fn post(row: &Row) -> Result<GuestPost, sqlx::Error> {
    let topic: Option<i64> = row.try_get("topic_id")?;
    let topic_state: Option<&str> = row.try_get("topic_state")?;
    let topic_state: Option<TopicState> = topic_state.map(word).transpose()?;
    Ok(GuestPost {
        id: row.try_get("id")?,
        is_asked: row.try_get("asked")?,
        author: row.try_get("author_id")?,
        username: row.try_get("username")?,
        language: word(row.try_get("language")?)?,
        about: row.try_get("about")?,
        content: serde_json::from_str(row.try_get("content")?).map_err(|_| unreadable())?,
        version: small(row.try_get("version")?)?,
        state: word(row.try_get("state")?)?,
        topic: topic.zip(topic_state),
        created: moment(row.try_get("created")?)?,
        changed: moment(row.try_get("changed")?)?,
    })
}

/// The same guest post as [`GuestPosts::guest_post`] reads, in a transaction.
pub(in super::super) async fn guest_post(
    connection: &mut Connection,
    id: Uuid,
) -> Result<Option<GuestPost>, sqlx::Error> {
    let row = sqlx::query(guest_posts!("WHERE g.id = $1")).bind(id).fetch_optional(connection).await?;
    row.as_ref().map(post).transpose()
}

/// The topics that became of what staff asked somebody for; `None` where they asked for nothing that something may still
/// come of.
pub(in super::super) async fn topics_of(
    connection: &mut Connection,
    person: Uuid,
) -> Result<Option<Vec<i64>>, sqlx::Error> {
    let asked: Vec<Option<i64>> = sqlx::query_scalar(
        "SELECT topic_id FROM guest_posts WHERE author_id = $1 AND asked AND state NOT IN ('declined', 'withdrawn')",
    )
    .bind(person)
    .fetch_all(connection)
    .await?;
    Ok((!asked.is_empty()).then(|| asked.into_iter().flatten().collect()))
}
