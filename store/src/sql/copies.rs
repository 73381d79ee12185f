//! What others repeat of somebody, and taking that out.

mod posts;

use async_trait::async_trait;
use sqlx::{FromRow as _, QueryBuilder, Row as _};
use time::OffsetDateTime;
use uuid::Uuid;

use super::rows::{Columns as _, Row, from_row, millis};
use super::search::forget_comment;
use super::{Adapter, Connection, Db, hide};
use crate::StoreError;
use crate::community::copies::{Claim, Copied, Copies, CopyPlace, OwnText, OwnWords, Rewritten};

/// Whether a text quotes or names anybody.
macro_rules! repeats {
    ($text:literal) => {
        concat!("(", $text, " LIKE '%>%' OR ", $text, " LIKE '%@%')")
    };
}
use repeats;

/// When a comment `c` came to say what it says.
macro_rules! written {
    () => {
        "COALESCE(c.edited, c.created) AS written"
    };
}

/// When a comment `c` came to say what an earlier version `v` of it says.
macro_rules! version_written {
    () => {
        "COALESCE((SELECT MAX(e.until) FROM comment_versions e WHERE e.comment_id = v.comment_id AND e.until < v.until), \
         c.created) AS written"
    };
}

/// Whether members read a comment `c` that stands in a topic, or stood there.
macro_rules! is_read_in {
    ($topic:literal) => {
        concat!(
            "c.withdrawn IS NULL AND c.withheld IS NULL AND c.id IN (SELECT k.id FROM comments k WHERE k.topic_id = ",
            $topic,
            " UNION SELECT m.comment_id FROM moved_comments m WHERE m.topic_id = ",
            $topic,
            ")"
        )
    };
}

/// Keeps to comments that stand in a topic or stood there, by their number. Without a condition on the topic where it is
/// any: with `$1 IS NULL OR …` no index is used, and each comment of all topics is read.
fn within(select: &mut QueryBuilder<Db>, comment: &str, topic: Option<i64>) {
    if let Some(topic) = topic {
        select.push(" AND ").push(comment);
        select.push(" IN (SELECT k.id FROM comments k WHERE k.topic_id = ").push_bind(topic);
        select.push(" UNION SELECT s.comment_id FROM moved_comments s WHERE s.topic_id = ").push_bind(topic);
        select.push(")");
    }
}

/// What comments `c` say and said, each with a topic that it stands in or stood in.
macro_rules! words {
    ($which:literal) => {
        concat!(
            "SELECT s.id, t.topic_id, s.source, s.written FROM (SELECT c.id, c.source, ",
            written!(),
            " FROM comments c WHERE ",
            $which,
            " UNION ALL SELECT c.id, w.source, ",
            written!(),
            " FROM comments c JOIN withheld_comments w ON w.comment_id = c.id WHERE ",
            $which,
            " UNION ALL SELECT c.id, v.source, ",
            version_written!(),
            " FROM comments c JOIN comment_versions v ON v.comment_id = c.id WHERE ",
            $which,
            ") s JOIN (SELECT c.id, c.topic_id FROM comments c WHERE ",
            $which,
            " UNION SELECT m.comment_id, m.topic_id FROM moved_comments m JOIN comments c ON c.id = m.comment_id WHERE ",
            $which,
            ") t ON t.id = s.id WHERE s.source <> ''"
        )
    };
}

#[async_trait]
impl Copies for Adapter {
    async fn own_words(&self, person: Uuid) -> Result<OwnWords, StoreError> {
        let names = sqlx::query_scalar(
            "SELECT username FROM accounts WHERE person_id = $1 UNION SELECT username FROM withheld_names WHERE person_id = $1",
        );
        Ok(OwnWords {
            names: names.bind(person).fetch_all(&self.readers).await?,
            texts: texts(
                &sqlx::query(words!("c.author_id = $1")).bind(person).fetch_all(&self.readers).await?,
            )?,
            leaves: true,
        })
    }

    async fn words_of(&self, comment: i64, author: Option<Uuid>) -> Result<OwnWords, StoreError> {
        let names = sqlx::query_scalar(
            "SELECT a.username FROM comments c JOIN accounts a ON a.person_id = c.author_id WHERE c.id = $1 UNION \
             SELECT w.username FROM comments c JOIN withheld_names w ON w.person_id = c.author_id WHERE c.id = $1",
        );
        let words = sqlx::query(words!("c.id = $1 AND ($2 IS NULL OR c.author_id = $2)"));
        Ok(OwnWords {
            names: names.bind(comment).fetch_all(&self.readers).await?,
            texts: texts(&words.bind(comment).bind(author).fetch_all(&self.readers).await?)?,
            leaves: false,
        })
    }

    async fn claims(&self, topic: i64) -> Result<Vec<Claim>, StoreError> {
        Ok(sqlx::query_as(concat!(
            "SELECT c.id, a.username, c.source, ",
            written!(),
            ", TRUE AS stands FROM comments c LEFT JOIN accounts a ON a.person_id = c.author_id WHERE c.source <> '' AND ",
            is_read_in!("$1"),
            " UNION ALL SELECT c.id, a.username, v.source, ",
            version_written!(),
            ", FALSE AS stands FROM comments c JOIN comment_versions v ON v.comment_id = c.id \
             LEFT JOIN accounts a ON a.person_id = c.author_id WHERE v.source <> '' AND ",
            is_read_in!("$1")
        ))
        .bind(topic)
        .fetch_all(&self.readers)
        .await?)
    }

    async fn copies_in_comments(
        &self,
        topic: Option<i64>,
        after: i64,
        limit: u32,
    ) -> Result<Vec<Copied>, StoreError> {
        let mut select = QueryBuilder::new(concat!(
            "SELECT t.id, t.topic_id, t.language, t.source, t.written, m.topic_id AS former \
             FROM (SELECT c.id, c.topic_id, c.language, c.source, ",
            written!(),
            " FROM comments c WHERE ",
            repeats!("c.source"),
            " AND c.id > "
        ));
        select.push_bind(after);
        within(&mut select, "c.id", topic);
        select.push(" ORDER BY c.id LIMIT ").push_bind(i64::from(limit));
        select.push(") t LEFT JOIN moved_comments m ON m.comment_id = t.id ORDER BY t.id");
        let rows = select.build().fetch_all(&self.readers).await?;
        Ok(copied(&rows, |row| Ok(CopyPlace::Comment(row.try_get("id")?)))?)
    }

    async fn copies_elsewhere(&self, topic: Option<i64>) -> Result<Vec<Copied>, StoreError> {
        let mut withheld = QueryBuilder::new(concat!(
            "SELECT c.id, c.topic_id, c.language, w.source, m.topic_id AS former, ",
            written!(),
            " FROM withheld_comments w JOIN comments c ON c.id = w.comment_id \
             LEFT JOIN moved_comments m ON m.comment_id = c.id WHERE ",
            repeats!("w.source")
        ));
        within(&mut withheld, "c.id", topic);
        withheld.push(" ORDER BY c.id");
        let mut earlier = QueryBuilder::new(concat!(
            "SELECT c.id, v.until, c.topic_id, c.language, v.source, m.topic_id AS former, ",
            version_written!(),
            " FROM comment_versions v JOIN comments c ON c.id = v.comment_id \
             LEFT JOIN moved_comments m ON m.comment_id = c.id WHERE ",
            repeats!("v.source")
        ));
        within(&mut earlier, "c.id", topic);
        earlier.push(" ORDER BY c.id, v.until");
        let drafts = sqlx::query(concat!(
            "SELECT d.person_id, d.topic_id, d.parent_id, COALESCE(d.language, 'en') AS language, d.text AS source, \
             d.changed AS written, m.topic_id AS former FROM comment_drafts d \
             LEFT JOIN moved_comments m ON m.comment_id = d.parent_id WHERE ($1 IS NULL OR d.topic_id = $1 OR d.parent_id IN \
             (SELECT s.comment_id FROM moved_comments s WHERE s.topic_id = $1)) AND ",
            repeats!("d.text"),
            " ORDER BY d.person_id, d.topic_id, d.parent_id"
        ));
        let mut copies = copied(&withheld.build().fetch_all(&self.readers).await?, |row| {
            Ok(CopyPlace::Withheld(row.try_get("id")?))
        })?;
        copies.extend(copied(&earlier.build().fetch_all(&self.readers).await?, |row| {
            Ok(CopyPlace::Version(row.try_get("id")?, row.try_get("until")?))
        })?);
        copies.extend(copied(&drafts.bind(topic).fetch_all(&self.readers).await?, |row| {
            Ok(CopyPlace::Draft(
                row.try_get("person_id")?,
                row.try_get("topic_id")?,
                row.try_get("parent_id")?,
            ))
        })?);
        Ok(copies)
    }

    async fn copies_in_posts(&self) -> Result<Vec<Copied>, StoreError> {
        Ok(posts::copies(&self.readers).await?)
    }

    async fn rewrite(
        &self,
        rewritten: Vec<Rewritten>,
        looked_into: Option<OffsetDateTime>,
    ) -> Result<(), StoreError> {
        if rewritten.is_empty() {
            return Ok(());
        }
        self.write(move |connection| Box::pin(rewrite(connection, rewritten, looked_into))).await?;
        self.scrub().await;
        Ok(())
    }
}

fn texts(rows: &[Row]) -> Result<Vec<OwnText>, sqlx::Error> {
    rows.iter().map(OwnText::from_row).collect()
}

from_row!(row, OwnText { comment: row.read("id")?, topic: row.read("topic_id")?, source, written });

/// Texts, each with the topics that it stands in or stood in: one row for each of those that it was moved from.
fn copied(
    rows: &[Row],
    place: impl Fn(&Row) -> Result<CopyPlace, sqlx::Error>,
) -> Result<Vec<Copied>, sqlx::Error> {
    let mut copies: Vec<Copied> = Vec::new();
    for row in rows {
        let (place, former): (_, Option<i64>) = (place(row)?, row.try_get("former")?);
        if let Some(last) = copies.last_mut().filter(|last| last.place == place) {
            last.topics.extend(former);
            continue;
        }
        copies.push(Copied {
            place,
            topics: std::iter::once(row.try_get("topic_id")?).chain(former).collect(),
            language: row.read("language")?,
            source: row.read("source")?,
            written: row.read("written")?,
        });
    }
    Ok(copies)
}

/// Has texts repeat no more what they did, where they still say what they said. What comments say that moderators look into at
/// a moment stays for them.
pub(super) async fn rewrite(
    connection: &mut Connection,
    rewritten: Vec<Rewritten>,
    looked_into: Option<OffsetDateTime>,
) -> Result<(), sqlx::Error> {
    for text in rewritten {
        if let Some(at) = looked_into
            && let Some(id) = text.place.comment()
            && hide::is_asked_about(connection, id, at).await?
        {
            if !matches!(text.place, CopyPlace::Comment(_)) {
                continue;
            }
            keep_version(connection, id, &text, at).await?;
        }
        match text.place {
            CopyPlace::Comment(id) => in_comment(connection, id, &text).await?,
            CopyPlace::Withheld(id) => {
                sqlx::query(
                    "UPDATE withheld_comments SET source = $3, html = $4, renderer = $5 \
                     WHERE comment_id = $1 AND source = $2",
                )
                .bind(id)
                .bind(&text.before)
                .bind(&text.source)
                .bind(&text.html)
                .bind(i64::from(text.renderer))
                .execute(&mut *connection)
                .await?;
            }
            CopyPlace::Version(id, until) => {
                sqlx::query(
                    "UPDATE comment_versions SET source = $4 WHERE comment_id = $1 AND until = $2 AND source = $3",
                )
                .bind(id)
                .bind(until)
                .bind(&text.before)
                .bind(&text.source)
                .execute(&mut *connection)
                .await?;
            }
            CopyPlace::Draft(person, topic, parent) => {
                sqlx::query(
                    "UPDATE comment_drafts SET text = $5 WHERE person_id = $1 AND topic_id = $2 AND parent_id = $3 \
                     AND text = $4",
                )
                .bind(person)
                .bind(topic)
                .bind(parent)
                .bind(&text.before)
                .bind(&text.source)
                .execute(&mut *connection)
                .await?;
            }
            CopyPlace::Post(place) => posts::rewrite(connection, place, &text).await?,
        }
    }
    Ok(())
}

/// Keeps what a comment says until a moment, for moderators.
async fn keep_version(
    connection: &mut Connection,
    id: i64,
    text: &Rewritten,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO comment_versions (comment_id, until, source) SELECT c.id, $2, c.source FROM comments c \
         WHERE c.id = $1 AND c.source = $3 ON CONFLICT (comment_id, until) DO NOTHING",
    )
    .bind(id)
    .bind(millis(at))
    .bind(&text.before)
    .execute(connection)
    .await
    .map(drop)
}

async fn in_comment(connection: &mut Connection, id: i64, text: &Rewritten) -> Result<(), sqlx::Error> {
    let done = sqlx::query(
        "UPDATE comments SET source = $3, html = $4, renderer = $5, analyser = 0 WHERE id = $1 AND source = $2",
    )
    .bind(id)
    .bind(&text.before)
    .bind(&text.source)
    .bind(&text.html)
    .bind(i64::from(text.renderer))
    .execute(&mut *connection)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(());
    }
    // What it said before another quotation or name gave way repeats this one as well.
    for forget in [
        "DELETE FROM withheld_quotes WHERE quoting_id = $1",
        "DELETE FROM withheld_mentions WHERE quoting_id = $1",
    ] {
        sqlx::query(forget).bind(id).execute(&mut *connection).await?;
    }
    forget_comment(connection, id).await
}

from_row!(row, Claim { comment: row.read("id")?, author: row.read("username")?, source, written, stands });
