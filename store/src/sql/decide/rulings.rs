//! Deciding what becomes of a thing, and taking that back.

use std::collections::HashSet;

use domain::moderation::{CaseState, Clause, LogAction, Measure, Ruling, Target, fingerprint};
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::bulk_removals::read::undecided;
use super::super::cases::open::open_case;
use super::super::hide::{Instead, content_is_hidden, stand};
use super::super::notify::{self, Notified};
use super::super::purview::involvement;
use super::super::rows::millis;
use super::super::{Connection, hide, moving, sessions, username_moderation};
use super::locked::{DoneBy, Last, LockedCase, has_later_word, locked, log};
use super::measures::end_one;
use super::told::{tell_author, tell_reporters};
use crate::moderation::{NewRuling, Scrutiny};

/// Hides a comment until a person has looked, unless one did. Says whether it did.
pub(in super::super) async fn hold_back(
    connection: &mut Connection,
    case: i64,
    scrutiny: &Scrutiny,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let Some(locked) = locked(connection, case).await? else { return Ok(false) };
    if locked.state != CaseState::Open || locked.last.is_some() {
        return Ok(false);
    }
    let ruling = NewRuling {
        id: scrutiny.decision,
        ruling: Ruling::Hide,
        clause: scrutiny.signals.iter().filter_map(|signal| signal.clause()).min(),
        reason: String::new(),
        note: String::new(),
        salt: scrutiny.salt,
        requotes: Vec::new(),
        measure: None,
        redaction: None,
        to: None,
        alias: None,
    };
    let done_by = DoneBy { by: None, is_staff: false, at, bulk_removal: None, tells: true };
    rule(connection, &locked, ruling, done_by).await?;
    Ok(true)
}

/// Decides about a comment as part of a sweep; its author is told, and the measure taken, where that was not done before.
/// Returns whose it is; `None` where it is left alone: it has no author any
/// more, somebody has it in hand or decided meanwhile, nobody reads it, or who sweeps has a part in it.
pub(in super::super) async fn remove_in_bulk(
    connection: &mut Connection,
    comment: i64,
    ruling: NewRuling,
    (done_by, untold): (DoneBy, &HashSet<Uuid>),
) -> Result<Option<Uuid>, sqlx::Error> {
    let Some((topic, author)) = undecided(connection, comment).await? else { return Ok(None) };
    let target = Target::Comment(comment);
    let waiting: Option<(Option<Uuid>, String)> = sqlx::query_as(
        "SELECT holder_id, state FROM cases WHERE thing = $1 AND state <> 'decided' ORDER BY state LIMIT 1",
    )
    .bind(target.to_string())
    .fetch_optional(&mut *connection)
    .await?;
    if waiting.is_some_and(|(assignee, state)| {
        state != CaseState::Open.code() || assignee.is_some_and(|assignee| Some(assignee) != done_by.by)
    }) {
        return Ok(None);
    }
    if !involvement(connection, target, Some(author), done_by.by).await?.may_decide() {
        return Ok(None);
    }
    let (case, _) = open_case(connection, target, Some(topic), Some(author), done_by.at).await?;
    let Some(locked) = locked(connection, case).await? else { return Ok(None) };
    let tells = untold.contains(&author);
    let ruling = NewRuling { measure: ruling.measure.filter(|_| tells), ..ruling };
    rule(connection, &locked, ruling, DoneBy { tells, ..done_by }).await?;
    Ok(Some(author))
}

/// Where a comment stands, and whose it is, where others read it or it is hidden until a moderator has looked.
async fn undecided(connection: &mut Connection, comment: i64) -> Result<Option<(i64, Uuid)>, sqlx::Error> {
    sqlx::query_as(concat!(
        "SELECT c.topic_id, c.author_id FROM comments c JOIN topics t ON t.id = c.topic_id WHERE c.id = $1 \
         AND c.author_id IS NOT NULL AND c.withdrawn IS NULL AND t.state IN ",
        domain::visible_topic_states!(),
        " AND ",
        undecided!()
    ))
    .bind(comment)
    .fetch_optional(connection)
    .await
}

/// Takes a decision of a sweep back. `false` where something else was decided since, nothing is left to give back, or who
/// does it has a part in it.
pub(in super::super) async fn restore_in_bulk(
    connection: &mut Connection,
    case: i64,
    decision: Uuid,
    done_by: DoneBy,
) -> Result<bool, sqlx::Error> {
    let Some(locked) = locked(connection, case).await? else { return Ok(false) };
    let is_last = locked.last.as_ref().is_some_and(|last| last.id == decision);
    if !is_last || locked.state != CaseState::Decided || locked.standing.is_none() {
        return Ok(false);
    }
    let may_decide = involvement(connection, locked.target, locked.author, done_by.by).await?.may_decide();
    if !may_decide || has_later_word(connection, &locked).await? {
        return Ok(false);
    }
    sqlx::query("UPDATE cases SET version = version + 1 WHERE id = $1")
        .bind(case)
        .execute(&mut *connection)
        .await?;
    undo(connection, &locked, done_by).await?;
    Ok(true)
}

pub(super) async fn rule(
    connection: &mut Connection,
    locked: &LockedCase,
    ruling: NewRuling,
    done_by: DoneBy,
) -> Result<(), sqlx::Error> {
    let NewRuling { id, ruling, clause, reason, note, salt, requotes, measure, redaction, to, alias } =
        ruling;
    // Of what is taken out nothing may be kept, not even what would tell whether a guess is right.
    let salt = Some(salt).filter(|_| ruling != Ruling::Redact);
    let text = text(connection, locked.target).await?.zip(salt).map(|(text, salt)| fingerprint(salt, &text));
    sqlx::query(
        "INSERT INTO decisions (id, case_id, number, at, actor_id, is_staff, author_id, ruling, before, clause, reason, \
         note, salt, measure, theme_id, until, sweep_id) SELECT $1, $2, \
         COALESCE((SELECT MAX(d.number) FROM decisions d WHERE d.case_id = $2), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, \
         $11, $12, $13, $14, $15, $16",
    )
    .bind(id)
    .bind(locked.id)
    .bind(millis(done_by.at))
    .bind(done_by.by)
    .bind(done_by.is_staff)
    .bind(locked.author)
    .bind(ruling.code())
    .bind(locked.standing.as_deref().unwrap_or_default())
    .bind(clause.map(Clause::code))
    .bind(reason)
    .bind(note)
    .bind(salt)
    .bind(measure.map(|(measure, _)| measure.code()))
    .bind(measure.filter(|(measure, _)| *measure == Measure::MuteInTheme).and(locked.theme))
    .bind(measure.and_then(|(_, until)| until).map(millis))
    .bind(done_by.bulk_removal)
    .execute(&mut *connection)
    .await?;
    let was_withheld = locked.standing.as_deref().is_some_and(content_is_hidden);
    match ruling {
        Ruling::Keep if was_withheld => give_back(connection, locked, done_by.at).await?,
        Ruling::Keep => {}
        Ruling::Hide | Ruling::Remove => {
            let alias = alias.as_ref().map(|alias| (alias, done_by.at));
            set_standing(connection, locked, ruling.code(), Instead { requotes: &requotes, alias }).await?;
        }
        Ruling::Redact => {
            if let Some(redaction) = &redaction {
                hide::redact(connection, redaction, &requotes, done_by.at).await?;
            }
            sqlx::query("UPDATE decisions SET salt = NULL WHERE case_id = $1")
                .bind(locked.id)
                .execute(&mut *connection)
                .await?;
        }
        Ruling::Move => {
            if let (Target::Comment(comment), Some(to)) = (locked.target, to) {
                moving::go(connection, id, comment, to, done_by.at).await?;
            }
            if was_withheld {
                give_back(connection, locked, done_by.at).await?;
            }
        }
    }
    let action = match ruling {
        Ruling::Keep => LogAction::Kept,
        Ruling::Hide => LogAction::Hidden,
        Ruling::Remove => LogAction::Removed,
        Ruling::Redact => LogAction::Redacted,
        Ruling::Move => LogAction::Moved,
    };
    log(connection, locked, done_by, action, clause, text).await?;
    if let Some((measure, _)) = measure {
        log(connection, locked, done_by, measure.log_action(), clause, None).await?;
        if let (Measure::Suspend, Some(author)) = (measure, locked.author) {
            sessions::end(connection, author, None, None).await?;
        }
    }
    if done_by.is_staff {
        settle(connection, locked.id).await?;
        tell_reporters(connection, locked.id, done_by.at).await?;
    }
    if done_by.tells && (ruling.is_against() || was_withheld || measure.is_some()) {
        tell_author(connection, locked, id, done_by.at).await?;
    }
    Ok(())
}

/// A case is decided: nobody has it in hand any more.
pub(super) async fn settle(connection: &mut Connection, case: i64) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE cases SET state = $2, holder_id = NULL, held = NULL WHERE id = $1")
        .bind(case)
        .bind(CaseState::Decided.code())
        .execute(connection)
        .await
        .map(drop)
}

pub(super) async fn undo(
    connection: &mut Connection,
    locked: &LockedCase,
    done_by: DoneBy,
) -> Result<(), sqlx::Error> {
    let Some(last) = &locked.last else { return Ok(()) };
    set_standing(connection, locked, &last.before, Instead::default()).await?;
    move_back(connection, locked.target, last).await?;
    sqlx::query("UPDATE decisions SET undone = $2 WHERE id = $1")
        .bind(last.id)
        .bind(millis(done_by.at))
        .execute(&mut *connection)
        .await?;
    sqlx::query("UPDATE cases SET state = $2 WHERE id = $1")
        .bind(locked.id)
        .bind(CaseState::Open.code())
        .execute(&mut *connection)
        .await?;
    log(connection, locked, done_by, LogAction::Undone, last.clause, None).await?;
    sqlx::query("DELETE FROM notices WHERE report_id IN (SELECT id FROM reports WHERE case_id = $1)")
        .bind(locked.id)
        .execute(&mut *connection)
        .await?;
    if done_by.tells && last.is_against() {
        tell_author(connection, locked, last.id, done_by.at).await?;
    }
    Ok(())
}

/// Ends what a decision means for its author before its time.
pub(super) async fn lift(
    connection: &mut Connection,
    locked: &LockedCase,
    done_by: DoneBy,
) -> Result<(), sqlx::Error> {
    let Some(last) = &locked.last else { return Ok(()) };
    end_one(connection, locked, (last.id, last.clause), done_by).await
}

/// Has a comment stand where the decision found it, where that moved it.
pub(super) async fn move_back(
    connection: &mut Connection,
    target: Target,
    last: &Last,
) -> Result<(), sqlx::Error> {
    match (target, last.ruling) {
        (Target::Comment(comment), Ruling::Move) => moving::back(connection, last.id, comment).await,
        _ => Ok(()),
    }
}

/// Has a thing stand as it did before anything was decided in this case. Who is told of a comment is told now, where that
/// was held before they were.
pub(super) async fn give_back(
    connection: &mut Connection,
    locked: &LockedCase,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let before: Option<String> = sqlx::query_scalar(
        "SELECT before FROM decisions WHERE case_id = $1 AND undone IS NULL ORDER BY number LIMIT 1",
    )
    .bind(locked.id)
    .fetch_optional(&mut *connection)
    .await?;
    let Some(before) = before else { return Ok(()) };
    let untold = match locked.target {
        Target::Comment(id) => hide::kept_named(connection, id).await?.map(|kept| (id, kept)),
        Target::GuestPost(_) | Target::Profile(_) => None,
    };
    set_standing(connection, locked, &before, Instead::default()).await?;
    match (untold, locked.author) {
        (Some((comment, (names, reply_to))), Some(author)) => {
            let (topic, parent): (i64, Option<i64>) =
                sqlx::query_as("SELECT topic_id, parent_id FROM comments WHERE id = $1")
                    .bind(comment)
                    .fetch_one(&mut *connection)
                    .await?;
            let told = Notified { topic, comment, author, at };
            notify::comment(connection, told, (parent, reply_to), &names).await
        }
        _ => Ok(()),
    }
}

/// Nothing is written where the thing cannot stand so: its words were erased between the look at it and this.
async fn set_standing(
    connection: &mut Connection,
    locked: &LockedCase,
    to: &str,
    instead: Instead<'_>,
) -> Result<(), sqlx::Error> {
    let is_so = to.is_empty() || locked.standing.as_deref() == Some(to);
    if is_so || stand(connection, locked.target, to, instead).await? {
        return Ok(());
    }
    Err(sqlx::Error::RowNotFound)
}

pub(super) async fn text(connection: &mut Connection, target: Target) -> Result<Option<String>, sqlx::Error> {
    let (query, id) = match target {
        Target::Comment(id) => (
            "SELECT COALESCE(w.source, c.source) FROM comments c \
             LEFT JOIN withheld_comments w ON w.comment_id = c.id WHERE c.id = $1",
            id,
        ),
        Target::GuestPost(id) => ("SELECT content FROM topics WHERE id = $1", id),
        Target::Profile(person) => return username_moderation::own(connection, person).await,
    };
    sqlx::query_scalar(query).bind(id).fetch_optional(connection).await
}
