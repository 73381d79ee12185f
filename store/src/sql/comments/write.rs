//! Writing comments and reactions, and moving read marks.

use domain::community::{Reaction, TopicState, reads_alike};
use sqlx::{FromRow as _, Row as _};
use time::{Duration, OffsetDateTime};
use uuid::{NoContext, Timestamp, Uuid};

use super::super::erasures::ledger;
use super::super::notify::{self, Notified};
use super::super::rows::{millis, moment};
use super::super::search::forget_comment;
use super::super::{Connection, copies, drafts, following, hide, hold_place, reports, watching};
use super::read::{parent_of, said_before};
use crate::community::comment::{Added, CommentPosition, CommentText, NewComment};
use crate::community::copies::Rewritten;
use crate::erasure::Erasure;
use crate::moderation::Scrutiny;

pub(in super::super) async fn add(
    connection: &mut Connection,
    comment: NewComment,
) -> Result<Added, sqlx::Error> {
    let NewComment { topic, parent, author, form, moderates, at, .. } = comment;
    hold_place(connection, topic, parent).await?;
    let before = before(connection, &comment).await?;
    match before.sent {
        Some((position, true)) => return Ok(Added::Done(position)),
        Some((position, false)) => return Ok(Added::FormUsed(position)),
        None => {}
    }
    if let Some(since) = comment.same_since
        && let Some(position) =
            said_before(connection, (author, topic, parent), &comment.text.source, since).await?
    {
        drafts::posted(connection, &comment).await?;
        return Ok(Added::Done(position));
    }
    if let Some(minutes) = before.pace.filter(|_| !moderates)
        && let Some(last) = last_in(connection, author, topic, at - minutes).await?
    {
        return Ok(Added::Early(last + minutes));
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
        hide::keep_names(connection, id, &mentions).await?;
    } else {
        notify::comment(connection, told, parent, &mentions).await?;
    }
    Ok(Added::Done(CommentPosition { id, topic, parent, position }))
}

/// What there was before a comment is added, asked at once: most comments need nothing of it to be changed.
struct Before {
    /// Where what was sent with the form stands, and whether it says the same.
    sent: Option<(CommentPosition, bool)>,
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
    let row = sqlx::query(
        "SELECT c.id, c.topic_id, c.parent_id, c.position, COALESCE(w.source, c.source) AS said, \
         EXISTS (SELECT 1 FROM comment_drafts d WHERE d.person_id = $2 AND d.topic_id = $3 AND d.parent_id = $4) \
         AS has_draft, COALESCE((SELECT r.seq FROM read_marks r WHERE r.person_id = $2 AND r.topic_id = $3), 0) AS mark, \
         EXISTS (SELECT 1 FROM follows f WHERE f.person_id = $2 AND f.topic_id = $3) AS has_stance, \
         (SELECT t.slow_minutes FROM topics t WHERE t.id = $3 AND t.slowed_until > $5) AS pace \
         FROM (SELECT 1 AS one) o LEFT JOIN comments c ON c.form = $1 AND c.author_id = $2 \
         LEFT JOIN withheld_comments w ON w.comment_id = c.id",
    )
    .bind(comment.form)
    .bind(comment.author)
    .bind(comment.topic)
    .bind(parent_of(comment.parent))
    .bind(millis(comment.at))
    .fetch_one(&mut *connection)
    .await?;
    let (standing, lately) =
        watching::written(connection, comment.author, comment.text.scrutiny.author, comment.at).await?;
    let sent = match row.try_get::<Option<i64>, _>("id")? {
        Some(_) => {
            Some((CommentPosition::from_row(&row)?, reads_alike(row.try_get("said")?, &comment.text.source)))
        }
        None => None,
    };
    let (has_draft, mark, has_stance) =
        (row.try_get("has_draft")?, row.try_get("mark")?, row.try_get("has_stance")?);
    let pace = row.try_get::<Option<i64>, _>("pace")?.map(Duration::minutes);
    Ok(Before { sent, has_draft, mark, has_stance, standing, lately, pace })
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
        hide::keep_names(connection, id, &text.mentions).await?;
    } else {
        notify::mentions(connection, told, &text.mentions).await?;
    }
    Ok(true)
}

/// How long it is kept who wrote what was taken back: longer than any rule counts.
const COUNTED: Duration = Duration::DAY;

/// Takes a comment back for its author. Its words are erased, also where others repeat them; where moderators look into it
/// they stay with its case.
pub(in super::super) async fn withdraw(
    connection: &mut Connection,
    id: i64,
    author: Uuid,
    repeated: Vec<Rewritten>,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let done = take_back(connection, id, Some(author), at).await?;
    if done {
        copies::rewrite(connection, repeated, Some(at)).await?;
        ledger::note(connection, at, Erasure::Comment { id }).await?;
    }
    Ok(done)
}

/// Takes a comment back, of one author or whoever wrote it. `false` when there is none.
pub(in super::super) async fn take_back(
    connection: &mut Connection,
    id: i64,
    author: Option<Uuid>,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let written: Option<(i64, Option<Uuid>)> = sqlx::query_as(
        "SELECT created, author_id FROM comments WHERE id = $1 AND ($2 IS NULL OR author_id = $2) AND withdrawn IS NULL",
    )
    .bind(id)
    .bind(author)
    .fetch_optional(&mut *connection)
    .await?;
    let done = sqlx::query(
        "UPDATE comments SET withdrawn = $3, author_id = NULL, form = $4 \
         WHERE id = $1 AND ($2 IS NULL OR author_id = $2) AND withdrawn IS NULL",
    )
    .bind(id)
    .bind(author)
    .bind(millis(at))
    // Its form is free: what is typed into it since is another comment.
    .bind(Uuid::new_v7(Timestamp::now(NoContext)))
    .execute(&mut *connection)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    if let Some((written, Some(author))) = written {
        count_still(connection, (id, author), written, at).await?;
    }
    if hide::is_asked_about(connection, id, at).await? {
        hide::keep_words(connection, id).await?;
    } else {
        hide::erase_words(connection, id).await?;
    }
    sqlx::query("UPDATE comments SET source = '', html = '' WHERE id = $1")
        .bind(id)
        .execute(&mut *connection)
        .await?;
    sqlx::query("DELETE FROM notices WHERE comment_id = $1").bind(id).execute(&mut *connection).await?;
    forget_comment(connection, id).await?;
    Ok(true)
}

/// Keeps for a while who wrote something that they took back.
async fn count_still(
    connection: &mut Connection,
    (comment, author): (i64, Uuid),
    written: i64,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let since = millis(at - COUNTED);
    sqlx::query("DELETE FROM taken_back WHERE written < $1").bind(since).execute(&mut *connection).await?;
    sqlx::query("INSERT INTO taken_back (comment_id, person_id, written) SELECT $1, $2, $3 WHERE $3 >= $4")
        .bind(comment)
        .bind(author)
        .bind(written)
        .bind(since)
        .execute(connection)
        .await
        .map(drop)
}

/// Lets the comments of somebody go who leaves: what they said before they changed it, and all of it unless they keep it
/// there without their name.
pub(in super::super) async fn let_go(
    connection: &mut Connection,
    author: Uuid,
    keeps: bool,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    // What moderators withheld, and what was taken back while they looked into it, stays with nobody.
    for erase in [
        "DELETE FROM comment_versions WHERE comment_id IN (SELECT id FROM comments WHERE author_id = $1 \
         UNION SELECT comment_id FROM cases WHERE author_id = $1)",
        "DELETE FROM withheld_comments WHERE comment_id IN (SELECT id FROM comments WHERE author_id = $1 \
         UNION SELECT comment_id FROM cases WHERE author_id = $1)",
    ] {
        sqlx::query(erase).bind(author).execute(&mut *connection).await?;
    }
    sqlx::query("UPDATE comments SET withdrawn = $2 WHERE author_id = $1 AND withheld IS NOT NULL")
        .bind(author)
        .bind(millis(at))
        .execute(&mut *connection)
        .await?;
    if keeps {
        return Ok(());
    }
    let all: Vec<i64> = sqlx::query_scalar("SELECT id FROM comments WHERE author_id = $1")
        .bind(author)
        .fetch_all(&mut *connection)
        .await?;
    for id in all {
        forget_comment(connection, id).await?;
    }
    sqlx::query("UPDATE comments SET source = '', html = '', withdrawn = $2 WHERE author_id = $1")
        .bind(author)
        .bind(millis(at))
        .execute(connection)
        .await
        .map(drop)
}

pub(in super::super) async fn react(
    connection: &mut Connection,
    id: i64,
    person: Uuid,
    reaction: Reaction,
    on: bool,
) -> Result<bool, sqlx::Error> {
    let may_react: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM comments c JOIN topics t ON t.id = c.topic_id WHERE c.id = $1 \
         AND c.withdrawn IS NULL AND c.withheld IS NULL AND (c.author_id IS NULL OR c.author_id <> $2) AND t.state = $3)",
    )
    .bind(id)
    .bind(person)
    .bind(TopicState::Open.code())
    .fetch_one(&mut *connection)
    .await?;
    if !may_react {
        return Ok(false);
    }
    let set = sqlx::query(if on {
        "INSERT INTO reactions (comment_id, person_id, kinds) VALUES ($1, $2, $3) \
         ON CONFLICT (comment_id, person_id) DO UPDATE SET kinds = reactions.kinds | $3 WHERE reactions.kinds & $3 = 0"
    } else {
        "UPDATE reactions SET kinds = kinds & ~$3 WHERE comment_id = $1 AND person_id = $2 AND kinds & $3 <> 0"
    })
    .bind(id)
    .bind(person)
    .bind(i64::from(reaction.bit()))
    .execute(&mut *connection)
    .await?;
    if set.rows_affected() == 0 {
        return Ok(true);
    }
    let step = |of: Reaction| if of == reaction { if on { 1_i64 } else { -1 } } else { 0 };
    sqlx::query(
        "UPDATE comments SET seen_too = seen_too + $2, helped = helped + $3, disagree = disagree + $4, \
         useful = useful + $2 + $3 WHERE id = $1",
    )
    .bind(id)
    .bind(step(Reaction::SeenToo))
    .bind(step(Reaction::Helped))
    .bind(step(Reaction::Disagree))
    .execute(connection)
    .await?;
    Ok(true)
}

pub(in super::super) async fn mark_read(
    connection: &mut Connection,
    person: Uuid,
    topic: i64,
    seq: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(concat!(
        "INSERT INTO read_marks (person_id, topic_id, seq) \
         SELECT $1, t.id, CASE WHEN t.comments < $3 THEN t.comments ELSE $3 END FROM topics t \
         WHERE t.id = $2 AND $3 > 0 AND t.state IN ",
        domain::visible_topic_states!(),
        " ON CONFLICT (person_id, topic_id) DO UPDATE SET seq = excluded.seq WHERE read_marks.seq < excluded.seq",
    ))
    .bind(person)
    .bind(topic)
    .bind(seq)
    .execute(&mut *connection)
    .await?;
    // What was read is nothing to be told of any more.
    sqlx::query(
        "UPDATE notices SET seen = TRUE WHERE person_id = $1 AND topic_id = $2 AND NOT seen \
         AND comment_id IN (SELECT c.id FROM comments c WHERE c.topic_id = $2 AND c.seq <= $3)",
    )
    .bind(person)
    .bind(topic)
    .bind(seq)
    .execute(connection)
    .await
    .map(drop)
}
