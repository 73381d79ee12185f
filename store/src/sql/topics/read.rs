//! How topics stand in rows.

use domain::community::TopicContent;

use super::super::rows::{Columns, FromColumns, Row, from_row, unreadable};
use crate::community::{LastComment, Topic, TopicLine};
use crate::document::Bilingual;

/// The columns that a [`Topic`] is read from.
macro_rules! topic_columns {
    () => {
        "id, theme_id, state, pinned, content, version, published, closes, closed, outcome, review, comments, standing, \
         threads, files, locked_until, slowed_until"
    };
}
pub(in super::super) use topic_columns;

/// The columns that a [`TopicLine`] is read from, of `topics t` with [`line_joins`]. Of what was said, the beginning is
/// enough: a row shows a line of it. What they wrote themselves is nothing that they have not read. No index holds who wrote in
/// a topic: its people are counted where a page has all it says.
macro_rules! line_columns {
    () => {
        "t.id, t.theme_id, t.state, t.kind, t.pinned, t.title_en, t.title_fr, t.published, t.closes, t.closed, t.outcome, \
         t.active, t.standing, CASE WHEN r.seq IS NULL THEN t.standing ELSE (SELECT COUNT(*) FROM comments u \
         WHERE u.topic_id = t.id AND u.seq > r.seq AND u.withdrawn IS NULL AND u.withheld IS NULL) END \
         - (SELECT COUNT(*) FROM comments x WHERE x.author_id = $1 AND x.topic_id = t.id AND x.seq > COALESCE(r.seq, 0) \
         AND x.withdrawn IS NULL AND x.withheld IS NULL) AS unread, \
         CASE WHEN t.standing BETWEEN 1 AND 50 THEN (SELECT COUNT(DISTINCT p.author_id) \
         + MAX(CASE WHEN p.author_id IS NULL THEN 1 ELSE 0 END) FROM comments p \
         WHERE p.topic_id = t.id AND p.withdrawn IS NULL AND p.withheld IS NULL) END AS people, \
         r.seq AS mark, l.created AS last_at, l.language AS last_language, w.username AS last_author, \
         CASE WHEN m.state IS NULL THEN substr(l.source, 1, 2000) END AS last_source, \
         CASE WHEN l.id IS NULL OR m.state IS NOT NULL THEN t.content END AS matter"
    };
}
pub(in super::super) use line_columns;

/// What makes a topic what the reader `$1` sees, with the last comment that members read.
macro_rules! line_joins {
    () => {
        " LEFT JOIN read_marks r ON r.person_id = $1 AND r.topic_id = t.id \
         LEFT JOIN follows m ON m.person_id = $1 AND m.topic_id = t.id AND m.state = 'muted' \
         LEFT JOIN comments l ON l.id = (SELECT n.id FROM comments n WHERE n.topic_id = t.id \
         AND n.withdrawn IS NULL AND n.withheld IS NULL ORDER BY n.seq DESC LIMIT 1) \
         LEFT JOIN accounts w ON w.person_id = l.author_id "
    };
}
pub(in super::super) use line_joins;

from_row!(
    any row,
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
        people,
        unread,
        mark: row.read::<Option<_>>("mark")?.unwrap_or(0),
        last: last(row)?,
        content: match row.read::<Option<String>>("matter")? {
            Some(content) => Some(serde_json::from_str(&content).map_err(|_| unreadable())?),
            None => None,
        },
    }
);

fn last(row: &Row) -> Result<Option<LastComment>, sqlx::Error> {
    let Some(created) = row.read("last_at")? else { return Ok(None) };
    Ok(Some(LastComment {
        author: row.read("last_author")?,
        created,
        language: row.read("last_language")?,
        source: row.read("last_source")?,
    }))
}

pub(super) fn content<R: Columns>(row: &R) -> Result<TopicContent, sqlx::Error> {
    serde_json::from_str(&row.read::<String>("content")?).map_err(|_| unreadable())
}
