//! Finding comments and topics by their words, and keeping the index of these.

use async_trait::async_trait;
use domain::search::{ANALYSER, Stems};
use sqlx::{FromRow as _, Row as _};
use time::OffsetDateTime;
use uuid::Uuid;

use super::comments::read::{author_columns, comment_columns, comment_joins};
use super::rows::{Columns as _, Row, from_row, millis};
use super::topics::read::{line_columns, line_joins, topic_columns};
use super::{Adapter, Connection, words};
use crate::StoreError;
use crate::community::comment::Comment;
use crate::community::{Topic, TopicLine};
use crate::document::Bilingual;
use crate::search::{FoundComment, Search, Searching};

/// Comments of `$from`, which `$2` says something of, that members see: the newest first by their number, `$id`.
macro_rules! found {
    ([$($from:tt)*], [$($id:tt)*]) => {
        concat!(
            "SELECT ",
            comment_columns!(),
            ", c.source, t.kind AS topic_kind, t.title_en, t.title_fr FROM ",
            $($from)*,
            " JOIN topics t ON t.id = c.topic_id",
            comment_joins!(),
            "WHERE t.state IN ",
            domain::visible_topic_states!(),
            " AND c.withdrawn IS NULL AND c.withheld IS NULL AND ($5 IS NULL OR t.theme_id = $5) AND ($6 IS NULL OR a.skeleton = $6) \
             AND ($7 IS NULL OR c.language = $7) AND c.created >= $8 AND c.created < $9 AND ",
            $($id)*,
            " < $3 ORDER BY ",
            $($id)*,
            " DESC LIMIT $4"
        )
    };
}

/// All that match the words `$2`.
const BY_WORDS: &str = found!([words::comments!()], [words::comment_id!()]);
/// All that the author wrote whose name has the skeleton `$2`.
const BY_AUTHOR: &str =
    found!(["comments c JOIN accounts b ON b.person_id = c.author_id AND b.skeleton = $2"], ["c.id"]);

#[async_trait]
impl Searching for Adapter {
    async fn find_comments(&self, reader: Uuid, search: &Search) -> Result<Vec<FoundComment>, StoreError> {
        let (query, sought) = match &search.author {
            _ if !search.query.terms.is_empty() => (BY_WORDS, words::wanted(&search.query)),
            Some(author) => (BY_AUTHOR, author.clone()),
            None => return Ok(Vec::new()),
        };
        Ok(sqlx::query_as(query)
            .bind(reader)
            .bind(sought)
            .bind(search.before.unwrap_or(i64::MAX))
            .bind(i64::from(search.limit))
            .bind(search.theme)
            .bind(search.author.as_deref())
            .bind(search.language.map(domain::Language::code))
            .bind(search.since.map_or(i64::MIN, millis))
            .bind(search.until.map_or(i64::MAX, millis))
            .fetch_all(&self.readers)
            .await?)
    }

    async fn find_topics(&self, reader: Uuid, search: &Search) -> Result<Vec<TopicLine>, StoreError> {
        if search.query.terms.is_empty() {
            return Ok(Vec::new());
        }
        Ok(sqlx::query_as(concat!(
            "SELECT ",
            line_columns!(),
            " FROM ",
            words::topics!(),
            line_joins!(),
            "WHERE t.state IN ",
            domain::visible_topic_states!(),
            " AND ($4 IS NULL OR t.theme_id = $4) ORDER BY t.id DESC LIMIT $3"
        ))
        .bind(reader)
        .bind(words::wanted(&search.query))
        .bind(i64::from(search.limit))
        .bind(search.theme)
        .fetch_all(&self.readers)
        .await?)
    }

    async fn comments_to_index(&self, limit: u32) -> Result<Vec<(i64, String)>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT id, source FROM comments WHERE analyser < $1 AND withdrawn IS NULL AND withheld IS NULL ORDER BY analyser, id LIMIT $2",
        )
        .bind(i64::from(ANALYSER))
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?)
    }

    async fn index_comments(&self, comments: Vec<(i64, String, Stems)>) -> Result<(), StoreError> {
        self.write(move |connection| Box::pin(index_all(connection, comments))).await
    }

    async fn topics_to_index(&self, limit: u32) -> Result<Vec<(i64, Topic)>, StoreError> {
        let rows = sqlx::query(concat!(
            "SELECT analyser, ",
            topic_columns!(),
            " FROM topics WHERE analyser < $1 ORDER BY analyser, id LIMIT $2"
        ))
        .bind(i64::from(ANALYSER))
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?;
        let marked = |row: &Row| Ok::<_, sqlx::Error>((row.try_get("analyser")?, Topic::from_row(row)?));
        Ok(rows.iter().map(marked).collect::<Result<_, _>>()?)
    }

    async fn index_topics(&self, topics: Vec<(i64, i64, Stems)>) -> Result<(), StoreError> {
        self.write(move |connection| Box::pin(index_all_topics(connection, topics))).await
    }
}

from_row!(
    row,
    FoundComment {
        comment: Comment::from_row(row)?,
        source,
        title: Bilingual { en: row.read("title_en")?, fr: row.read("title_fr")? },
        kind: row.read("topic_kind")?,
    }
);

async fn index_all_topics(
    connection: &mut Connection,
    topics: Vec<(i64, i64, Stems)>,
) -> Result<(), sqlx::Error> {
    for (id, mark, stems) in topics {
        let same: bool =
            sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM topics WHERE id = $1 AND analyser = $2)")
                .bind(id)
                .bind(mark)
                .fetch_one(&mut *connection)
                .await?;
        if same {
            index_topic(connection, id, &stems).await?;
        }
    }
    Ok(())
}

async fn index_all(
    connection: &mut Connection,
    comments: Vec<(i64, String, Stems)>,
) -> Result<(), sqlx::Error> {
    let batch = words::batch(&comments);
    for statement in [words::FORGET_COMMENTS, words::KEEP_COMMENTS] {
        sqlx::query(statement).bind(&batch).execute(&mut *connection).await?;
    }
    sqlx::query(words::MARK_COMMENTS)
        .bind(&batch)
        .bind(i64::from(ANALYSER))
        .execute(connection)
        .await
        .map(drop)
}

/// Takes a comment's words out of the index: it is found by none.
pub(super) async fn forget_comment(connection: &mut Connection, id: i64) -> Result<(), sqlx::Error> {
    sqlx::query(words::FORGET_COMMENT).bind(id).execute(connection).await.map(drop)
}

/// Keeps a topic's words in place of those that it had.
pub(super) async fn index_topic(
    connection: &mut Connection,
    id: i64,
    stems: &Stems,
) -> Result<(), sqlx::Error> {
    sqlx::query(words::FORGET_TOPIC).bind(id).execute(&mut *connection).await?;
    sqlx::query(words::KEEP_TOPIC).bind(id).bind(words::kept(stems)).execute(&mut *connection).await?;
    sqlx::query("UPDATE topics SET analyser = $2 WHERE id = $1")
        .bind(id)
        .bind(i64::from(ANALYSER))
        .execute(connection)
        .await
        .map(drop)
}

/// Has the words of a topic made anew where something came of it: they are not those of its content alone.
pub(super) async fn index_outcome(
    connection: &mut Connection,
    id: i64,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE topics SET analyser = $2 WHERE id = $1 AND outcome IS NOT NULL")
        .bind(id)
        .bind(-millis(at))
        .execute(connection)
        .await
        .map(drop)
}

/// Forgets a topic's words.
pub(super) async fn forget_topic(connection: &mut Connection, id: i64) -> Result<(), sqlx::Error> {
    sqlx::query(words::FORGET_TOPIC).bind(id).execute(connection).await.map(drop)
}
