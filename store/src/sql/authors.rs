//! Reading who wrote something, and what.

use async_trait::async_trait;
use domain::account::Username;
use uuid::Uuid;

use super::Adapter;
use super::comments::read::{author, author_columns};
use super::rows::{Columns as _, Row, from_row, millis};
use crate::StoreError;
use crate::account::Author;
use crate::community::author::{Authors, CommentCursor, CommentLine};
use crate::document::Bilingual;

#[async_trait]
impl Authors for Adapter {
    async fn author_named(&self, name: &Username) -> Result<Option<Author>, StoreError> {
        let row = sqlx::query(concat!(
            "SELECT ",
            author_columns!(),
            " FROM accounts a JOIN people h ON h.id = a.person_id WHERE a.skeleton = $1 AND a.username = $2"
        ))
        .bind(name.skeleton())
        .bind(name.as_str())
        .fetch_optional(&self.readers)
        .await?;
        let read = |row: Row| author(&row, row.read("person_id")?);
        Ok(row.map(read).transpose()?)
    }

    async fn comments_by(
        &self,
        person: Uuid,
        after: Option<CommentCursor>,
        limit: u32,
    ) -> Result<Vec<CommentLine>, StoreError> {
        let (created, id) = after.map_or((i64::MAX, i64::MAX), |after| (millis(after.created), after.id));
        Ok(sqlx::query_as(concat!(
            "SELECT c.id, c.parent_id, c.language, c.source, c.created, c.topic_id, t.kind, t.title_en, t.title_fr \
             FROM comments c JOIN topics t ON t.id = c.topic_id WHERE c.author_id = $1 AND (c.created, c.id) < ($2, $3) \
             AND c.withdrawn IS NULL AND c.withheld IS NULL AND t.state IN ",
            domain::visible_topic_states!(),
            " ORDER BY c.created DESC, c.id DESC LIMIT $4"
        ))
        .bind(person)
        .bind(created)
        .bind(id)
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?)
    }
}

from_row!(
    row,
    CommentLine {
        id,
        is_reply: row.read::<Option<i64>>("parent_id")?.is_some(),
        language,
        source,
        created,
        topic: row.read("topic_id")?,
        title: Bilingual { en: row.read("title_en")?, fr: row.read("title_fr")? },
        kind,
    }
);
