//! How guest posts stand in rows, and whom they let in.

use sqlx::Row as _;
use uuid::Uuid;

use super::super::Connection;
use super::super::rows::{Columns as _, Row, from_row, unreadable};
use crate::community::guest_post::GuestPost;

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

from_row!(
    row,
    GuestPost {
        id,
        is_asked: row.read("asked")?,
        author: row.read("author_id")?,
        username,
        language,
        about,
        content: serde_json::from_str(row.try_get("content")?).map_err(|_| unreadable())?,
        version,
        state,
        topic: row.read::<Option<_>>("topic_id")?.zip(row.read("topic_state")?),
        created,
        changed,
    }
);

/// The same guest post as [`GuestPosts::guest_post`] reads, in a transaction.
pub(in super::super) async fn guest_post(
    connection: &mut Connection,
    id: Uuid,
) -> Result<Option<GuestPost>, sqlx::Error> {
    sqlx::query_as(guest_posts!("WHERE g.id = $1")).bind(id).fetch_optional(connection).await
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
