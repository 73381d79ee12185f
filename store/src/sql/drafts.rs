//! Drafts of comments.

use async_trait::async_trait;
use domain::Language;
use domain::community::{REPEAT_TIME, TopicState};
use time::OffsetDateTime;
use uuid::Uuid;

use super::comments::read::{NO_PARENT, parent_of, said_before};
use super::rows::{Columns, FromColumns, Row, from_row, millis};
use super::{Adapter, Connection};
use crate::StoreError;
use crate::community::comment::NewComment;
use crate::community::draft::{CommentDraft, DraftLine, DraftPlace, Drafts, Kept, NewDraft};
use crate::document::Bilingual;

#[async_trait]
impl Drafts for Adapter {
    async fn comment_draft(
        &self,
        person: Uuid,
        place: DraftPlace,
    ) -> Result<Option<CommentDraft>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT topic_id, parent_id, text, language, reply_to, changed FROM comment_drafts \
             WHERE person_id = $1 AND topic_id = $2 AND parent_id = $3",
        )
        .bind(person)
        .bind(place.topic)
        .bind(parent_of(place.parent))
        .fetch_optional(&self.readers)
        .await?)
    }

    async fn comment_drafts(&self, person: Uuid) -> Result<Vec<CommentDraft>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT topic_id, parent_id, text, language, reply_to, changed FROM comment_drafts WHERE person_id = $1 \
             ORDER BY changed, topic_id, parent_id",
        )
        .bind(person)
        .fetch_all(&self.readers)
        .await?)
    }

    async fn draft_lines(&self, person: Uuid, limit: u32) -> Result<Vec<DraftLine>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT d.topic_id, d.parent_id, d.text, d.language, d.reply_to, d.changed, t.title_en, t.title_fr, t.state, t.locked_until, \
             d.parent_id <> 0 AND (c.id IS NULL OR c.withdrawn IS NOT NULL OR c.withheld IS NOT NULL) AS is_parent_gone \
             FROM comment_drafts d JOIN topics t ON t.id = d.topic_id LEFT JOIN comments c ON c.id = d.parent_id \
             WHERE d.person_id = $1 ORDER BY d.changed DESC, d.topic_id, d.parent_id LIMIT $2",
        )
        .bind(person)
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?)
    }

    async fn keep_comment_draft(&self, draft: NewDraft) -> Result<Kept, StoreError> {
        self.write(move |connection| Box::pin(keep(connection, draft))).await
    }

    async fn drop_comment_draft(
        &self,
        person: Uuid,
        place: DraftPlace,
        form: Uuid,
        seen: i64,
    ) -> Result<bool, StoreError> {
        let gone = self
            .write(move |connection| {
                Box::pin(async move {
                    sqlx::query(
                        "DELETE FROM comment_drafts WHERE person_id = $1 AND topic_id = $2 AND parent_id = $3 \
                         AND (form = $4 OR changed = $5)",
                    )
                    .bind(person)
                    .bind(place.topic)
                    .bind(parent_of(place.parent))
                    .bind(form)
                    .bind(seen)
                    .execute(connection)
                    .await
                    .map(|done| done.rows_affected() > 0)
                })
            })
            .await?;
        if gone {
            self.scrub().await;
        }
        Ok(gone)
    }

    async fn expire_comment_drafts(&self, before: OffsetDateTime) -> Result<u64, StoreError> {
        let gone = self
            .write(move |connection| {
                Box::pin(async move {
                    sqlx::query("DELETE FROM comment_drafts WHERE changed < $1")
                        .bind(millis(before))
                        .execute(connection)
                        .await
                        .map(|done| done.rows_affected())
                })
            })
            .await?;
        if gone > 0 {
            self.scrub().await;
        }
        Ok(gone)
    }
}

async fn keep(connection: &mut Connection, new: NewDraft) -> Result<Kept, sqlx::Error> {
    let NewDraft { person, place, form, seen, text, language, reply_to, at } = new;
    // Posted from this form, or said a moment ago from another: going back shows a form in which it still stands.
    let is_posted: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM comments WHERE form = $1 AND author_id = $2)")
            .bind(form)
            .bind(person)
            .fetch_one(&mut *connection)
            .await?;
    let there = (person, place.topic, place.parent);
    if is_posted || said_before(connection, there, &text, at - REPEAT_TIME).await?.is_some() {
        return Ok(Kept::Posted);
    }
    let stamp: Option<i64> = sqlx::query_scalar(concat!(
        "INSERT INTO comment_drafts (person_id, topic_id, parent_id, text, language, form, changed, reply_to) \
         SELECT $1, t.id, $3, $4, $5, $6, $7, $9 FROM topics t \
         WHERE t.id = $2 AND t.state IN ",
        domain::visible_topic_states!(),
        " AND ($3 = 0 OR EXISTS \
         (SELECT 1 FROM comments c WHERE c.id = $3 AND c.topic_id = t.id AND c.parent_id IS NULL)) \
         ON CONFLICT (person_id, topic_id, parent_id) DO UPDATE SET text = excluded.text, \
         language = excluded.language, form = excluded.form, reply_to = excluded.reply_to, changed = CASE \
         WHEN comment_drafts.changed < excluded.changed THEN excluded.changed ELSE comment_drafts.changed + 1 END \
         WHERE comment_drafts.form = excluded.form OR comment_drafts.changed = $8 OR comment_drafts.text = excluded.text \
         RETURNING changed",
    ))
    .bind(person)
    .bind(place.topic)
    .bind(parent_of(place.parent))
    .bind(text)
    .bind(language.map(Language::code))
    .bind(form)
    .bind(millis(at))
    .bind(seen)
    .bind(reply_to)
    .fetch_optional(&mut *connection)
    .await?;
    if let Some(stamp) = stamp {
        return Ok(Kept::Done(stamp));
    }
    // Another draft stands there that this one's writer has not seen; or there is no such place.
    let other: Option<CommentDraft> = sqlx::query_as(
        "SELECT topic_id, parent_id, text, language, reply_to, changed FROM comment_drafts \
         WHERE person_id = $1 AND topic_id = $2 AND parent_id = $3",
    )
    .bind(person)
    .bind(place.topic)
    .bind(parent_of(place.parent))
    .fetch_optional(connection)
    .await?;
    Ok(other.map_or(Kept::Gone, Kept::Other))
}

/// Erases the draft that a comment was made of. One that was written elsewhere and says something else stays.
pub(super) async fn posted(connection: &mut Connection, comment: &NewComment) -> Result<(), sqlx::Error> {
    sqlx::query(
        "DELETE FROM comment_drafts WHERE person_id = $1 AND topic_id = $2 AND parent_id = $3 \
         AND (form = $4 OR changed = $5 OR text = $6)",
    )
    .bind(comment.author)
    .bind(comment.topic)
    .bind(parent_of(comment.parent))
    .bind(comment.form)
    .bind(comment.draft)
    .bind(&comment.text.source)
    .execute(connection)
    .await
    .map(drop)
}

from_row!(
    row,
    DraftLine {
        draft: CommentDraft::from_row(row)?,
        title: title(row)?,
        state,
        locked_until,
        is_parent_gone,
    }
);

/// The topic's title, as far as members see it.
fn title(row: &Row) -> Result<Option<Bilingual>, sqlx::Error> {
    if !row.read::<TopicState>("state")?.is_visible() {
        return Ok(None);
    }
    Ok(Some(Bilingual { en: row.read("title_en")?, fr: row.read("title_fr")? }))
}

from_row!(
    any row,
    CommentDraft {
        place: DraftPlace {
            topic: row.read("topic_id")?,
            parent: Some(row.read::<i64>("parent_id")?).filter(|parent| *parent != NO_PARENT),
        },
        text,
        language,
        reply_to,
        stamp: row.read("changed")?,
        changed,
    }
);
