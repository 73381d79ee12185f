//! Reading comments, and how far each person has read.

use std::collections::HashMap;
use std::sync::LazyLock;

use async_trait::async_trait;
use domain::community::Reaction;
use domain::moderation::Ruling;
use sqlx::{AssertSqlSafe, Row as _};
use time::OffsetDateTime;
use uuid::Uuid;

use super::rows::{count, moment, unreadable, word};
use super::{Adapter, Db, commenting};
use crate::StoreError;
use crate::community::comment::{
    Added, Author, Comment, CommentPageRequest, CommentText, Comments, FIRST_REPLIES, Gone, NewComment,
    OwnComment, PAGE, Participation, Spoken, Thread,
};
use crate::community::copies::Rewritten;

type Row = <Db as sqlx::Database>::Row;

/// Topics that are counted by one statement.
const COUNTED: usize = 500;

/// The columns that [`author`] reads, of `accounts a` and `people h`.
macro_rules! author_columns {
    () => {
        "a.person_id, a.username, \
         CASE WHEN a.shows_kind THEN h.kind END AS kind, CASE WHEN a.shows_province THEN h.province END AS province, \
         CASE WHEN a.shows_specialty THEN h.specialty END AS specialty, \
         EXISTS (SELECT 1 FROM duties d WHERE d.person_id = a.person_id) AS is_staff"
    };
}
pub(super) use author_columns;

/// The columns that [`comment`] reads, of `comments c` with [`comment_joins`].
macro_rules! comment_columns {
    () => {
        concat!(
            "c.id, c.topic_id, c.seq, c.parent_id, c.position, c.language, c.html, c.created, c.edited, c.withdrawn, c.withheld, c.moved_to, \
             c.replies, CASE WHEN c.replies > 0 THEN (SELECT COUNT(*) FROM comments x WHERE x.parent_id = c.id \
             AND x.withdrawn IS NULL AND x.withheld IS NULL) ELSE 0 END AS answers, c.seen_too, c.helped, c.disagree, r.kinds, ",
            author_columns!()
        )
    };
}
pub(super) use comment_columns;

/// What makes a comment what the reader `$1` sees.
macro_rules! comment_joins {
    () => {
        " LEFT JOIN accounts a ON a.person_id = c.author_id LEFT JOIN people h ON h.id = c.author_id \
         LEFT JOIN reactions r ON r.comment_id = c.id AND r.person_id = $1 "
    };
}
pub(super) use comment_joins;

macro_rules! seen {
    ($($rest:expr),+) => {
        concat!("SELECT ", comment_columns!(), " FROM comments c", comment_joins!(), $($rest),+)
    };
}

#[async_trait]
impl Comments for Adapter {
    async fn threads(
        &self,
        topic: i64,
        reader: Uuid,
        page_request: CommentPageRequest,
    ) -> Result<Vec<Thread>, StoreError> {
        let limit = i64::from(PAGE);
        let query = match page_request {
            CommentPageRequest::Oldest(page) => {
                let from = (i64::from(page.max(1)) - 1) * limit;
                sqlx::query(seen!(
                    "WHERE c.topic_id = $2 AND c.parent_id IS NULL AND c.position > $3 AND c.position <= $3 + $4 \
                     ORDER BY c.position"
                ))
                .bind(reader)
                .bind(topic)
                .bind(from)
            }
            CommentPageRequest::Newest(before) => sqlx::query(seen!(
                "WHERE c.topic_id = $2 AND c.parent_id IS NULL AND c.position < $3 ORDER BY c.position DESC LIMIT $4"
            ))
            .bind(reader)
            .bind(topic)
            .bind(before.unwrap_or(i64::MAX)),
            CommentPageRequest::Useful(None) => sqlx::query(seen!(
                "WHERE c.topic_id = $2 AND c.parent_id IS NULL AND c.position > $3 \
                 ORDER BY c.useful DESC, c.position LIMIT $4"
            ))
            .bind(reader)
            .bind(topic)
            .bind(0_i64),
            CommentPageRequest::Useful(Some((_, position))) => sqlx::query(seen!(
                "WHERE c.topic_id = $2 AND c.parent_id IS NULL AND c.useful <= $5 \
                 AND (c.useful < $5 OR c.position > $3) ORDER BY c.useful DESC, c.position LIMIT $4"
            ))
            .bind(reader)
            .bind(topic)
            .bind(position),
        };
        let query = query.bind(limit);
        let query = if let CommentPageRequest::Useful(Some((useful, _))) = page_request {
            query.bind(useful)
        } else {
            query
        };
        let rows = query.fetch_all(&self.readers).await?;
        let heads = rows.iter().map(comment).collect::<Result<Vec<_>, _>>()?;
        self.with_replies(reader, heads).await
    }

    async fn spoken(&self, topic: i64, after: i64, limit: u32) -> Result<Vec<Spoken>, StoreError> {
        let rows = sqlx::query(
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
        .await?;
        Ok(rows.iter().map(spoken).collect::<Result<_, _>>()?)
    }

    async fn comment(&self, id: i64, reader: Uuid) -> Result<Option<Comment>, StoreError> {
        let row = sqlx::query(seen!(
            "JOIN topics t ON t.id = c.topic_id WHERE c.id = $2 AND t.state IN ",
            domain::visible_topic_states!()
        ))
        .bind(reader)
        .bind(id)
        .fetch_optional(&self.readers)
        .await?;
        Ok(row.as_ref().map(comment).transpose()?)
    }

    async fn replies(&self, parent: i64, reader: Uuid, page: u32) -> Result<Vec<Comment>, StoreError> {
        let from = i64::from(page.max(1) - 1) * i64::from(PAGE);
        let rows = sqlx::query(seen!(
            "WHERE c.parent_id = $2 AND c.position > $3 AND c.position <= $3 + $4 ORDER BY c.position"
        ))
        .bind(reader)
        .bind(parent)
        .bind(from)
        .bind(i64::from(PAGE))
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.iter().map(comment).collect::<Result<_, _>>()?)
    }

    async fn comment_source(&self, id: i64) -> Result<Option<String>, StoreError> {
        let source = sqlx::query_scalar(
            "SELECT source FROM comments WHERE id = $1 AND withdrawn IS NULL AND withheld IS NULL",
        );
        Ok(source.bind(id).fetch_optional(&self.readers).await?)
    }

    async fn add_comment(&self, comment: NewComment) -> Result<Added, StoreError> {
        self.write(move |connection| Box::pin(commenting::add(connection, comment))).await
    }

    async fn change_comment(
        &self,
        comment: (i64, Option<String>),
        author: Uuid,
        text: CommentText,
        since: OffsetDateTime,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| {
            Box::pin(commenting::change(connection, comment, author, text, since, at))
        })
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
            .write(move |connection| Box::pin(commenting::withdraw(connection, id, author, copies, at)))
            .await?;
        if gone {
            self.scrub().await;
        }
        Ok(gone)
    }

    async fn react(&self, id: i64, person: Uuid, reaction: Reaction, on: bool) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(commenting::react(connection, id, person, reaction, on))).await
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
        self.write(move |connection| Box::pin(commenting::mark_read(connection, person, topic, seq))).await
    }

    async fn comment_after(&self, topic: i64, seq: i64) -> Result<Option<i64>, StoreError> {
        Ok(sqlx::query_scalar(
            "SELECT id FROM comments WHERE topic_id = $1 AND seq > $2 AND withdrawn IS NULL AND withheld IS NULL \
             ORDER BY seq LIMIT 1",
        )
        .bind(topic)
        .bind(seq)
        .fetch_optional(&self.readers)
        .await?)
    }

    async fn comments_after(&self, topic: i64, seq: i64) -> Result<u64, StoreError> {
        let limit = sqlx::query_scalar(
            "SELECT COUNT(*) FROM comments WHERE topic_id = $1 AND seq > $2 AND withdrawn IS NULL AND withheld IS NULL",
        );
        Ok(count(limit.bind(topic).bind(seq).fetch_one(&self.readers).await?))
    }

    async fn count_comments(&self, topics: &[i64]) -> Result<Vec<(i64, i64)>, StoreError> {
        let mut counts = Vec::with_capacity(topics.len());
        for topics in topics.chunks(COUNTED) {
            let mut query = sqlx::QueryBuilder::<Db>::new("SELECT id, standing FROM topics WHERE id IN (");
            let mut ids = query.separated(", ");
            for topic in topics {
                ids.push_bind(*topic);
            }
            ids.push_unseparated(")");
            counts.extend(query.build_query_as::<(i64, i64)>().fetch_all(&self.readers).await?);
        }
        Ok(counts)
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
                topic: row.try_get("topic_id")?,
                language: word(row.try_get("language")?)?,
                source: row.try_get("source")?,
                earlier: versions.collect::<Result<_, sqlx::Error>>()?,
                created: moment(row.try_get("created")?)?,
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
    async fn with_replies(&self, reader: Uuid, heads: Vec<Comment>) -> Result<Vec<Thread>, StoreError> {
        let mut replies: HashMap<i64, Vec<Comment>> = HashMap::new();
        if heads.iter().any(|head| head.replies > 0) {
            let mut query =
                sqlx::query(AssertSqlSafe(FIRST.as_str())).bind(reader).bind(i64::from(FIRST_REPLIES));
            let answered = heads.iter().filter(|head| head.replies > 0).map(|head| Some(head.id));
            for parent in answered.chain(std::iter::repeat(None)).take(PAGE as usize) {
                query = query.bind(parent);
            }
            for row in &query.fetch_all(&self.readers).await? {
                let reply = comment(row)?;
                replies.entry(reply.parent.unwrap_or_default()).or_default().push(reply);
            }
        }
        let thread = |head: Comment| Thread { replies: replies.remove(&head.id).unwrap_or_default(), head };
        Ok(heads.into_iter().map(thread).collect())
    }
}

pub(super) fn author(row: &Row, person: Uuid) -> Result<Author, sqlx::Error> {
    Ok(Author {
        person,
        username: row.try_get("username")?,
        is_staff: row.try_get("is_staff")?,
        kind: row.try_get::<Option<&str>, _>("kind")?.map(word).transpose()?,
        province: row.try_get::<Option<&str>, _>("province")?.map(word).transpose()?,
        specialty: row.try_get("specialty")?,
    })
}

pub(super) fn comment(row: &Row) -> Result<Comment, sqlx::Error> {
    let at = |column| row.try_get::<Option<i64>, _>(column)?.map(moment).transpose();
    let number = |column| row.try_get::<i64, _>(column).map(count);
    let author =
        row.try_get::<Option<Uuid>, _>("person_id")?.map(|person| author(row, person)).transpose()?;
    let kinds: Option<i64> = row.try_get("kinds")?;
    Ok(Comment {
        id: row.try_get("id")?,
        topic: row.try_get("topic_id")?,
        seq: row.try_get("seq")?,
        parent: row.try_get("parent_id")?,
        position: row.try_get("position")?,
        author,
        language: word(row.try_get("language")?)?,
        html: row.try_get("html")?,
        created: moment(row.try_get("created")?)?,
        edited: at("edited")?,
        gone: gone(row)?,
        replies: number("replies")?,
        answers: number("answers")?,
        reactions: [number("seen_too")?, number("helped")?, number("disagree")?],
        own_reactions: u8::try_from(kinds.unwrap_or(0)).map_err(|_| unreadable())?,
    })
}

/// Why a comment says nothing any more.
pub(super) fn gone(row: &Row) -> Result<Option<Gone>, sqlx::Error> {
    if row.try_get::<Option<i64>, _>("withdrawn")?.is_some() {
        return Ok(Some(Gone::Withdrawn));
    }
    let Some(ruling) = row.try_get::<Option<&str>, _>("withheld")? else { return Ok(None) };
    Ok(Some(match (word(ruling)?, row.try_get("moved_to")?) {
        (Ruling::Move, Some(to)) => Gone::Moved(to),
        (Ruling::Hide, _) => Gone::Hidden,
        _ => Gone::Removed,
    }))
}

fn spoken(row: &Row) -> Result<Spoken, sqlx::Error> {
    let person: Option<Uuid> = row.try_get("person_id")?;
    let username: Option<String> = row.try_get("username")?;
    Ok(Spoken {
        seq: row.try_get("seq")?,
        answers: row.try_get("answers")?,
        author: person.zip(username),
        is_staff: row.try_get("is_staff")?,
        language: word(row.try_get("language")?)?,
        source: row.try_get("source")?,
        created: moment(row.try_get("created")?)?,
        gone: gone(row)?,
    })
}
