//! How topics stand in rows.

use domain::community::TopicContent;
use sqlx::Row as _;

use super::super::rows::{Columns as _, Row, from_row, unreadable};
use crate::community::{Topic, TopicLine};
use crate::document::Bilingual;

/// The columns that a [`Topic`] is read from.
macro_rules! topic_columns {
    () => {
        "id, theme_id, state, pinned, content, version, published, closes, closed, outcome, review, comments, standing, \
         threads, files, locked_until, slowed_until"
    };
}
pub(in super::super) use topic_columns;

/// The columns that a [`TopicLine`] is read from, of `topics t` with [`line_joins`].
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

from_row!(
    row,
    Topic {
        id,
        theme: row.read("theme_id")?,
        state,
        pinned,
        content: content(row)?,
        version,
        published,
        closes,
        closed,
        outcome,
        review,
        comments,
        standing,
        threads,
        files,
        locked_until,
        slowed_until,
    }
);

from_row!(
    row,
    TopicLine {
        id,
        theme: row.read("theme_id")?,
        state,
        kind,
        pinned,
        title: Bilingual { en: row.read("title_en")?, fr: row.read("title_fr")? },
        published,
        closes,
        closed,
        outcome,
        active,
        comments: row.read("standing")?,
        unread,
    }
);

pub(super) fn content(row: &Row) -> Result<TopicContent, sqlx::Error> {
    serde_json::from_str(row.try_get("content")?).map_err(|_| unreadable())
}
