//! Deciding what becomes of a thing, and taking that back.

use std::collections::HashSet;

use domain::moderation::{CaseState, Clause, DeedKind, Measure, Ruling, Thing, fingerprint};
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::purview::part;
use super::super::rows::millis;
use super::super::sweeps::undecided;
use super::super::telling::{self, Told};
use super::super::withholding::{Instead, is_withheld, stand};
use super::super::{Connection, moving, naming, reports, sessions, withholding};
use super::suspensions::end_one;
use super::told::{tell_author, tell_reporters};
use super::{Found, Hand, Last, found, has_later_word, log};
use crate::moderation::{NewRuling, Scrutiny};

/// Hides a comment until a person has looked, unless one did. Says whether it did.
pub(in super::super) async fn hold_back(
    connection: &mut Connection,
    case: i64,
    scrutiny: &Scrutiny,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let Some(found) = found(connection, case).await? else { return Ok(false) };
    if found.state != CaseState::Open || found.last.is_some() {
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
    let hand = Hand { by: None, is_staff: false, at, sweep: None, tells: true };
    rule(connection, &found, ruling, hand).await?;
    Ok(true)
}

/// Decides about a comment as part of a sweep; its author is told, and the measure taken, where that was not done before.
/// Returns whose it is; `None` where it is left alone: it has no author any
/// more, somebody has it in hand or decided meanwhile, nobody reads it, or who sweeps has a part in it.
pub(in super::super) async fn sweep_up(
    connection: &mut Connection,
    comment: i64,
    ruling: NewRuling,
    (hand, untold): (Hand, &HashSet<Uuid>),
) -> Result<Option<Uuid>, sqlx::Error> {
    let Some((topic, author)) = undecided(connection, comment).await? else { return Ok(None) };
    let thing = Thing::Comment(comment);
    let waiting: Option<(Option<Uuid>, String)> = sqlx::query_as(
        "SELECT holder_id, state FROM cases WHERE thing = $1 AND state <> 'decided' ORDER BY state LIMIT 1",
    )
    .bind(thing.to_string())
    .fetch_optional(&mut *connection)
    .await?;
    if waiting.is_some_and(|(holder, state)| {
        state != CaseState::Open.code() || holder.is_some_and(|holder| Some(holder) != hand.by)
    }) {
        return Ok(None);
    }
    if !part(connection, thing, Some(author), hand.by).await?.may_decide() {
        return Ok(None);
    }
    let (case, _) = reports::open_case(connection, thing, Some(topic), Some(author), hand.at).await?;
    let Some(found) = found(connection, case).await? else { return Ok(None) };
    let tells = untold.contains(&author);
    let ruling = NewRuling { measure: ruling.measure.filter(|_| tells), ..ruling };
    rule(connection, &found, ruling, Hand { tells, ..hand }).await?;
    Ok(Some(author))
}

/// Where a comment stands, and whose it is, where others read it or it is hidden until a moderator has looked.
async fn undecided(connection: &mut Connection, comment: i64) -> Result<Option<(i64, Uuid)>, sqlx::Error> {
    sqlx::query_as(concat!(
        "SELECT c.topic_id, c.author_id FROM comments c JOIN topics t ON t.id = c.topic_id WHERE c.id = $1 \
         AND c.author_id IS NOT NULL AND c.withdrawn IS NULL AND t.state IN ('open', 'closed', 'archived') AND ",
        undecided!()
    ))
    .bind(comment)
    .fetch_optional(connection)
    .await
}

/// Takes a decision of a sweep back. `false` where something else was decided since, nothing is left to give back, or who
/// does it has a part in it.
pub(in super::super) async fn sweep_back(
    connection: &mut Connection,
    case: i64,
    decision: Uuid,
    hand: Hand,
) -> Result<bool, sqlx::Error> {
    let Some(found) = found(connection, case).await? else { return Ok(false) };
    let is_last = found.last.as_ref().is_some_and(|last| last.id == decision);
    if !is_last || found.state != CaseState::Decided || found.standing.is_none() {
        return Ok(false);
    }
    let may_decide = part(connection, found.thing, found.author, hand.by).await?.may_decide();
    if !may_decide || has_later_word(connection, &found).await? {
        return Ok(false);
    }
    sqlx::query("UPDATE cases SET version = version + 1 WHERE id = $1")
        .bind(case)
        .execute(&mut *connection)
        .await?;
    undo(connection, &found, hand).await?;
    Ok(true)
}

pub(super) async fn rule(
    connection: &mut Connection,
    found: &Found,
    ruling: NewRuling,
    hand: Hand,
) -> Result<(), sqlx::Error> {
    let NewRuling { id, ruling, clause, reason, note, salt, requotes, measure, redaction, to, alias } =
        ruling;
    // Of what is taken out nothing may be kept, not even what would tell whether a guess is right.
    let salt = Some(salt).filter(|_| ruling != Ruling::Redact);
    let text = text(connection, found.thing).await?.zip(salt).map(|(text, salt)| fingerprint(salt, &text));
    sqlx::query(
        "INSERT INTO decisions (id, case_id, number, at, actor_id, is_staff, author_id, ruling, before, clause, reason, \
         note, salt, measure, theme_id, until, sweep_id) SELECT $1, $2, \
         COALESCE((SELECT MAX(d.number) FROM decisions d WHERE d.case_id = $2), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, \
         $11, $12, $13, $14, $15, $16",
    )
    .bind(id)
    .bind(found.id)
    .bind(millis(hand.at))
    .bind(hand.by)
    .bind(hand.is_staff)
    .bind(found.author)
    .bind(ruling.code())
    .bind(found.standing.as_deref().unwrap_or_default())
    .bind(clause.map(Clause::code))
    .bind(reason)
    .bind(note)
    .bind(salt)
    .bind(measure.map(|(measure, _)| measure.code()))
    .bind(measure.filter(|(measure, _)| *measure == Measure::MuteInTheme).and(found.theme))
    .bind(measure.and_then(|(_, until)| until).map(millis))
    .bind(hand.sweep)
    .execute(&mut *connection)
    .await?;
    let was_withheld = found.standing.as_deref().is_some_and(is_withheld);
    match ruling {
        Ruling::Keep if was_withheld => give_back(connection, found, hand.at).await?,
        Ruling::Keep => {}
        Ruling::Hide | Ruling::Remove => {
            let alias = alias.as_ref().map(|alias| (alias, hand.at));
            set_standing(connection, found, ruling.code(), Instead { requotes: &requotes, alias }).await?;
        }
        Ruling::Redact => {
            if let Some(redaction) = &redaction {
                withholding::redact(connection, redaction, &requotes, hand.at).await?;
            }
            sqlx::query("UPDATE decisions SET salt = NULL WHERE case_id = $1")
                .bind(found.id)
                .execute(&mut *connection)
                .await?;
        }
        Ruling::Move => {
            if let (Thing::Comment(comment), Some(to)) = (found.thing, to) {
                moving::go(connection, id, comment, to, hand.at).await?;
            }
            if was_withheld {
                give_back(connection, found, hand.at).await?;
            }
        }
    }
    let action = match ruling {
        Ruling::Keep => DeedKind::Kept,
        Ruling::Hide => DeedKind::Hidden,
        Ruling::Remove => DeedKind::Removed,
        Ruling::Redact => DeedKind::Redacted,
        Ruling::Move => DeedKind::Moved,
    };
    log(connection, found, hand, action, clause, text).await?;
    if let Some((measure, _)) = measure {
        log(connection, found, hand, measure.deed(), clause, None).await?;
        if let (Measure::Suspend, Some(author)) = (measure, found.author) {
            sessions::end(connection, author, None, None).await?;
        }
    }
    if hand.is_staff {
        settle(connection, found.id).await?;
        tell_reporters(connection, found.id, hand.at).await?;
    }
    if hand.tells && (ruling.is_against() || was_withheld || measure.is_some()) {
        tell_author(connection, found, id, hand.at).await?;
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

pub(super) async fn undo(connection: &mut Connection, found: &Found, hand: Hand) -> Result<(), sqlx::Error> {
    let Some(last) = &found.last else { return Ok(()) };
    set_standing(connection, found, &last.before, Instead::default()).await?;
    move_back(connection, found.thing, last).await?;
    sqlx::query("UPDATE decisions SET undone = $2 WHERE id = $1")
        .bind(last.id)
        .bind(millis(hand.at))
        .execute(&mut *connection)
        .await?;
    sqlx::query("UPDATE cases SET state = $2 WHERE id = $1")
        .bind(found.id)
        .bind(CaseState::Open.code())
        .execute(&mut *connection)
        .await?;
    log(connection, found, hand, DeedKind::Undone, last.clause, None).await?;
    sqlx::query("DELETE FROM notices WHERE report_id IN (SELECT id FROM reports WHERE case_id = $1)")
        .bind(found.id)
        .execute(&mut *connection)
        .await?;
    if hand.tells && last.is_against() {
        tell_author(connection, found, last.id, hand.at).await?;
    }
    Ok(())
}

/// Ends what a decision means for its author before its time.
pub(super) async fn lift(connection: &mut Connection, found: &Found, hand: Hand) -> Result<(), sqlx::Error> {
    let Some(last) = &found.last else { return Ok(()) };
    end_one(connection, found, (last.id, last.clause), hand).await
}

/// Has a comment stand where the decision found it, where that moved it.
pub(super) async fn move_back(
    connection: &mut Connection,
    thing: Thing,
    last: &Last,
) -> Result<(), sqlx::Error> {
    match (thing, last.ruling) {
        (Thing::Comment(comment), Ruling::Move) => moving::back(connection, last.id, comment).await,
        _ => Ok(()),
    }
}

/// Has a thing stand as it did before anything was decided in this case. Who is told of a comment is told now, where that
/// was held before they were.
pub(super) async fn give_back(
    connection: &mut Connection,
    found: &Found,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let before: Option<String> = sqlx::query_scalar(
        "SELECT before FROM decisions WHERE case_id = $1 AND undone IS NULL ORDER BY number LIMIT 1",
    )
    .bind(found.id)
    .fetch_optional(&mut *connection)
    .await?;
    let Some(before) = before else { return Ok(()) };
    let names = match found.thing {
        Thing::Comment(id) => withholding::kept_names(connection, id).await?.map(|names| (id, names)),
        Thing::GuestPost(_) | Thing::Profile(_) => None,
    };
    set_standing(connection, found, &before, Instead::default()).await?;
    match (names, found.author) {
        (Some((comment, names)), Some(author)) => {
            let (topic, parent): (i64, Option<i64>) =
                sqlx::query_as("SELECT topic_id, parent_id FROM comments WHERE id = $1")
                    .bind(comment)
                    .fetch_one(&mut *connection)
                    .await?;
            telling::comment(connection, Told { topic, comment, author, at }, parent, &names).await
        }
        _ => Ok(()),
    }
}

/// Nothing is written where the thing cannot stand so: its words were erased between the look at it and this.
async fn set_standing(
    connection: &mut Connection,
    found: &Found,
    to: &str,
    instead: Instead<'_>,
) -> Result<(), sqlx::Error> {
    let is_so = to.is_empty() || found.standing.as_deref() == Some(to);
    if is_so || stand(connection, found.thing, to, instead).await? {
        return Ok(());
    }
    Err(sqlx::Error::RowNotFound)
}

pub(super) async fn text(connection: &mut Connection, thing: Thing) -> Result<Option<String>, sqlx::Error> {
    let (query, id) = match thing {
        Thing::Comment(id) => (
            "SELECT COALESCE(w.source, c.source) FROM comments c \
             LEFT JOIN withheld_comments w ON w.comment_id = c.id WHERE c.id = $1",
            id,
        ),
        Thing::GuestPost(id) => ("SELECT content FROM topics WHERE id = $1", id),
        Thing::Profile(person) => return naming::own(connection, person).await,
    };
    sqlx::query_scalar(query).bind(id).fetch_optional(connection).await
}
