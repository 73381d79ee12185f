//! Reading comments, and how far each person has read.

mod for_reader;
pub(super) mod read;
mod readers;
pub(super) mod withdraw;
mod write;

use std::collections::HashMap;
use std::sync::LazyLock;

use async_trait::async_trait;
use domain::community::Reacting;
use sqlx::{AssertSqlSafe, Row as _};
use time::OffsetDateTime;
use uuid::Uuid;

use self::read::{author_columns, comment_columns, comment_joins, gone};
use super::Adapter;
use super::rows::{Columns as _, Row, count, from_row, moment, unreadable};
use crate::StoreError;
use crate::community::comment::{
    Added, Comment, CommentPageRequest, CommentText, Comments, FIRST_REPLIES, NewComment, OwnComment, PAGE,
    Participation, Reacted, Spoken, Thread,
};
use crate::community::copies::Rewritten;
use crate::community::thread_revision::{CommentSpan, OwnReaction, TopicForReader};

/// Who reads what is the same for all readers: the columns of a comment join the reactions of who reads it.
const NOBODY: Option<Uuid> = None;

macro_rules! seen {
    ($($rest:expr),+) => {
        concat!("SELECT ", comment_columns!(), " FROM comments c", comment_joins!(), $($rest),+)
    };
}

#[async_trait]
impl Comments for Adapter {
    async fn threads(&self, topic: i64, page_request: CommentPageRequest) -> Result<Vec<Thread>, StoreError> {
        let limit = i64::from(PAGE);
        let query = match page_request {
            CommentPageRequest::Oldest(page) => {
                let from = (i64::from(page.max(1)) - 1) * limit;
                sqlx::query_as(seen!(
                    "WHERE c.topic_id = $2 AND c.parent_id IS NULL AND c.position > $3 AND c.position <= $3 + $4 \
                     ORDER BY c.position"
                ))
                .bind(NOBODY)
                .bind(topic)
                .bind(from)
            }
            CommentPageRequest::Newest(before) => sqlx::query_as(seen!(
                "WHERE c.topic_id = $2 AND c.parent_id IS NULL AND c.position < $3 ORDER BY c.position DESC LIMIT $4"
            ))
            .bind(NOBODY)
            .bind(topic)
            .bind(before.unwrap_or(i64::MAX)),
            CommentPageRequest::Useful(None) => sqlx::query_as(seen!(
                "WHERE c.topic_id = $2 AND c.parent_id IS NULL AND c.position > $3 \
                 ORDER BY c.useful DESC, c.position LIMIT $4"
            ))
            .bind(NOBODY)
            .bind(topic)
            .bind(0_i64),
            CommentPageRequest::Useful(Some((_, position))) => sqlx::query_as(seen!(
                "WHERE c.topic_id = $2 AND c.parent_id IS NULL AND c.useful <= $5 \
                 AND (c.useful < $5 OR c.position > $3) ORDER BY c.useful DESC, c.position LIMIT $4"
            ))
            .bind(NOBODY)
            .bind(topic)
            .bind(position),
        };
        let query = query.bind(limit);
        let query = if let CommentPageRequest::Useful(Some((useful, _))) = page_request {
            query.bind(useful)
        } else {
            query
        };
        let heads = query.fetch_all(&self.readers).await?;
        self.with_replies(heads).await
    }

    async fn topic_for_reader(
        &self,
        id: i64,
        reader: Uuid,
        reactions: CommentSpan,
    ) -> Result<Option<TopicForReader>, StoreError> {
        for_reader::topic(self, id, reader, reactions).await
    }

    async fn own_reactions(&self, reader: Uuid, span: CommentSpan) -> Result<Vec<OwnReaction>, StoreError> {
        for_reader::own_reactions(self, reader, span).await
    }

    async fn spoken(&self, topic: i64, after: i64, limit: u32) -> Result<Vec<Spoken>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT c.seq, p.seq AS answers, c.language, c.source, c.created, c.withdrawn, c.withheld, c.moved_to, a.person_id, \
             a.username, EXISTS (SELECT 1 FROM duties d WHERE d.person_id = c.author_id) AS is_staff \
             FROM comments c LEFT JOIN comments p ON p.id = c.parent_id \
             LEFT JOIN accounts a ON a.person_id = c.author_id \
             WHERE c.topic_id = $1 AND c.seq > $2 ORDER BY c.seq LIMIT $3",
        )
        .bind(topic)
        .bind(after)
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?)
    }

    async fn comment(&self, id: i64, reader: Uuid) -> Result<Option<Comment>, StoreError> {
        Ok(sqlx::query_as(seen!(
            "JOIN topics t ON t.id = c.topic_id WHERE c.id = $2 AND t.state IN ",
            domain::visible_topic_states!()
        ))
        .bind(reader)
        .bind(id)
        .fetch_optional(&self.readers)
        .await?)
    }

    async fn replies(&self, parent: i64, reader: Uuid, page: u32) -> Result<Vec<Comment>, StoreError> {
        let from = i64::from(page.max(1) - 1) * i64::from(PAGE);
        Ok(sqlx::query_as(seen!(
            "WHERE c.parent_id = $2 AND c.position > $3 AND c.position <= $3 + $4 ORDER BY c.position"
        ))
        .bind(reader)
        .bind(parent)
        .bind(from)
        .bind(i64::from(PAGE))
        .fetch_all(&self.readers)
        .await?)
    }

    async fn comment_source(&self, id: i64) -> Result<Option<String>, StoreError> {
        let source = sqlx::query_scalar(
            "SELECT source FROM comments WHERE id = $1 AND withdrawn IS NULL AND withheld IS NULL",
        );
        Ok(source.bind(id).fetch_optional(&self.readers).await?)
    }

    async fn add_comment(&self, comment: NewComment) -> Result<Added, StoreError> {
        self.write(move |connection| Box::pin(write::add(connection, comment))).await
    }

    async fn change_comment(
        &self,
        comment: (i64, Option<String>),
        author: Uuid,
        text: CommentText,
        since: OffsetDateTime,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(write::change(connection, comment, author, text, since, at)))
            .await
    }

    async fn withdraw_comment(
        &self,
        id: i64,
        author: Uuid,
        copies: Vec<Rewritten>,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        let gone = self
            .write(move |connection| Box::pin(withdraw::withdraw(connection, id, author, copies, at)))
            .await?;
        if gone {
            self.scrub().await;
        }
        Ok(gone)
    }

    async fn react(&self, reacting: Reacting, person: Uuid) -> Result<Option<Reacted>, StoreError> {
        self.write(move |connection| Box::pin(readers::react(connection, reacting, person))).await
    }

    async fn read_mark(&self, person: Uuid, topic: i64) -> Result<i64, StoreError> {
        let mark: Option<i64> =
            sqlx::query_scalar("SELECT seq FROM read_marks WHERE person_id = $1 AND topic_id = $2")
                .bind(person)
                .bind(topic)
                .fetch_optional(&self.readers)
                .await?;
        Ok(mark.unwrap_or(0))
    }

    async fn mark_read(&self, person: Uuid, topic: i64, seq: i64) -> Result<(), StoreError> {
        self.write(move |connection| Box::pin(readers::mark_read(connection, person, topic, seq))).await
    }

    async fn comment_after(&self, topic: i64, seq: i64, reader: Uuid) -> Result<Option<i64>, StoreError> {
        Ok(sqlx::query_scalar(
            "SELECT id FROM comments WHERE topic_id = $1 AND seq > $2 AND withdrawn IS NULL AND withheld IS NULL \
             AND (author_id IS NULL OR author_id <> $3) ORDER BY seq LIMIT 1",
        )
        .bind(topic)
        .bind(seq)
        .bind(reader)
        .fetch_optional(&self.readers)
        .await?)
    }

    async fn useful_page(&self, topic: i64, comment: (i64, i64)) -> Result<Option<(i64, i64)>, StoreError> {
        let (useful, position) = comment;
        let before: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM comments WHERE topic_id = $1 AND parent_id IS NULL AND useful >= $2 \
             AND (useful > $2 OR position < $3)",
        )
        .bind(topic)
        .bind(useful)
        .bind(position)
        .fetch_one(&self.readers)
        .await?;
        let page = before / i64::from(PAGE);
        if page == 0 {
            return Ok(None);
        }
        Ok(sqlx::query_as(
            "SELECT useful, position FROM comments WHERE topic_id = $1 AND parent_id IS NULL \
             ORDER BY useful DESC, position LIMIT 1 OFFSET $2",
        )
        .bind(topic)
        .bind(page * i64::from(PAGE) - 1)
        .fetch_optional(&self.readers)
        .await?)
    }

    async fn comments_since(
        &self,
        topic: i64,
        seq: i64,
        reader: Uuid,
        limit: u32,
    ) -> Result<Vec<Comment>, StoreError> {
        Ok(sqlx::query_as(seen!(
            "WHERE c.topic_id = $2 AND c.seq > $3 AND c.withdrawn IS NULL AND c.withheld IS NULL \
             ORDER BY c.seq LIMIT $4"
        ))
        .bind(reader)
        .bind(topic)
        .bind(seq)
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?)
    }

    async fn comments_after(&self, topic: i64, seq: i64, reader: Uuid) -> Result<u64, StoreError> {
        // Each is counted in an index: among all that follow, each row would be read.
        let after = sqlx::query_scalar(
            "SELECT (SELECT COUNT(*) FROM comments WHERE topic_id = $1 AND seq > $2 AND withdrawn IS NULL \
             AND withheld IS NULL) - (SELECT COUNT(*) FROM comments WHERE author_id = $3 AND topic_id = $1 AND seq > $2 \
             AND withdrawn IS NULL AND withheld IS NULL)",
        );
        Ok(count(after.bind(topic).bind(seq).bind(reader).fetch_one(&self.readers).await?))
    }

    async fn count_comments(&self) -> Result<Vec<(i64, i64)>, StoreError> {
        let counts = sqlx::query_as("SELECT id, standing FROM topics WHERE state = 'open' ORDER BY id");
        Ok(counts.fetch_all(&self.readers).await?)
    }

    async fn participation(&self, person: Uuid) -> Result<Participation, StoreError> {
        let rows = sqlx::query(
            "SELECT id, topic_id, language, source, created FROM comments WHERE author_id = $1 ORDER BY created, id",
        )
        .bind(person)
        .fetch_all(&self.readers)
        .await?;
        let earlier: Vec<(i64, i64, String)> = sqlx::query_as(
            "SELECT v.comment_id, v.until, v.source FROM comment_versions v JOIN comments c ON c.id = v.comment_id \
             WHERE c.author_id = $1 AND c.withheld IS NULL ORDER BY v.until",
        )
        .bind(person)
        .fetch_all(&self.readers)
        .await?;
        let mut comments = Vec::with_capacity(rows.len());
        for row in &rows {
            let id: i64 = row.try_get("id")?;
            let versions = earlier.iter().filter(|(comment, ..)| *comment == id);
            let versions = versions.map(|(_, until, source)| Ok((moment(*until)?, source.clone())));
            comments.push(OwnComment {
                id,
                topic: row.read("topic_id")?,
                language: row.read("language")?,
                source: row.read("source")?,
                earlier: versions.collect::<Result<_, sqlx::Error>>()?,
                created: row.read("created")?,
            });
        }
        let reactions: Vec<(i64, i64)> = sqlx::query_as(
            "SELECT comment_id, kinds FROM reactions WHERE person_id = $1 ORDER BY comment_id",
        )
        .bind(person)
        .fetch_all(&self.readers)
        .await?;
        let read_marks =
            sqlx::query_as("SELECT topic_id, seq FROM read_marks WHERE person_id = $1 ORDER BY topic_id")
                .bind(person)
                .fetch_all(&self.readers)
                .await?;
        let kinds =
            |(comment, kinds)| u8::try_from(kinds).map(|kinds| (comment, kinds)).map_err(|_| unreadable());
        let reactions = reactions.into_iter().map(kinds).collect::<Result<_, _>>()?;
        Ok(Participation { comments, reactions, read_marks })
    }
}

/// As many places for parents as a page has comments, so that the database prepares one statement.
static FIRST: LazyLock<String> = LazyLock::new(|| {
    let places: Vec<String> = (3..3 + PAGE).map(|place| format!("${place}")).collect();
    let select = seen!("WHERE c.position <= $2 AND c.parent_id IN");
    format!("{select} ({}) ORDER BY c.parent_id, c.position", places.join(", "))
});

impl Adapter {
    /// Puts the first replies under each comment that has some.
    async fn with_replies(&self, heads: Vec<Comment>) -> Result<Vec<Thread>, StoreError> {
        let mut replies: HashMap<i64, Vec<Comment>> = HashMap::new();
        if heads.iter().any(|head| head.replies > 0) {
            let mut query =
                sqlx::query_as(AssertSqlSafe(FIRST.as_str())).bind(NOBODY).bind(i64::from(FIRST_REPLIES));
            let answered = heads.iter().filter(|head| head.replies > 0).map(|head| Some(head.id));
            for parent in answered.chain(std::iter::repeat(None)).take(PAGE as usize) {
                query = query.bind(parent);
            }
            let first: Vec<Comment> = query.fetch_all(&self.readers).await?;
            for reply in first {
                replies.entry(reply.parent.unwrap_or_default()).or_default().push(reply);
            }
        }
        let thread = |head: Comment| Thread { replies: replies.remove(&head.id).unwrap_or_default(), head };
        Ok(heads.into_iter().map(thread).collect())
    }
}

from_row!(
    row,
    Spoken {
        seq,
        answers,
        author: row.read::<Option<_>>("person_id")?.zip(row.read("username")?),
        is_staff,
        language,
        source,
        created,
        gone: gone(row)?,
    }
);
