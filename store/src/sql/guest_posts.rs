//! Guest posts as they are read, and whom they let in.

use async_trait::async_trait;
use domain::community::{GuestState, TopicState};
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::rows::{count, moment, small, unreadable, word};
use super::{Adapter, Connection, Db, guest_acts};
use crate::StoreError;
use crate::community::guest_post::{
    GuestActor, GuestMove, GuestNote, GuestPost, GuestPosts, GuestSave, InvitedAuthor, Moved, NewGuestPost,
    Proposed,
};

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

#[async_trait]
impl GuestPosts for Adapter {
    async fn propose_guest_post(&self, author: Uuid, post: NewGuestPost) -> Result<Proposed, StoreError> {
        self.write(move |connection| Box::pin(guest_acts::propose(connection, author, post))).await
    }

    async fn ask_for_guest_post(
        &self,
        asked: InvitedAuthor,
        post: NewGuestPost,
        actor: Uuid,
    ) -> Result<Option<Uuid>, StoreError> {
        self.write(move |connection| Box::pin(guest_acts::ask(connection, asked, post, actor))).await
    }

    async fn guest_post(&self, id: Uuid) -> Result<Option<GuestPost>, StoreError> {
        let row = sqlx::query(guest_posts!("WHERE g.id = $1")).bind(id).fetch_optional(&self.readers).await?;
        Ok(row.as_ref().map(post).transpose()?)
    }

    async fn guest_post_of(&self, topic: i64) -> Result<Option<GuestPost>, StoreError> {
        let row = sqlx::query(guest_posts!("WHERE g.topic_id = $1"))
            .bind(topic)
            .fetch_optional(&self.readers)
            .await?;
        Ok(row.as_ref().map(post).transpose()?)
    }

    async fn own_guest_posts(&self, author: Uuid) -> Result<Vec<GuestPost>, StoreError> {
        let rows = sqlx::query(guest_posts!("WHERE g.author_id = $1 ORDER BY g.created DESC, g.id DESC"))
            .bind(author)
            .fetch_all(&self.readers)
            .await?;
        Ok(rows.iter().map(post).collect::<Result<_, _>>()?)
    }

    async fn guest_posts(&self, state: GuestState, limit: u32) -> Result<Vec<GuestPost>, StoreError> {
        let rows = sqlx::query(guest_posts!("WHERE g.state = $1 ORDER BY g.changed, g.id LIMIT $2"))
            .bind(state.code())
            .bind(i64::from(limit))
            .fetch_all(&self.readers)
            .await?;
        Ok(rows.iter().map(post).collect::<Result<_, _>>()?)
    }

    async fn waiting_guest_posts(&self) -> Result<u64, StoreError> {
        let limit = sqlx::query_scalar(
            "SELECT COUNT(*) FROM guest_posts g WHERE g.state = 'submitted' OR (g.state = 'writing' AND NOT g.asked \
             AND NOT EXISTS (SELECT 1 FROM guest_post_notes n WHERE n.guest_id = g.id AND n.role = 'editor'))",
        )
        .fetch_one(&self.readers)
        .await?;
        Ok(count(limit))
    }

    async fn guest_notes(&self, id: Uuid) -> Result<Vec<GuestNote>, StoreError> {
        let rows = sqlx::query(
            "SELECT n.role, n.at, n.text, COALESCE(a.username, h.name) AS by_name FROM guest_post_notes n \
             LEFT JOIN people h ON h.id = n.actor_id LEFT JOIN accounts a ON a.person_id = h.id \
             WHERE n.guest_id = $1 ORDER BY n.number",
        )
        .bind(id)
        .fetch_all(&self.readers)
        .await?;
        let note = |row: &Row| {
            Ok::<_, sqlx::Error>(GuestNote {
                role: word(row.try_get("role")?)?,
                by: row.try_get("by_name")?,
                at: moment(row.try_get("at")?)?,
                text: row.try_get("text")?,
            })
        };
        Ok(rows.iter().map(note).collect::<Result<_, _>>()?)
    }

    async fn save_guest_post(&self, save: GuestSave) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(guest_acts::save(connection, save))).await
    }

    async fn move_guest_post(&self, step: GuestMove) -> Result<Moved, StoreError> {
        self.write(move |connection| Box::pin(guest_acts::go(connection, step))).await
    }

    async fn note_guest_post(
        &self,
        id: Uuid,
        by: GuestActor,
        text: String,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(guest_acts::note(connection, id, by, text, at))).await
    }
}

pub(super) fn post(row: &Row) -> Result<GuestPost, sqlx::Error> {
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
pub(super) async fn read(connection: &mut Connection, id: Uuid) -> Result<Option<GuestPost>, sqlx::Error> {
    let row = sqlx::query(guest_posts!("WHERE g.id = $1")).bind(id).fetch_optional(connection).await?;
    row.as_ref().map(post).transpose()
}

/// The topics that became of what staff asked somebody for; `None` where they asked for nothing that something may still
/// come of.
pub(super) async fn topics_of(
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

/// Lets go what somebody who leaves wrote, and members have not seen. The rest of it goes with them.
pub(super) async fn let_go(connection: &mut Connection, person: Uuid) -> Result<(), sqlx::Error> {
    let unseen: Vec<i64> = sqlx::query_scalar(
        "SELECT t.id FROM topics t JOIN guest_posts g ON g.topic_id = t.id WHERE g.author_id = $1 \
         AND t.state IN ('draft', 'scheduled')",
    )
    .bind(person)
    .fetch_all(&mut *connection)
    .await?;
    for topic in unseen {
        super::search::forget_topic(connection, topic).await?;
        sqlx::query("DELETE FROM topics WHERE id = $1").bind(topic).execute(&mut *connection).await?;
    }
    Ok(())
}
