//! Taking what somebody wrote from everybody's eyes, and giving it back. A comment's words leave their row, so that
//! whatever reads it shows nothing; a guest post's topic leaves the states that members see; a name gives way to a neutral
//! one.

pub(super) mod requote;

use domain::community::TopicState;
use domain::moderation::{HIDDEN_TIME, Ruling, Target};
use time::OffsetDateTime;
use uuid::Uuid;

use self::requote::{say_again, say_instead};
use super::erasures::ledger;
use super::rows::{millis, word};
use super::search::forget_comment;
use super::{Connection, username_moderation};
use crate::erasure::Erasure;
use crate::moderation::{Alias, Requote};

/// How a comment or a name that is read stands; a guest post stands as its topic does.
const READ: &str = "read";

/// How a thing stands, as decisions keep it: withheld by a ruling, or as it is read. `None` where nobody sees it, whatever
/// is decided.
pub(super) async fn standing(
    connection: &mut Connection,
    target: Target,
) -> Result<Option<String>, sqlx::Error> {
    match target {
        Target::Comment(id) => {
            let found: Option<(Option<String>, Option<i64>)> = sqlx::query_as(
                "SELECT c.withheld, c.withdrawn FROM comments c WHERE c.id = $1 AND (c.withheld IS NULL \
                     OR EXISTS (SELECT 1 FROM withheld_comments w WHERE w.comment_id = c.id))",
            )
            .bind(id)
            .fetch_optional(connection)
            .await?;
            Ok(match found {
                Some((withheld, None)) => Some(withheld.unwrap_or_else(|| READ.to_owned())),
                _ => None,
            })
        }
        Target::GuestPost(id) => {
            let found: Option<(String, Option<String>)> = sqlx::query_as(
                "SELECT t.state, (SELECT d.ruling FROM decisions d JOIN cases k ON k.id = d.case_id \
                 WHERE k.thing = $2 AND d.undone IS NULL ORDER BY d.case_id DESC, d.number DESC LIMIT 1) AS ruling \
                 FROM topics t WHERE t.id = $1",
            )
            .bind(id)
            .bind(target.to_string())
            .fetch_optional(connection)
            .await?;
            let Some((state, ruling)) = found else { return Ok(None) };
            let topic: TopicState = word(&state)?;
            Ok(match topic {
                TopicState::Withheld => ruling,
                topic if topic.is_visible() => Some(state),
                _ => None,
            })
        }
        Target::Profile(person) => Ok(username_moderation::is_hidden(connection, person)
            .await?
            .map(|is_hidden| if is_hidden { Ruling::Hide.code() } else { READ }.to_owned())),
    }
}

/// What others read in place of something withheld.
#[derive(Clone, Copy, Default)]
pub(super) struct Instead<'r> {
    /// Of comments that repeat it.
    pub(super) requotes: &'r [Requote],
    /// Of a name, and since when.
    pub(super) alias: Option<(&'r Alias, OffsetDateTime)>,
}

/// Whether a standing is that of something withheld.
pub(super) fn content_is_hidden(standing: &str) -> bool {
    standing.parse::<Ruling>().is_ok_and(Ruling::hides_content)
}

/// Makes a thing stand as it is told. `false` where that cannot be done: its words were erased meanwhile.
pub(super) async fn stand(
    connection: &mut Connection,
    target: Target,
    standing: &str,
    instead: Instead<'_>,
) -> Result<bool, sqlx::Error> {
    let Instead { requotes, alias } = instead;
    match target {
        Target::Comment(id) if content_is_hidden(standing) => {
            withhold(connection, id, standing, requotes).await
        }
        Target::Comment(id) => give_back(connection, id).await,
        Target::GuestPost(id) => {
            let state = if content_is_hidden(standing) { TopicState::Withheld.code() } else { standing };
            let done = sqlx::query("UPDATE topics SET state = $2 WHERE id = $1")
                .bind(id)
                .bind(state)
                .execute(connection)
                .await?;
            Ok(done.rows_affected() > 0)
        }
        Target::Profile(person) if content_is_hidden(standing) => match alias {
            Some((alias, at)) => username_moderation::hide(connection, person, alias, requotes, at).await,
            None => Ok(false),
        },
        Target::Profile(person) => username_moderation::give_back(connection, person).await,
    }
}

async fn withhold(
    connection: &mut Connection,
    id: i64,
    ruling: &str,
    requotes: &[Requote],
) -> Result<bool, sqlx::Error> {
    let is_there: Option<i64> =
        sqlx::query_scalar("UPDATE comments SET seq = seq WHERE id = $1 AND withdrawn IS NULL RETURNING id")
            .bind(id)
            .fetch_optional(&mut *connection)
            .await?;
    if is_there.is_none() {
        return Ok(false);
    }
    keep_words(connection, id).await?;
    sqlx::query("UPDATE comments SET source = '', html = '', withheld = $2 WHERE id = $1")
        .bind(id)
        .bind(ruling)
        .execute(&mut *connection)
        .await?;
    forget_comment(connection, id).await?;
    sqlx::query("DELETE FROM notices WHERE comment_id = $1").bind(id).execute(&mut *connection).await?;
    for requote in requotes {
        give_way(connection, id, requote).await?;
    }
    Ok(true)
}

/// Has a quotation give way, where its comment still says what it did.
async fn give_way(connection: &mut Connection, quoted: i64, requote: &Requote) -> Result<(), sqlx::Error> {
    let kept = sqlx::query(
        "INSERT INTO withheld_quotes (comment_id, quoting_id, source, html, renderer, instead) \
         SELECT $1, c.id, c.source, c.html, c.renderer, $4 FROM comments c \
         WHERE c.id = $2 AND c.source = $3 AND c.withheld IS NULL ON CONFLICT (comment_id, quoting_id) DO NOTHING",
    )
    .bind(quoted)
    .bind(requote.id)
    .bind(&requote.before)
    .bind(&requote.source)
    .execute(&mut *connection)
    .await?;
    if kept.rows_affected() == 0 { Ok(()) } else { say_instead(connection, requote).await }
}

/// Has a comment say no more than what is left of it, and those that quote it as well. No copy is kept of what they said: not
/// where it was withheld, nor as an earlier version.
pub(super) async fn redact(
    connection: &mut Connection,
    redaction: &Requote,
    requotes: &[Requote],
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    for forget in [
        "DELETE FROM withheld_quotes WHERE quoting_id = $1",
        "DELETE FROM withheld_comments WHERE comment_id = $1",
        "UPDATE comments SET source = '', withheld = NULL WHERE id = $1 AND withheld IS NOT NULL",
    ] {
        sqlx::query(forget).bind(redaction.id).execute(&mut *connection).await?;
    }
    for text in std::iter::once(redaction).chain(requotes) {
        let is_itself = text.id == redaction.id;
        let done = sqlx::query(
            "UPDATE comments SET source = $3, html = $4, renderer = $5, analyser = 0 WHERE id = $1 AND withdrawn IS NULL \
             AND withheld IS NULL AND (source = $2 OR $6)",
        )
        .bind(text.id)
        .bind(&text.before)
        .bind(&text.source)
        .bind(&text.html)
        .bind(i64::from(text.renderer))
        .bind(is_itself)
        .execute(&mut *connection)
        .await?;
        if done.rows_affected() == 0 {
            continue;
        }
        sqlx::query("DELETE FROM comment_versions WHERE comment_id = $1")
            .bind(text.id)
            .execute(&mut *connection)
            .await?;
        forget_comment(connection, text.id).await?;
        ledger::note(connection, at, Erasure::Passages { comment: text.id }).await?;
    }
    Ok(())
}

/// Has a comment say nothing, as one whose words were erased after they were withheld: for one that was shortened for good,
/// where nobody knows any more what was left of it.
pub(super) async fn forget_words(connection: &mut Connection, id: i64) -> Result<(), sqlx::Error> {
    for forget in [
        "DELETE FROM withheld_quotes WHERE quoting_id = $1",
        "DELETE FROM withheld_mentions WHERE quoting_id = $1",
        "DELETE FROM withheld_comments WHERE comment_id = $1",
        "DELETE FROM comment_versions WHERE comment_id = $1",
        "DELETE FROM notices WHERE comment_id = $1",
    ] {
        sqlx::query(forget).bind(id).execute(&mut *connection).await?;
    }
    sqlx::query(
        "UPDATE comments SET source = '', html = '', withheld = $2 WHERE id = $1 AND withdrawn IS NULL",
    )
    .bind(id)
    .bind(Ruling::Remove.code())
    .execute(&mut *connection)
    .await?;
    forget_comment(connection, id).await
}

/// Whether something about a comment waits, or the last word about it was said after the moment `$1`.
macro_rules! is_asked_about {
    ($comment:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM cases k WHERE k.comment_id = ",
            $comment,
            " AND (k.state <> 'decided' OR EXISTS (SELECT 1 FROM decisions d \
             WHERE d.case_id = k.id AND (d.at >= $1 OR d.undone >= $1 OR d.appealed >= $1 OR d.judged >= $1))))"
        )
    };
}

/// Whether moderators look into a comment, or did so lately.
pub(super) async fn is_asked_about(
    connection: &mut Connection,
    id: i64,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar(concat!("SELECT ", is_asked_about!("$2")))
        .bind(millis(at - HIDDEN_TIME))
        .bind(id)
        .fetch_one(connection)
        .await
}

/// Keeps what a comment says, and said before, apart from it, for moderators alone.
pub(super) async fn keep_words(connection: &mut Connection, id: i64) -> Result<(), sqlx::Error> {
    // Of what is withheld the words are kept already, or were erased.
    sqlx::query(
        "INSERT INTO withheld_comments (comment_id, source, html, renderer) SELECT id, source, html, renderer \
         FROM comments WHERE id = $1 AND withheld IS NULL",
    )
    .bind(id)
    .execute(connection)
    .await
    .map(drop)
}

/// Erases what was kept of a comment apart from it: what it said, and said before.
pub(super) async fn erase_words(connection: &mut Connection, id: i64) -> Result<(), sqlx::Error> {
    for erase in [
        "DELETE FROM comment_versions WHERE comment_id = $1",
        "DELETE FROM withheld_comments WHERE comment_id = $1",
    ] {
        sqlx::query(erase).bind(id).execute(&mut *connection).await?;
    }
    Ok(())
}

/// Erases what is withheld, where the last word about it was said before a moment and nothing about it waits.
pub(super) async fn forget(connection: &mut Connection, before: OffsetDateTime) -> Result<u64, sqlx::Error> {
    let forgotten: Vec<i64> = sqlx::query_scalar(concat!(
        "DELETE FROM withheld_comments WHERE NOT ",
        is_asked_about!("withheld_comments.comment_id"),
        " RETURNING comment_id"
    ))
    .bind(millis(before))
    .fetch_all(&mut *connection)
    .await?;
    for comment in &forgotten {
        for forget in [
            "DELETE FROM comment_versions WHERE comment_id = $1",
            "UPDATE decisions SET salt = NULL WHERE case_id IN (SELECT id FROM cases WHERE comment_id = $1)",
        ] {
            sqlx::query(forget).bind(comment).execute(&mut *connection).await?;
        }
    }
    Ok(u64::try_from(forgotten.len()).unwrap_or(u64::MAX))
}

/// Keeps whom a comment names, and which reply it answers, that was held before they were told.
pub(super) async fn keep_named(
    connection: &mut Connection,
    id: i64,
    names: &[String],
    reply_to: Option<i64>,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE withheld_comments SET names = $2, reply_to = $3 WHERE comment_id = $1")
        .bind(id)
        .bind(names.join(" "))
        .bind(reply_to)
        .execute(connection)
        .await
        .map(drop)
}

/// Has comments that are held name somebody no more who leaves.
pub(super) async fn forget_name(connection: &mut Connection, person: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE withheld_comments SET names = TRIM(REPLACE(' ' || names || ' ', ' ' || (SELECT a.skeleton FROM accounts a \
         WHERE a.person_id = $1) || ' ', ' ')) WHERE ' ' || names || ' ' LIKE '% ' || (SELECT a.skeleton FROM accounts a \
         WHERE a.person_id = $1) || ' %'",
    )
    .bind(person)
    .execute(connection)
    .await
    .map(drop)
}

/// Whom a comment names that is given back, and which reply it answers, that was held before they were told; `None` of
/// others.
pub(super) async fn kept_named(
    connection: &mut Connection,
    id: i64,
) -> Result<Option<(Vec<String>, Option<i64>)>, sqlx::Error> {
    let kept: Option<(String, Option<i64>)> = sqlx::query_as(
        "SELECT names, reply_to FROM withheld_comments WHERE comment_id = $1 AND names IS NOT NULL",
    )
    .bind(id)
    .fetch_optional(connection)
    .await?;
    Ok(kept.map(|(names, reply_to)| (names.split_whitespace().map(str::to_owned).collect(), reply_to)))
}

async fn give_back(connection: &mut Connection, id: i64) -> Result<bool, sqlx::Error> {
    let kept: Option<(String, String, i64)> =
        sqlx::query_as("SELECT source, html, renderer FROM withheld_comments WHERE comment_id = $1")
            .bind(id)
            .fetch_optional(&mut *connection)
            .await?;
    let Some((source, html, renderer)) = kept else { return Ok(false) };
    sqlx::query(
        "UPDATE comments SET source = $2, html = $3, renderer = $4, withheld = NULL, analyser = 0 WHERE id = $1",
    )
    .bind(id)
    .bind(source)
    .bind(html)
    .bind(renderer)
    .execute(&mut *connection)
    .await?;
    let quotes: Vec<(i64, String, String, i64, String)> = sqlx::query_as(
        "SELECT quoting_id, source, html, renderer, instead FROM withheld_quotes WHERE comment_id = $1",
    )
    .bind(id)
    .fetch_all(&mut *connection)
    .await?;
    say_again(connection, quotes).await?;
    sqlx::query("DELETE FROM withheld_comments WHERE comment_id = $1").bind(id).execute(connection).await?;
    Ok(true)
}
