//! Finding comments and topics by their words, and keeping the index of these.

use async_trait::async_trait;
use domain::search::{ANALYSER, Stems};
use sqlx::Row as _;
use uuid::Uuid;

use super::comments::{comment, comment_columns, comment_joins};
use super::rows::millis;
use super::topics::{line, line_columns, line_joins};
use super::{Adapter, Connection, words};
use crate::StoreError;
use crate::community::TopicLine;
use crate::document::Bilingual;
use crate::search::{FoundComment, Search, Searching};

#[async_trait]
impl Searching for Adapter {
    async fn find_comments(&self, reader: Uuid, search: &Search) -> Result<Vec<FoundComment>, StoreError> {
        if search.query.terms.is_empty() {
            return Ok(Vec::new());
        }
        let rows = sqlx::query(concat!(
            "SELECT ",
            comment_columns!(),
            ", c.source, t.title_en, t.title_fr FROM ",
            words::comments!(),
            " JOIN topics t ON t.id = c.topic_id",
            comment_joins!(),
            "WHERE t.state IN ('open', 'closed', 'archived') AND c.withdrawn IS NULL AND ($5 IS NULL OR t.theme_id = $5) AND ($6 IS NULL OR a.username = $6) \
             AND ($7 IS NULL OR c.language = $7) AND c.created >= $8 AND c.created < $9 AND ",
            words::comment_id!(),
            " < $3 ORDER BY ",
            words::comment_id!(),
            " DESC LIMIT $4"
        ))
        .bind(reader)
        .bind(words::wanted(&search.query))
        .bind(search.before.unwrap_or(i64::MAX))
        .bind(i64::from(search.many))
        .bind(search.theme)
        .bind(search.author.as_deref())
        .bind(search.language.map(domain::Language::code))
        .bind(search.since.map_or(i64::MIN, millis))
        .bind(search.until.map_or(i64::MAX, millis))
        .fetch_all(&self.readers)
        .await?;
        let mut found = Vec::with_capacity(rows.len());
        for row in &rows {
            found.push(FoundComment {
                comment: comment(row)?,
                source: row.try_get("source")?,
                title: Bilingual { en: row.try_get("title_en")?, fr: row.try_get("title_fr")? },
            });
        }
        Ok(found)
    }

    async fn find_topics(&self, reader: Uuid, search: &Search) -> Result<Vec<TopicLine>, StoreError> {
        if search.query.terms.is_empty() {
            return Ok(Vec::new());
        }
        let rows = sqlx::query(concat!(
            "SELECT ",
            line_columns!(),
            " FROM ",
            words::topics!(),
            line_joins!(),
            "WHERE t.state IN ('open', 'closed', 'archived') AND ($4 IS NULL OR t.theme_id = $4) ORDER BY t.id DESC LIMIT $3"
        ))
        .bind(reader)
        .bind(words::wanted(&search.query))
        .bind(i64::from(search.many))
        .bind(search.theme)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.iter().map(line).collect::<Result<_, _>>()?)
    }

    async fn comments_to_index(&self, many: u32) -> Result<Vec<(i64, String)>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT id, source FROM comments WHERE analyser < $1 AND withdrawn IS NULL ORDER BY analyser, id LIMIT $2",
        )
        .bind(i64::from(ANALYSER))
        .bind(i64::from(many))
        .fetch_all(&self.readers)
        .await?)
    }

    async fn index_comments(&self, comments: Vec<(i64, String, Stems)>) -> Result<(), StoreError> {
        self.write(move |connection| Box::pin(index_all(connection, comments))).await
    }
}

async fn index_all(
    connection: &mut Connection,
    comments: Vec<(i64, String, Stems)>,
) -> Result<(), sqlx::Error> {
    for (id, source, stems) in comments {
        let same = sqlx::query(
            "UPDATE comments SET analyser = $3 WHERE id = $1 AND source = $2 AND withdrawn IS NULL",
        )
        .bind(id)
        .bind(source)
        .bind(i64::from(ANALYSER))
        .execute(&mut *connection)
        .await?;
        if same.rows_affected() > 0 {
            index_comment(connection, id, Some(&stems)).await?;
        }
    }
    Ok(())
}

/// Keeps a comment's words in place of those that it had; without any, it is found by none.
pub(super) async fn index_comment(
    connection: &mut Connection,
    id: i64,
    stems: Option<&Stems>,
) -> Result<(), sqlx::Error> {
    index(connection, id, stems, words::FORGET_COMMENT, words::KEEP_COMMENT).await
}

/// Keeps a topic's words in place of those that it had.
pub(super) async fn index_topic(
    connection: &mut Connection,
    id: i64,
    stems: &Stems,
) -> Result<(), sqlx::Error> {
    index(connection, id, Some(stems), words::FORGET_TOPIC, words::KEEP_TOPIC).await
}

async fn index(
    connection: &mut Connection,
    id: i64,
    stems: Option<&Stems>,
    forget: &'static str,
    keep: &'static str,
) -> Result<(), sqlx::Error> {
    sqlx::query(forget).bind(id).execute(&mut *connection).await?;
    if let Some(stems) = stems {
        sqlx::query(keep).bind(id).bind(words::kept(stems)).execute(connection).await?;
    }
    Ok(())
}
