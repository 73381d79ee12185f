//! What a topic and its comments are to one reader, asked at once.

use uuid::Uuid;

use super::super::Adapter;
use super::super::at_once::Given;
use super::super::notifications::{followed, news, shown, unseen};
use super::super::rows::{Columns, FromColumns, count, unreadable};
use super::super::topics::read::topic_columns;
use super::read::NO_PARENT;
use crate::StoreError;
use crate::community::Topic;
use crate::community::draft::CommentDraft;
use crate::community::following::Own;
use crate::community::thread_revision::{CommentSpan, OwnReaction, ThreadRevision, TopicForReader};
use crate::document::Bilingual;

/// The reactions of the reader `$1` to the comments between `$3` and `$4`, as one text.
macro_rules! own_reactions {
    () => {
        "(SELECT string_agg(x.comment_id || '.' || x.kinds, ' ') FROM reactions x \
         WHERE x.person_id = $1 AND x.comment_id >= $3 AND x.comment_id <= $4) AS own_reactions"
    };
}

/// The revision of names stands in the same statement as the topic's: both are of one moment.
const TOPIC: &str = concat!(
    "SELECT ",
    topic_columns!(),
    ", theme_en, theme_fr, topic_id, parent_id, text, language, reply_to, changed, revision, (SELECT n.revision FROM name_revision n) AS names, \
     (SELECT m.seq FROM read_marks m WHERE m.person_id = $1 AND m.topic_id = $2) AS mark, \
     (SELECT f.state FROM follows f WHERE f.person_id = $1 AND f.topic_id = $2) AS stance, \
     (SELECT b.since FROM bookmarks b WHERE b.person_id = $1 AND b.topic_id = $2) AS bookmarked, ",
    own_reactions!(),
    ", ",
    unseen!(),
    " AS unseen FROM topics JOIN (SELECT h.id AS theme, h.title_en AS theme_en, h.title_fr AS theme_fr FROM themes h) h ON theme = theme_id \
     LEFT JOIN comment_drafts ON person_id = $1 AND topic_id = id AND parent_id = $5 WHERE id = $2"
);

pub(super) async fn topic(
    adapter: &Adapter,
    id: i64,
    reader: Uuid,
    span: CommentSpan,
) -> Result<Option<TopicForReader>, StoreError> {
    let given = [
        Given::Id(reader),
        Given::Number(id),
        Given::Number(span.first),
        Given::Number(span.last),
        Given::Number(NO_PARENT),
    ];
    Ok(adapter.ask(TOPIC, &given).await?.pop())
}

impl FromColumns for TopicForReader {
    fn from_columns<R: Columns>(row: &R) -> Result<Self, sqlx::Error> {
        Ok(Self {
            topic: Topic::from_columns(row)?,
            theme: Bilingual { en: row.read("theme_en")?, fr: row.read("theme_fr")? },
            draft: match row.read::<Option<i64>>("changed")? {
                Some(_) => Some(CommentDraft::from_columns(row)?),
                None => None,
            },
            own: Own {
                mark: row.read::<Option<i64>>("mark")?.unwrap_or(0),
                stance: row.read("stance")?,
                is_bookmarked: row.read::<Option<i64>>("bookmarked")?.is_some(),
            },
            revision: ThreadRevision { topic: row.read("revision")?, names: row.read("names")? },
            own_reactions: reactions(row.read::<Option<String>>("own_reactions")?.as_deref())?,
            unseen: count(row.read("unseen")?),
        })
    }
}

pub(super) async fn own_reactions(
    adapter: &Adapter,
    reader: Uuid,
    span: CommentSpan,
) -> Result<Vec<OwnReaction>, StoreError> {
    let rows: Vec<(i64, i64)> = sqlx::query_as(
        "SELECT x.comment_id, x.kinds FROM reactions x \
         WHERE x.person_id = $1 AND x.comment_id >= $2 AND x.comment_id <= $3",
    )
    .bind(reader)
    .bind(span.first)
    .bind(span.last)
    .fetch_all(&adapter.readers)
    .await?;
    Ok(rows
        .into_iter()
        .map(|(comment, kinds)| Ok((comment, bits(kinds)?)))
        .collect::<Result<_, sqlx::Error>>()?)
}

fn bits(kinds: i64) -> Result<u8, sqlx::Error> {
    u8::try_from(kinds).map_err(|_| unreadable())
}

fn reactions(text: Option<&str>) -> Result<Vec<OwnReaction>, sqlx::Error> {
    let one = |told: &str| {
        let (comment, kinds) = told.split_once('.')?;
        Some((comment.parse().ok()?, kinds.parse().ok()?))
    };
    text.unwrap_or_default().split_terminator(' ').map(|told| one(told).ok_or_else(unreadable)).collect()
}
