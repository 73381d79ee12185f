//! How bulk removals and what they remove stand in rows.

use sqlx::Row as _;

use super::super::Db;
use super::super::rows::{count, moment, word};
use crate::document::Bilingual;
use crate::moderation::{BulkRemoval, RemovedComment};

type Row = <Db as sqlx::Database>::Row;

/// The columns that [`bulk_removal`] reads, of `bulk_removals s` with its actor `a`.
macro_rules! bulk_removals {
    ($rest:literal) => {
        concat!(
            "SELECT s.id, a.username, s.since, s.began, s.ruling, s.clause, s.reason_en, s.reason_fr, s.note, s.measure, \
             s.until, s.state, s.total, s.decided, s.skipped, s.cursor, \
             (SELECT COUNT(*) FROM sweep_authors w WHERE w.sweep_id = s.id) AS authors \
             FROM sweeps s LEFT JOIN accounts a ON a.person_id = s.actor_id ",
            $rest
        )
    };
}
pub(super) use bulk_removals;

/// Of `comments c`: those that others read, and those that are hidden until a moderator has looked.
macro_rules! undecided {
    () => {
        "(c.withheld IS NULL OR EXISTS (SELECT 1 FROM cases h WHERE h.comment_id = c.id AND h.state = 'open'))"
    };
}
pub(in super::super) use undecided;

/// What the comment with such a name says, also where it is hidden.
macro_rules! said {
    ($comment:literal) => {
        concat!(
            "COALESCE((SELECT v.source FROM withheld_comments v WHERE v.comment_id = ",
            $comment,
            ".id), ",
            $comment,
            ".source) AS source"
        )
    };
}
pub(super) use said;

/// What a sweep is about, of `bulk_removals s`: what its authors `w` wrote in its time, and nobody decided about.
macro_rules! swept {
    ($select:literal, $rest:literal) => {
        concat!(
            "SELECT ",
            $select,
            " FROM sweeps s JOIN sweep_authors w ON w.sweep_id = s.id JOIN comments c ON c.author_id = w.person_id \
             AND c.created >= s.since AND c.created <= s.began WHERE s.id = $1 AND c.withdrawn IS NULL AND ",
            undecided!(),
            " ",
            $rest
        )
    };
}
pub(super) use swept;

pub(super) fn comment(row: &Row) -> Result<RemovedComment, sqlx::Error> {
    Ok(RemovedComment {
        id: row.try_get("id")?,
        topic: row.try_get("topic_id")?,
        language: word(row.try_get("language")?)?,
        source: row.try_get("source")?,
    })
}

pub(super) fn bulk_removal(row: &Row) -> Result<BulkRemoval, sqlx::Error> {
    let number = |column| row.try_get::<i64, _>(column).map(count);
    let until = row.try_get::<Option<i64>, _>("until")?.map(moment).transpose()?;
    let measure = row.try_get::<Option<&str>, _>("measure")?.map(word).transpose()?;
    Ok(BulkRemoval {
        id: row.try_get("id")?,
        by: row.try_get("username")?,
        began: moment(row.try_get("began")?)?,
        since: moment(row.try_get("since")?)?,
        authors: number("authors")?,
        ruling: word(row.try_get("ruling")?)?,
        clause: word(row.try_get("clause")?)?,
        reason: Bilingual { en: row.try_get("reason_en")?, fr: row.try_get("reason_fr")? },
        note: row.try_get("note")?,
        measure: measure.map(|measure| (measure, until)),
        state: word(row.try_get("state")?)?,
        total: number("total")?,
        decided: number("decided")?,
        skipped: number("skipped")?,
    })
}
