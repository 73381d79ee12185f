//! What staff do about a case: each act with its entry in the log, and with what it tells, in one transaction.

mod appeals;
mod locked;
mod measures;
mod rulings;
mod suspensions;
mod told;

use domain::account::Reach;
use domain::moderation::{CaseState, LogAction, LogEntry, Measure, Ruling, Target, Verdict};
use time::OffsetDateTime;
use uuid::Uuid;

use self::appeals::judge;
use self::locked::{Last, LockedCase, has_later_word, locked, log};
use self::rulings::{lift, rule, text, undo};
use super::measures::{in_force, is_colleague, kept_out};
use super::purview::{has_report_waiting, involvement};
use super::rows::millis;
use super::{Connection, moderation_log, moving};
use crate::moderation::{Acted, Acting, CaseAct, NewRuling};

pub(super) use self::appeals::appeal;
pub(super) use self::locked::DoneBy;
pub(super) use self::rulings::{hold_back, remove_in_bulk, restore_in_bulk};
pub(super) use self::suspensions::{end as end_suspensions, suspend};

pub(super) async fn act(connection: &mut Connection, acting: Acting) -> Result<Acted, sqlx::Error> {
    let Acting { case, version, by, reach, at, act } = acting;
    let Some(locked) = locked(connection, case).await? else { return Ok(Acted::Missing) };
    if let Reach::Themes(themes) = &reach
        && !locked.theme.is_some_and(|theme| themes.contains(&theme))
    {
        return Ok(Acted::Missing);
    }
    let part = involvement(connection, locked.target, locked.author, by).await?;
    if !part.may_read() {
        return Ok(Acted::Missing);
    }
    if act.decides() && !part.may_decide() {
        return Ok(Acted::Reporter);
    }
    if locked.version != version {
        return Ok(Acted::Stale);
    }
    if let Some(refused) = refusal(connection, &locked, (by, &reach, at), &act).await? {
        return Ok(refused);
    }
    // Another node may have come between: the version is looked at again under the row's lock.
    let raised = sqlx::query("UPDATE cases SET version = version + 1 WHERE id = $1 AND version = $2")
        .bind(locked.id)
        .bind(i64::from(version))
        .execute(&mut *connection)
        .await?;
    if raised.rows_affected() == 0 {
        return Ok(Acted::Stale);
    }
    let done_by = DoneBy { by, is_staff: by.is_some(), at, bulk_removal: None, tells: true };
    perform(connection, &locked, act, done_by).await?;
    Ok(Acted::Done)
}

/// Why it cannot be done, if so.
async fn refusal(
    connection: &mut Connection,
    locked: &LockedCase,
    (by, reach, at): (Option<Uuid>, &Reach, OffsetDateTime),
    act: &CaseAct,
) -> Result<Option<Acted>, sqlx::Error> {
    // What somebody else has in hand is theirs to decide, until it is given back.
    let is_free = locked.assignee.is_none() || locked.assignee == by;
    let is_possible = match act {
        CaseAct::Claim => locked.state.waits() && locked.assignee.is_none(),
        CaseAct::Release => locked.state.waits() && locked.assignee.is_some(),
        CaseAct::HandOver(colleague) => {
            locked.state.waits() && may_take(connection, *colleague, locked, at).await?
        }
        CaseAct::Note(_) => true,
        CaseAct::Rule(ruling) => {
            if let Some(refused) = unfit(connection, locked, (by, reach), ruling).await? {
                return Ok(Some(refused));
            }
            let is_there = locked.standing.is_some() || ruling.ruling == Ruling::Keep;
            let is_first = by.is_some() || (ruling.ruling == Ruling::Hide && locked.last.is_none());
            locked.state == CaseState::Open && is_free && is_there && is_first
        }
        CaseAct::Undo => {
            let is_decided = locked.state == CaseState::Decided && locked.standing.is_some();
            is_decided
                && !has_later_word(connection, locked).await?
                && locked.last.as_ref().is_some_and(|last| last.is_staff && last.ruling != Ruling::Redact)
        }
        CaseAct::Lift => {
            let lasts = |last: &Last| !last.is_lifted && last.measure.is_some_and(Measure::lasts);
            locked.state == CaseState::Decided && locked.last.as_ref().is_some_and(lasts)
        }
        CaseAct::Judge { verdict, .. } => {
            let decided = locked.last.as_ref().and_then(|last| last.actor);
            if by.is_some() && decided == by {
                return Ok(Some(Acted::Own));
            }
            let is_there = locked.standing.is_some() || *verdict == Verdict::Uphold;
            locked.state == CaseState::Appealed && is_free && is_there
        }
    };
    Ok((!is_possible).then_some(Acted::NotNow))
}

/// Why a ruling, or the measure that it takes, does not fit what it is about.
async fn unfit(
    connection: &mut Connection,
    locked: &LockedCase,
    (by, reach): (Option<Uuid>, &Reach),
    ruling: &NewRuling,
) -> Result<Option<Acted>, sqlx::Error> {
    if !ruling.ruling.fits(locked.target.kind()) {
        return Ok(Some(Acted::NotNow));
    }
    if let Some((measure, _)) = ruling.measure {
        let Some(author) = locked.author else { return Ok(Some(Acted::NotNow)) };
        if measure.lasts() && is_colleague(connection, author).await? {
            return Ok(Some(Acted::Colleague));
        }
        if measure.lasts() && has_report_waiting(connection, author, by).await? {
            return Ok(Some(Acted::ReportWaits));
        }
        let is_too_wide = measure.is_everywhere() && matches!(reach, Reach::Themes(_));
        if is_too_wide || (measure == Measure::MuteInTheme && locked.theme.is_none()) {
            return Ok(Some(Acted::NotNow));
        }
    }
    // Its author may have changed it meanwhile, or the desk their name.
    let before = match (ruling.ruling, locked.target) {
        (Ruling::Redact, _) => Some(ruling.redaction.as_ref().map(|redaction| redaction.before.as_str())),
        (Ruling::Hide, Target::Profile(_)) => Some(ruling.alias.as_ref().map(|alias| alias.before.as_str())),
        _ => None,
    };
    match before {
        Some(None) => return Ok(Some(Acted::NotNow)),
        Some(before) if text(connection, locked.target).await?.as_deref() != before => {
            return Ok(Some(Acted::Stale));
        }
        _ => {}
    }
    if ruling.ruling == Ruling::Move {
        let (Target::Comment(comment), Some(to)) = (locked.target, ruling.to) else {
            return Ok(Some(Acted::NotNow));
        };
        if !moving::may_go(connection, comment, to, reach).await? {
            return Ok(Some(Acted::NotNow));
        }
    }
    Ok(None)
}

/// Whether somebody may take a case: a moderator of its theme, or of all where it stands in none, with no part in it.
async fn may_take(
    connection: &mut Connection,
    person: Uuid,
    locked: &LockedCase,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    if !involvement(connection, locked.target, locked.author, Some(person)).await?.may_decide() {
        return Ok(false);
    }
    let roles: i64 = sqlx::query_scalar(concat!(
        "SELECT COUNT(*) FROM duties d JOIN accounts a ON a.person_id = d.person_id WHERE d.person_id = $1 \
         AND d.duty = 'moderator' AND d.theme IN ($2, $3) AND NOT ",
        kept_out!("a.person_id", "$4")
    ))
    .bind(person)
    .bind(locked.theme.unwrap_or_default())
    .bind(Uuid::nil())
    .bind(millis(at))
    .fetch_one(connection)
    .await?;
    Ok(roles > 0)
}

async fn perform(
    connection: &mut Connection,
    locked: &LockedCase,
    act: CaseAct,
    done_by: DoneBy,
) -> Result<(), sqlx::Error> {
    match act {
        CaseAct::Claim => hold(connection, locked, done_by.by, done_by, LogAction::Claimed).await,
        CaseAct::Release => hold(connection, locked, None, done_by, LogAction::Released).await,
        CaseAct::HandOver(colleague) => {
            hold(connection, locked, Some(colleague), done_by, LogAction::HandedOver).await
        }
        CaseAct::Note(text) => note(connection, locked.id, done_by, text).await,
        CaseAct::Rule(ruling) => rule(connection, locked, *ruling, done_by).await,
        CaseAct::Undo => undo(connection, locked, done_by).await,
        CaseAct::Lift => lift(connection, locked, done_by).await,
        CaseAct::Judge { verdict, answer } => judge(connection, locked, verdict, answer, done_by).await,
    }
}

async fn hold(
    connection: &mut Connection,
    locked: &LockedCase,
    assignee: Option<Uuid>,
    done_by: DoneBy,
    action: LogAction,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE cases SET holder_id = $2, held = $3 WHERE id = $1")
        .bind(locked.id)
        .bind(assignee)
        .bind(assignee.map(|_| millis(done_by.at)))
        .execute(&mut *connection)
        .await?;
    log(connection, locked, done_by, action, None, None).await
}

async fn note(
    connection: &mut Connection,
    case: i64,
    done_by: DoneBy,
    text: String,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO case_notes (case_id, number, at, actor_id, text) \
         SELECT $1, COALESCE((SELECT MAX(n.number) FROM case_notes n WHERE n.case_id = $1), 0) + 1, $2, $3, $4",
    )
    .bind(case)
    .bind(millis(done_by.at))
    .bind(done_by.by)
    .bind(text)
    .execute(connection)
    .await
    .map(drop)
}

/// Has who reports a thing let go of its cases: somebody else decides. The log does not tell who it was.
pub(super) async fn fall_from_hand(
    connection: &mut Connection,
    target: Target,
    reporter: Uuid,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let cases: Vec<i64> = sqlx::query_scalar(
        "UPDATE cases SET holder_id = NULL, held = NULL, version = version + 1 WHERE thing = $1 AND holder_id = $2 \
         RETURNING id",
    )
    .bind(target.to_string())
    .bind(reporter)
    .fetch_all(&mut *connection)
    .await?;
    for case in cases {
        let Some(locked) = locked(connection, case).await? else { continue };
        let done_by = DoneBy { by: None, is_staff: false, at, bulk_removal: None, tells: false };
        log(connection, &locked, done_by, LogAction::Released, None, None).await?;
    }
    Ok(())
}

/// Erases what was said about somebody who leaves, and by them; what was done stays in the log, which names nobody. Their
/// cases are closed: nothing of theirs is there to be decided about. Of what is bound to their membership the reason stays,
/// and they may ask for another look when they come back.
pub(super) async fn let_go(
    connection: &mut Connection,
    person: Uuid,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    for erase in [
        "UPDATE decisions SET reason = '' WHERE author_id = $1 AND id NOT IN (SELECT decision_id FROM bonds)",
        "UPDATE decisions SET appealed = NULL WHERE author_id = $1 AND verdict IS NULL \
         AND id IN (SELECT decision_id FROM bonds)",
        "UPDATE decisions SET note = '', appeal = NULL, answer = NULL, salt = NULL WHERE author_id = $1",
        "UPDATE case_notes SET text = '' WHERE case_id IN (SELECT id FROM cases WHERE author_id = $1)",
        "UPDATE reports SET text = '' WHERE reporter_id = $1 OR case_id IN (SELECT id FROM cases WHERE author_id = $1)",
    ] {
        sqlx::query(erase).bind(person).execute(&mut *connection).await?;
    }
    let closed: Vec<(i64, String)> = sqlx::query_as(
        "UPDATE cases SET state = $2, holder_id = NULL, held = NULL, version = version + 1 \
         WHERE author_id = $1 AND state <> $2 RETURNING id, thing",
    )
    .bind(person)
    .bind(CaseState::Decided.code())
    .fetch_all(&mut *connection)
    .await?;
    for (case, target) in closed {
        let log_action = LogEntry {
            at,
            actor: "author",
            actor_id: Some(person),
            action: LogAction::Closed,
            case,
            target,
            author: Some(person),
            clause: None,
            text: None,
        };
        moderation_log::append(connection, &log_action).await?;
    }
    Ok(())
}
