//! How topics stand in rows.

use domain::community::TopicContent;
use sqlx::Row as _;

use super::super::Db;
use super::super::rows::{count, moment, small, unreadable, word};
use crate::community::{Topic, TopicLine};
use crate::document::Bilingual;

type Row = <Db as sqlx::Database>::Row;

/// The columns that [`topic`] reads.
macro_rules! topic_columns {
    () => {
        "id, theme_id, state, pinned, content, version, published, closes, closed, outcome, review, comments, standing, \
         threads, files, locked_until, slowed_until"
    };
}
pub(in super::super) use topic_columns;

/// The columns that [`line`] reads, of `topics t` with [`line_joins`].
macro_rules! line_columns {
    () => {
        "t.id, t.theme_id, t.state, t.kind, t.pinned, t.title_en, t.title_fr, t.published, t.closes, t.closed, t.outcome, \
         t.active, t.standing, CASE WHEN r.seq IS NULL THEN t.standing ELSE (SELECT COUNT(*) FROM comments u \
         WHERE u.topic_id = t.id AND u.seq > r.seq AND u.withdrawn IS NULL AND u.withheld IS NULL) END AS unread"
    };
}
pub(in super::super) use line_columns;

/// What makes a topic what the reader `$1` sees.
macro_rules! line_joins {
    () => {
        " LEFT JOIN read_marks r ON r.person_id = $1 AND r.topic_id = t.id "
    };
}
pub(in super::super) use line_joins;

pub(in super::super) fn topic(row: &Row) -> Result<Topic, sqlx::Error> {
    let at = |column| row.try_get::<Option<i64>, _>(column)?.map(moment).transpose();
    Ok(Topic {
        id: row.try_get("id")?,
        theme: row.try_get("theme_id")?,
        state: word(row.try_get("state")?)?,
        pinned: row.try_get("pinned")?,
        content: content(row)?,
        version: small(row.try_get("version")?)?,
        published: at("published")?,
        closes: at("closes")?,
        closed: at("closed")?,
        outcome: at("outcome")?,
        review: at("review")?,
        comments: row.try_get("comments")?,
        standing: row.try_get("standing")?,
        threads: row.try_get("threads")?,
        files: small(row.try_get("files")?)?,
        locked_until: at("locked_until")?,
        slowed_until: at("slowed_until")?,
    })
}

pub(in super::super) fn line(row: &Row) -> Result<TopicLine, sqlx::Error> {
    let at = |column| row.try_get::<Option<i64>, _>(column)?.map(moment).transpose();
    Ok(TopicLine {
        id: row.try_get("id")?,
        theme: row.try_get("theme_id")?,
        state: word(row.try_get("state")?)?,
        kind: word(row.try_get("kind")?)?,
        pinned: row.try_get("pinned")?,
        title: Bilingual { en: row.try_get("title_en")?, fr: row.try_get("title_fr")? },
        published: at("published")?,
        closes: at("closes")?,
        closed: at("closed")?,
        outcome: at("outcome")?,
        active: at("active")?,
        comments: count(row.try_get("standing")?),
        unread: count(row.try_get("unread")?),
    })
}

pub(super) fn content(row: &Row) -> Result<TopicContent, sqlx::Error> {
    serde_json::from_str(row.try_get("content")?).map_err(|_| unreadable())
}
