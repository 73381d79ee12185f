//! Guest posts: what is asked of them, and what becomes of them.

pub(super) mod read;
pub(super) mod write;

use async_trait::async_trait;
use domain::community::GuestState;
use time::OffsetDateTime;
use uuid::Uuid;

use self::read::guest_posts;
use super::Adapter;
use super::rows::{Columns as _, Row, count, from_row};
use crate::StoreError;
use crate::community::guest_post::{
    GuestActor, GuestMove, GuestNote, GuestPost, GuestPosts, GuestSave, InvitedAuthor, Moved, NewGuestPost,
    Proposed,
};

#[async_trait]
impl GuestPosts for Adapter {
    async fn propose_guest_post(&self, author: Uuid, post: NewGuestPost) -> Result<Proposed, StoreError> {
        self.write(move |connection| Box::pin(write::propose(connection, author, post))).await
    }

    async fn ask_for_guest_post(
        &self,
        asked: InvitedAuthor,
        post: NewGuestPost,
        actor: Uuid,
    ) -> Result<Option<Uuid>, StoreError> {
        self.write(move |connection| Box::pin(write::ask(connection, asked, post, actor))).await
    }

    async fn guest_post(&self, id: Uuid) -> Result<Option<GuestPost>, StoreError> {
        Ok(sqlx::query_as(guest_posts!("WHERE g.id = $1")).bind(id).fetch_optional(&self.readers).await?)
    }

    async fn guest_post_of(&self, topic: i64) -> Result<Option<GuestPost>, StoreError> {
        Ok(sqlx::query_as(guest_posts!("WHERE g.topic_id = $1"))
            .bind(topic)
            .fetch_optional(&self.readers)
            .await?)
    }

    async fn own_guest_posts(&self, author: Uuid) -> Result<Vec<GuestPost>, StoreError> {
        Ok(sqlx::query_as(guest_posts!("WHERE g.author_id = $1 ORDER BY g.created DESC, g.id DESC"))
            .bind(author)
            .fetch_all(&self.readers)
            .await?)
    }

    async fn guest_posts(&self, state: GuestState, limit: u32) -> Result<Vec<GuestPost>, StoreError> {
        Ok(sqlx::query_as(guest_posts!("WHERE g.state = $1 ORDER BY g.changed, g.id LIMIT $2"))
            .bind(state.code())
            .bind(i64::from(limit))
            .fetch_all(&self.readers)
            .await?)
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
        Ok(sqlx::query_as(
            "SELECT n.role, n.at, n.text, COALESCE(a.username, h.name) AS by_name FROM guest_post_notes n \
             LEFT JOIN people h ON h.id = n.actor_id LEFT JOIN accounts a ON a.person_id = h.id \
             WHERE n.guest_id = $1 ORDER BY n.number",
        )
        .bind(id)
        .fetch_all(&self.readers)
        .await?)
    }

    async fn save_guest_post(&self, save: GuestSave) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(write::save(connection, save))).await
    }

    async fn move_guest_post(&self, step: GuestMove) -> Result<Moved, StoreError> {
        self.write(move |connection| Box::pin(write::go(connection, step))).await
    }

    async fn note_guest_post(
        &self,
        id: Uuid,
        by: GuestActor,
        text: String,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(write::note(connection, id, by, text, at))).await
    }
}

from_row!(row, GuestNote { role, by: row.read("by_name")?, at, text });
