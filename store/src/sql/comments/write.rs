//! Adding comments, and changing them.

use domain::community::{TopicState, reads_alike};
use sqlx::{FromRow as _, Row as _};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::super::notify::{self, Notified};
use super::super::rows::{Columns as _, millis, moment};
use super::super::search::forget_comment;
use super::super::{Connection, allowances, drafts, following, hide, hold_place, reports, watching};
use super::read::{parent_of, said_lately};
use super::readers::mark_read;
use crate::allowance::Spent;
use crate::community::comment::{Added, CommentPosition, CommentText, NewComment};
use crate::moderation::Scrutiny;

pub(in super::super) async fn add(
    connection: &mut Connection,
    mut comment: NewComment,
) -> Result<Added, sqlx::Error> {
    let NewComment { topic, parent, reply_to, author, form, moderates, at, .. } = comment;
    hold_place(connection, topic, parent).await?;
    let before = before(connection, &comment).await?;
    if let Some(told) = not_added(connection, &mut comment, &before).await? {
        return Ok(told);
    }
    let reply_position: Option<i64> = match parent {
        None => None,
        Some(parent) => {
            let raised = sqlx::query_scalar(
                "UPDATE comments SET replies = replies + 1 WHERE id = $1 AND topic_id = $2 AND parent_id IS NULL \
                 AND withdrawn IS NULL AND withheld IS NULL AND EXISTS (SELECT 1 FROM topics t WHERE t.id = $2 AND t.state = $3 \
                 AND ($4 OR t.locked_until IS NULL OR t.locked_until <= $5)) RETURNING replies",
            )
            .bind(parent)
            .bind(topic)
            .bind(TopicState::Open.code())
            .bind(moderates)
            .bind(millis(at))
            .fetch_optional(&mut *connection)
            .await?;
            if raised.is_none() {
                return refused(connection, topic, at).await;
            }
            raised
        }
    };
    let raised: Option<(i64, i64)> = sqlx::query_as(
        "UPDATE topics SET comments = comments + 1, threads = threads + $4, active = $3 \
         WHERE id = $1 AND state = $2 AND ($5 OR locked_until IS NULL OR locked_until <= $3) RETURNING comments, threads",
    )
    .bind(topic)
    .bind(TopicState::Open.code())
    .bind(millis(at))
    .bind(i64::from(parent.is_none()))
    .bind(moderates)
    .fetch_optional(&mut *connection)
    .await?;
    let Some((seq, threads)) = raised else { return refused(connection, topic, at).await };
    let position = reply_position.unwrap_or(threads);
    if before.has_draft {
        drafts::posted(connection, &comment).await?;
    }
    let CommentText { language, source, html, renderer, mentions, scrutiny } = comment.text;
    let id: i64 = sqlx::query_scalar(
        "INSERT INTO comments (topic_id, seq, parent_id, position, author_id, language, source, html, renderer, form, \
         created) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id",
    )
    .bind(topic)
    .bind(seq)
    .bind(parent)
    .bind(position)
    .bind(author)
    .bind(language.code())
    .bind(source)
    .bind(html)
    .bind(i64::from(renderer))
    .bind(form)
    .bind(millis(at))
    .fetch_one(&mut *connection)
    .await?;
    // Whoever had read all has read their own as well; where nothing was said before, everybody had.
    if before.mark == seq - 1 {
        mark_read(connection, author, topic, seq).await?;
    }
    if !before.has_stance {
        following::follow_own(connection, author, topic, seq).await?;
    }
    let told = Notified { topic, comment: id, author, at };
    let (signals, holds) = scrutiny.author.find(id, before.standing, before.lately);
    let scrutiny = Scrutiny {
        signals: scrutiny.signals.into_iter().chain(signals).collect(),
        holds: scrutiny.holds || holds,
        ..scrutiny
    };
    if reports::signal(connection, told, &scrutiny).await? {
        hide::keep_named(connection, id, &mentions, reply_to).await?;
    } else {
        notify::comment(connection, told, (parent, reply_to), &mentions).await?;
    }
    Ok(Added::Done(CommentPosition { id, topic, parent, position }))
}

/// What is told of a comment that stands there already, or of which its author wrote too many of late.
async fn not_added(
    connection: &mut Connection,
    comment: &mut NewComment,
    before: &Before,
) -> Result<Option<Added>, sqlx::Error> {
    match before.sent {
        Some((position, true)) => return Ok(Some(Added::Done(position))),
        Some((position, false)) => return Ok(Some(Added::FormUsed(position))),
        None => {}
    }
    if let Some(position) = before.said {
        drafts::posted(connection, comment).await?;
        return Ok(Some(Added::Done(position)));
    }
    if let Some(spending) = comment.spending.take()
        && let Spent::TooMuch(act, again) = allowances::spend(connection, spending).await?
    {
        return Ok(Some(Added::TooMuch(act, again)));
    }
    let NewComment { topic, author, moderates, at, .. } = *comment;
    if let Some(minutes) = before.pace.filter(|_| !moderates)
        && let Some(last) = last_in(connection, author, topic, at - minutes).await?
    {
        return Ok(Some(Added::Early(last + minutes)));
    }
    Ok(None)
}

/// What there was before a comment is added, asked at once: most comments need nothing of it to be changed.
struct Before {
    /// Where what was sent with the form stands, and whether it says the same.
    sent: Option<(CommentPosition, bool)>,
    /// Where its author said the same in the same place a moment before: going back and pressing the button again says
    /// nothing new.
    said: Option<CommentPosition>,
    /// Whether a draft stands in its place.
    has_draft: bool,
    /// How far its author has read.
    mark: i64,
    /// Whether its author follows the topic, muted it or left it.
    has_stance: bool,
    /// How many comments of its author stand, and how many they wrote lately, as far as the rules ask for it.
    standing: u32,
    lately: u32,
    /// How long each person waits between two comments, where moderators slowed the topic.
    pace: Option<Duration>,
}

async fn before(connection: &mut Connection, comment: &NewComment) -> Result<Before, sqlx::Error> {
    let (first, since, burst) = watching::asked_of(comment.text.scrutiny.author, comment.at);
    let rows = sqlx::query(concat!(
        "SELECT c.id, c.topic_id, c.parent_id, c.position, c.said, c.is_form, \
         EXISTS (SELECT 1 FROM comment_drafts d WHERE d.person_id = $1 AND d.topic_id = $3 AND d.parent_id = $4) \
         AS has_draft, COALESCE((SELECT r.seq FROM read_marks r WHERE r.person_id = $1 AND r.topic_id = $3), 0) AS mark, \
         EXISTS (SELECT 1 FROM follows f WHERE f.person_id = $1 AND f.topic_id = $3) AS has_stance, \
         (SELECT t.slow_minutes FROM topics t WHERE t.id = $3 AND t.slowed_until > $6) AS pace, ",
        watching::written!(),
        " FROM (SELECT 1 AS one) o LEFT JOIN (SELECT c.id, c.topic_id, c.parent_id, c.position, \
         COALESCE(w.source, c.source) AS said, TRUE AS is_form FROM comments c \
         LEFT JOIN withheld_comments w ON w.comment_id = c.id WHERE c.form = $5 AND c.author_id = $1 UNION ALL ",
        said_lately!(),
        ") c ON TRUE ORDER BY c.id DESC",
    ))
    .bind(comment.author)
    .bind(comment.same_since.map_or(i64::MAX, millis))
    .bind(comment.topic)
    .bind(parent_of(comment.parent))
    .bind(comment.form)
    .bind(millis(comment.at))
    .bind(first)
    .bind(since)
    .bind(burst)
    .fetch_all(&mut *connection)
    .await?;
    let Some(row) = rows.first() else { return Err(sqlx::Error::RowNotFound) };
    let (mut sent, mut said) = (None, None);
    for row in &rows {
        let Some(is_form) = row.try_get::<Option<bool>, _>("is_form")? else { continue };
        let is_same = reads_alike(row.try_get("said")?, &comment.text.source);
        if is_form {
            sent = Some((CommentPosition::from_row(row)?, is_same));
        } else if is_same && said.is_none() {
            said = Some(CommentPosition::from_row(row)?);
        }
    }
    let (has_draft, mark, has_stance) =
        (row.try_get("has_draft")?, row.try_get("mark")?, row.try_get("has_stance")?);
    let pace = row.try_get::<Option<i64>, _>("pace")?.map(Duration::minutes);
    let (standing, lately) = (row.read("standing")?, row.read("lately")?);
    Ok(Before { sent, said, has_draft, mark, has_stance, standing, lately, pace })
}

/// When somebody last wrote in a topic, after a moment; also what they took back.
async fn last_in(
    connection: &mut Connection,
    author: Uuid,
    topic: i64,
    after: OffsetDateTime,
) -> Result<Option<OffsetDateTime>, sqlx::Error> {
    let last: Option<i64> = sqlx::query_scalar(
        "SELECT MAX(w.at) FROM (SELECT created AS at FROM comments WHERE author_id = $1 AND topic_id = $2 AND created > $3 \
         UNION ALL SELECT b.written FROM taken_back b JOIN comments c ON c.id = b.comment_id WHERE b.person_id = $1 \
         AND c.topic_id = $2 AND b.written > $3) w",
    )
    .bind(author)
    .bind(topic)
    .bind(millis(after))
    .fetch_one(connection)
    .await?;
    last.map(moment).transpose()
}

/// Why a topic takes no comment.
async fn refused(connection: &mut Connection, topic: i64, at: OffsetDateTime) -> Result<Added, sqlx::Error> {
    let locked: Option<bool> = sqlx::query_scalar(
        "SELECT COALESCE(locked_until > $3, FALSE) AS is_locked FROM topics WHERE id = $1 AND state = $2",
    )
    .bind(topic)
    .bind(TopicState::Open.code())
    .bind(millis(at))
    .fetch_optional(connection)
    .await?;
    Ok(match locked {
        None => Added::Closed,
        Some(true) => Added::Locked,
        Some(false) => Added::Gone,
    })
}

pub(in super::super) async fn change(
    connection: &mut Connection,
    (id, seen): (i64, Option<String>),
    author: Uuid,
    text: CommentText,
    since: OffsetDateTime,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    // An update first, so that nobody takes the comment back between what is read of it and what is written.
    let changed: Option<(i64, String)> = sqlx::query_as(
        "UPDATE comments SET edited = $4 WHERE id = $1 AND author_id = $2 AND created >= $3 AND withdrawn IS NULL AND withheld IS NULL \
         AND EXISTS (SELECT 1 FROM topics t WHERE t.id = comments.topic_id AND t.state = $5 \
         AND (t.locked_until IS NULL OR t.locked_until <= $4)) AND ($6 IS NULL OR source = $6) \
         RETURNING topic_id, source",
    )
    .bind(id)
    .bind(author)
    .bind(millis(since))
    .bind(millis(at))
    .bind(TopicState::Open.code())
    .bind(seen)
    .fetch_optional(&mut *connection)
    .await?;
    let Some((topic, before)) = changed else { return Ok(false) };
    sqlx::query(
        "INSERT INTO comment_versions (comment_id, until, source) VALUES ($1, $2, $3) \
         ON CONFLICT (comment_id, until) DO NOTHING",
    )
    .bind(id)
    .bind(millis(at))
    .bind(before)
    .execute(&mut *connection)
    .await?;
    sqlx::query(
        "UPDATE comments SET language = $2, source = $3, html = $4, renderer = $5, analyser = 0 WHERE id = $1",
    )
    .bind(id)
    .bind(text.language.code())
    .bind(text.source)
    .bind(text.html)
    .bind(i64::from(text.renderer))
    .execute(&mut *connection)
    .await?;
    forget_comment(connection, id).await?;
    let told = Notified { topic, comment: id, author, at };
    if reports::signal(connection, told, &text.scrutiny).await? {
        hide::keep_named(connection, id, &text.mentions, None).await?;
    } else {
        notify::mentions(connection, told, &text.mentions).await?;
    }
    Ok(true)
}
