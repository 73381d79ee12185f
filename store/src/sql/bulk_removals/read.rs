//! How bulk removals and what they remove stand in rows.

use super::super::rows::{Columns as _, Row, from_row};
use crate::document::Bilingual;
use crate::moderation::{BulkRemoval, RemovedComment};

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

from_row!(row, RemovedComment { id, topic: row.read("topic_id")?, language, source });

from_row!(
    row,
    BulkRemoval {
        id,
        by: row.read("username")?,
        began,
        since,
        authors,
        ruling,
        clause,
        reason: Bilingual { en: row.read("reason_en")?, fr: row.read("reason_fr")? },
        note,
        measure: match row.read("measure")? {
            Some(measure) => Some((measure, row.read("until")?)),
            None => None,
        },
        state,
        total,
        decided,
        skipped,
    }
);
