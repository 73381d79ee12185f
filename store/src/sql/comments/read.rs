//! How comments stand in rows, and where one says the same.

use domain::community::reads_alike;
use domain::moderation::Ruling;
use sqlx::{FromRow as _, Row as _};
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::Connection;
use super::super::rows::{Columns as _, Row, from_row, millis, unreadable};
use crate::account::Author;
use crate::community::comment::{Comment, CommentPosition, Gone};

/// Stands for the comment that a draft replies to, where it replies to none.
pub(in super::super) const NO_PARENT: i64 = 0;

/// The comment that a draft replies to, as its row names it.
pub(in super::super) fn parent_of(parent: Option<i64>) -> i64 {
    parent.unwrap_or(NO_PARENT)
}

/// The columns that [`author`] reads, of `accounts a` and `people h`.
macro_rules! author_columns {
    () => {
        "a.person_id, a.username, \
         CASE WHEN a.shows_kind THEN h.kind END AS kind, CASE WHEN a.shows_province THEN h.province END AS province, \
         CASE WHEN a.shows_specialty THEN h.specialty END AS specialty, \
         EXISTS (SELECT 1 FROM duties d WHERE d.person_id = a.person_id) AS is_staff"
    };
}
pub(in super::super) use author_columns;

/// The columns that a [`Comment`] is read from, of `comments c` with [`comment_joins`].
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
pub(in super::super) use comment_columns;

/// What makes a comment what the reader `$1` sees.
macro_rules! comment_joins {
    () => {
        " LEFT JOIN accounts a ON a.person_id = c.author_id LEFT JOIN people h ON h.id = c.author_id \
         LEFT JOIN reactions r ON r.comment_id = c.id AND r.person_id = $1 "
    };
}
pub(in super::super) use comment_joins;

pub(in super::super) fn author(row: &Row, person: Uuid) -> Result<Author, sqlx::Error> {
    Ok(Author {
        person,
        username: row.read("username")?,
        is_staff: row.read("is_staff")?,
        kind: row.read("kind")?,
        province: row.read("province")?,
        specialty: row.read("specialty")?,
    })
}

from_row!(
    row,
    Comment {
        id,
        topic: row.read("topic_id")?,
        seq,
        parent: row.read("parent_id")?,
        position,
        author: match row.read("person_id")? {
            Some(person) => Some(author(row, person)?),
            None => None,
        },
        language,
        html,
        created,
        edited,
        gone: gone(row)?,
        replies,
        answers,
        reactions: [row.read("seen_too")?, row.read("helped")?, row.read("disagree")?],
        own_reactions: u8::try_from(row.read::<Option<i64>>("kinds")?.unwrap_or(0))
            .map_err(|_| unreadable())?,
    }
);

/// Why a comment says nothing any more.
pub(in super::super) fn gone(row: &Row) -> Result<Option<Gone>, sqlx::Error> {
    if row.read::<Option<i64>>("withdrawn")?.is_some() {
        return Ok(Some(Gone::Withdrawn));
    }
    let Some(ruling) = row.read("withheld")? else { return Ok(None) };
    Ok(Some(match (ruling, row.read("moved_to")?) {
        (Ruling::Move, Some(to)) => Gone::Moved(to),
        (Ruling::Hide, _) => Gone::Hidden,
        _ => Gone::Removed,
    }))
}

/// What somebody (`$1`) said after a moment (`$2`) in the same place (`$3`, `$4`), also where moderators withhold it by now.
macro_rules! said_lately {
    () => {
        "SELECT c.id, c.topic_id, c.parent_id, c.position, COALESCE(w.source, c.source) AS said, FALSE AS is_form FROM comments c \
         LEFT JOIN withheld_comments w ON w.comment_id = c.id WHERE c.author_id = $1 AND c.created > $2 \
         AND c.topic_id = $3 AND COALESCE(c.parent_id, 0) = $4 AND c.withdrawn IS NULL"
    };
}
pub(super) use said_lately;

/// Where its author said the same in the same place a moment before: going back and pressing the button again says nothing
/// new.
pub(in super::super) async fn said_before(
    connection: &mut Connection,
    (author, topic, parent): (Uuid, i64, Option<i64>),
    words: &str,
    since: OffsetDateTime,
) -> Result<Option<CommentPosition>, sqlx::Error> {
    let rows = sqlx::query(concat!(said_lately!(), " ORDER BY c.id DESC"))
        .bind(author)
        .bind(millis(since))
        .bind(topic)
        .bind(parent_of(parent))
        .fetch_all(connection)
        .await?;
    for row in &rows {
        if reads_alike(row.try_get("said")?, words) {
            return Ok(Some(CommentPosition::from_row(row)?));
        }
    }
    Ok(None)
}

from_row!(
    row,
    CommentPosition { id, topic: row.read("topic_id")?, parent: row.read("parent_id")?, position }
);
