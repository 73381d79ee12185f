//! What staff do about a case: each act with its entry in the log, and with what it tells, in one transaction.

use std::collections::HashSet;

use domain::account::Reach;
use domain::community::{NoticeKind, Pace};
use domain::moderation::{
    APPEAL_TIME, CaseState, Clause, Deed, DeedKind, Measure, Ruling, Thing, Verdict, fingerprint,
};
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::measures::is_colleague;
use super::outbox::{self, Letter};
use super::rows::{millis, small, word};
use super::sweeps::undecided;
use super::telling::{self, Told};
use super::withholding::{is_withheld, stand, standing};
use super::{Connection, moderation_log, moving, reports, withholding};
use crate::mail::AccountMailKind;
use crate::moderation::{Acted, Acting, Appealed, CaseAct, NewRuling, Requote, Scrutiny};

/// A case as it stands in this transaction.
struct Found {
    id: i64,
    thing: Thing,
    theme: Uuid,
    author: Option<Uuid>,
    state: CaseState,
    version: u32,
    holder: Option<Uuid>,
    last: Option<Last>,
    /// How the thing stands; `None` where nobody sees it, whatever is decided.
    standing: Option<String>,
}

/// The last decision that stands.
struct Last {
    id: Uuid,
    actor: Option<Uuid>,
    is_staff: bool,
    ruling: Ruling,
    clause: Option<Clause>,
    before: String,
    measure: Option<Measure>,
    is_lifted: bool,
}

impl Last {
    /// Whether its author was told of it.
    fn is_against(&self) -> bool {
        self.ruling.is_against() || self.measure.is_some()
    }
}

/// Who does it, and when.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    pub(super) by: Option<Uuid>,
    /// Whether a person does it, who may have left since they began; otherwise the score does.
    pub(super) is_staff: bool,
    pub(super) at: OffsetDateTime,
    /// The sweep that it is part of.
    pub(super) sweep: Option<Uuid>,
    /// Whether the author is told of it by itself.
    pub(super) tells: bool,
}

pub(super) async fn act(connection: &mut Connection, acting: Acting) -> Result<Acted, sqlx::Error> {
    let Acting { case, version, by, reach, at, act } = acting;
    let Some(found) = found(connection, case).await? else { return Ok(Acted::Missing) };
    if matches!(&reach, Reach::Themes(themes) if !themes.contains(&found.theme)) {
        return Ok(Acted::Missing);
    }
    if found.version != version {
        return Ok(Acted::Stale);
    }
    if let Some(refused) = refusal(connection, &found, (by, &reach), &act).await? {
        return Ok(refused);
    }
    // Another node may have come between: the version is looked at again under the row's lock.
    let raised = sqlx::query("UPDATE cases SET version = version + 1 WHERE id = $1 AND version = $2")
        .bind(found.id)
        .bind(i64::from(version))
        .execute(&mut *connection)
        .await?;
    if raised.rows_affected() == 0 {
        return Ok(Acted::Stale);
    }
    let hand = Hand { by, is_staff: by.is_some(), at, sweep: None, tells: true };
    perform(connection, &found, act, hand).await?;
    Ok(Acted::Done)
}

/// Hides a comment until a person has looked, unless one did. Says whether it did.
pub(super) async fn hold_back(
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
    };
    let hand = Hand { by: None, is_staff: false, at, sweep: None, tells: true };
    rule(connection, &found, ruling, hand).await?;
    Ok(true)
}

/// Decides about a comment as part of a sweep; its author is told, and the measure taken, where that was not done before.
/// Returns whose it is; `None` where it is left alone: it has no author any
/// more, somebody has it in hand or decided meanwhile, or nobody reads it.
pub(super) async fn sweep_up(
    connection: &mut Connection,
    comment: i64,
    ruling: NewRuling,
    (hand, untold): (Hand, &HashSet<Uuid>),
) -> Result<Option<Uuid>, sqlx::Error> {
    let Some((topic, author)) = undecided(connection, comment).await? else { return Ok(None) };
    let thing = Thing::Comment(comment);
    let waiting: Option<(Option<Uuid>, String)> =
        sqlx::query_as("SELECT holder_id, state FROM cases WHERE thing = $1 AND state <> 'decided'")
            .bind(thing.to_string())
            .fetch_optional(&mut *connection)
            .await?;
    if waiting.is_some_and(|(holder, state)| {
        state != CaseState::Open.code() || holder.is_some_and(|holder| Some(holder) != hand.by)
    }) {
        return Ok(None);
    }
    let (case, _) = reports::open_case(connection, thing, topic, Some(author), hand.at).await?;
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

/// Takes a decision of a sweep back. `false` where something else was decided since, or nothing is left to give back.
pub(super) async fn sweep_back(
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
    sqlx::query("UPDATE cases SET version = version + 1 WHERE id = $1")
        .bind(case)
        .execute(&mut *connection)
        .await?;
    undo(connection, &found, hand).await?;
    Ok(true)
}

async fn found(connection: &mut Connection, case: i64) -> Result<Option<Found>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT k.thing, k.author_id, k.state, k.version, k.holder_id, t.theme_id FROM cases k \
         JOIN topics t ON t.id = k.topic_id WHERE k.id = $1",
    )
    .bind(case)
    .fetch_optional(&mut *connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let last = sqlx::query(
        "SELECT id, actor_id, is_staff, ruling, clause, before, measure, lifted FROM decisions WHERE case_id = $1 AND undone IS NULL \
         ORDER BY number DESC LIMIT 1",
    )
    .bind(case)
    .fetch_optional(&mut *connection)
    .await?;
    let last = match last {
        Some(row) => Some(Last {
            id: row.try_get("id")?,
            actor: row.try_get("actor_id")?,
            is_staff: row.try_get("is_staff")?,
            ruling: word(row.try_get("ruling")?)?,
            clause: row.try_get::<Option<&str>, _>("clause")?.map(word).transpose()?,
            before: row.try_get("before")?,
            measure: row.try_get::<Option<&str>, _>("measure")?.map(word).transpose()?,
            is_lifted: row.try_get::<Option<i64>, _>("lifted")?.is_some(),
        }),
        None => None,
    };
    let thing = word(row.try_get("thing")?)?;
    Ok(Some(Found {
        id: case,
        thing,
        theme: row.try_get("theme_id")?,
        author: row.try_get("author_id")?,
        state: word(row.try_get("state")?)?,
        version: small(row.try_get("version")?)?,
        holder: row.try_get("holder_id")?,
        last,
        standing: standing(connection, thing).await?,
    }))
}

/// Why it cannot be done, if so.
async fn refusal(
    connection: &mut Connection,
    found: &Found,
    (by, reach): (Option<Uuid>, &Reach),
    act: &CaseAct,
) -> Result<Option<Acted>, sqlx::Error> {
    // What somebody else has in hand is theirs to decide, until it is given back.
    let is_free = found.holder.is_none() || found.holder == by;
    let is_own = by.is_some() && found.author == by;
    let is_possible = match act {
        CaseAct::Claim => found.state.waits() && found.holder.is_none(),
        CaseAct::Release => found.state.waits() && found.holder.is_some(),
        CaseAct::HandOver(colleague) => {
            found.state.waits() && moderates(connection, *colleague, found.theme).await?
        }
        CaseAct::Note(_) => true,
        CaseAct::Rule(_) | CaseAct::Undo | CaseAct::Lift if is_own => return Ok(Some(Acted::Own)),
        CaseAct::Rule(ruling) => {
            if let Some((measure, _)) = ruling.measure {
                let Some(author) = found.author else { return Ok(Some(Acted::NotNow)) };
                if measure.lasts() && is_colleague(connection, author).await? {
                    return Ok(Some(Acted::Colleague));
                }
                if measure.is_everywhere() && matches!(reach, Reach::Themes(_)) {
                    return Ok(Some(Acted::NotNow));
                }
            }
            if ruling.ruling == Ruling::Redact {
                let Some(redaction) = &ruling.redaction else { return Ok(Some(Acted::NotNow)) };
                // Its author may have changed it meanwhile.
                if text(connection, found.thing).await?.as_deref() != Some(redaction.before.as_str()) {
                    return Ok(Some(Acted::Stale));
                }
            }
            if ruling.ruling == Ruling::Move {
                let (Thing::Comment(comment), Some(to)) = (found.thing, ruling.to) else {
                    return Ok(Some(Acted::NotNow));
                };
                if !moving::may_go(connection, comment, to, reach).await? {
                    return Ok(Some(Acted::NotNow));
                }
            }
            let is_there = found.standing.is_some() || ruling.ruling == Ruling::Keep;
            let is_first = by.is_some() || (ruling.ruling == Ruling::Hide && found.last.is_none());
            found.state == CaseState::Open && is_free && is_there && is_first
        }
        CaseAct::Undo => {
            let is_decided = found.state == CaseState::Decided && found.standing.is_some();
            is_decided
                && found.last.as_ref().is_some_and(|last| last.is_staff && last.ruling != Ruling::Redact)
        }
        CaseAct::Lift => {
            let lasts = |last: &Last| !last.is_lifted && last.measure.is_some_and(Measure::lasts);
            found.state == CaseState::Decided && found.last.as_ref().is_some_and(lasts)
        }
        CaseAct::Judge { verdict, .. } => {
            let decided = found.last.as_ref().and_then(|last| last.actor);
            if is_own || (by.is_some() && decided == by) {
                return Ok(Some(Acted::Own));
            }
            let is_there = found.standing.is_some() || *verdict == Verdict::Uphold;
            found.state == CaseState::Appealed && is_free && is_there
        }
    };
    Ok((!is_possible).then_some(Acted::NotNow))
}

async fn moderates(connection: &mut Connection, person: Uuid, theme: Uuid) -> Result<bool, sqlx::Error> {
    let duties: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM duties d JOIN accounts a ON a.person_id = d.person_id WHERE d.person_id = $1 \
         AND d.duty = 'moderator' AND d.theme IN ($2, $3) AND a.suspended IS NULL",
    )
    .bind(person)
    .bind(theme)
    .bind(Uuid::nil())
    .fetch_one(connection)
    .await?;
    Ok(duties > 0)
}

async fn perform(
    connection: &mut Connection,
    found: &Found,
    act: CaseAct,
    hand: Hand,
) -> Result<(), sqlx::Error> {
    match act {
        CaseAct::Claim => hold(connection, found, hand.by, hand, DeedKind::Claimed).await,
        CaseAct::Release => hold(connection, found, None, hand, DeedKind::Released).await,
        CaseAct::HandOver(colleague) => {
            hold(connection, found, Some(colleague), hand, DeedKind::HandedOver).await
        }
        CaseAct::Note(text) => note(connection, found.id, hand, text).await,
        CaseAct::Rule(ruling) => rule(connection, found, *ruling, hand).await,
        CaseAct::Undo => undo(connection, found, hand).await,
        CaseAct::Lift => lift(connection, found, hand).await,
        CaseAct::Judge { verdict, answer } => judge(connection, found, verdict, answer, hand).await,
    }
}

async fn hold(
    connection: &mut Connection,
    found: &Found,
    holder: Option<Uuid>,
    hand: Hand,
    action: DeedKind,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE cases SET holder_id = $2, held = $3 WHERE id = $1")
        .bind(found.id)
        .bind(holder)
        .bind(holder.map(|_| millis(hand.at)))
        .execute(&mut *connection)
        .await?;
    log(connection, found, hand, action, None, None).await
}

async fn note(connection: &mut Connection, case: i64, hand: Hand, text: String) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO case_notes (case_id, number, at, actor_id, text) \
         SELECT $1, COALESCE((SELECT MAX(n.number) FROM case_notes n WHERE n.case_id = $1), 0) + 1, $2, $3, $4",
    )
    .bind(case)
    .bind(millis(hand.at))
    .bind(hand.by)
    .bind(text)
    .execute(connection)
    .await
    .map(drop)
}

async fn rule(
    connection: &mut Connection,
    found: &Found,
    ruling: NewRuling,
    hand: Hand,
) -> Result<(), sqlx::Error> {
    let NewRuling { id, ruling, clause, reason, note, salt, requotes, measure, redaction, to } = ruling;
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
    .bind(measure.filter(|(measure, _)| *measure == Measure::MuteInTheme).map(|_| found.theme))
    .bind(measure.and_then(|(_, until)| until).map(millis))
    .bind(hand.sweep)
    .execute(&mut *connection)
    .await?;
    let was_withheld = found.standing.as_deref().is_some_and(is_withheld);
    match ruling {
        Ruling::Keep if was_withheld => give_back(connection, found, hand.at).await?,
        Ruling::Keep => {}
        Ruling::Hide | Ruling::Remove => {
            set_standing(connection, found, ruling.code(), &requotes).await?;
        }
        Ruling::Redact => {
            if let Some(redaction) = &redaction {
                withholding::redact(connection, redaction, &requotes).await?;
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
async fn settle(connection: &mut Connection, case: i64) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE cases SET state = $2, holder_id = NULL, held = NULL WHERE id = $1")
        .bind(case)
        .bind(CaseState::Decided.code())
        .execute(connection)
        .await
        .map(drop)
}

async fn undo(connection: &mut Connection, found: &Found, hand: Hand) -> Result<(), sqlx::Error> {
    let Some(last) = &found.last else { return Ok(()) };
    set_standing(connection, found, &last.before, &[]).await?;
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
async fn lift(connection: &mut Connection, found: &Found, hand: Hand) -> Result<(), sqlx::Error> {
    let Some(last) = &found.last else { return Ok(()) };
    sqlx::query("UPDATE decisions SET lifted = $2 WHERE id = $1")
        .bind(last.id)
        .bind(millis(hand.at))
        .execute(&mut *connection)
        .await?;
    log(connection, found, hand, DeedKind::Lifted, last.clause, None).await?;
    tell_author(connection, found, last.id, hand.at).await
}

async fn judge(
    connection: &mut Connection,
    found: &Found,
    verdict: Verdict,
    answer: String,
    hand: Hand,
) -> Result<(), sqlx::Error> {
    let Some(last) = &found.last else { return Ok(()) };
    sqlx::query("UPDATE decisions SET verdict = $2, judge_id = $3, judged = $4, answer = $5 WHERE id = $1")
        .bind(last.id)
        .bind(verdict.code())
        .bind(hand.by)
        .bind(millis(hand.at))
        .bind(answer)
        .execute(&mut *connection)
        .await?;
    let action = match verdict {
        Verdict::Uphold => DeedKind::Upheld,
        Verdict::Restore => {
            move_back(connection, found.thing, last).await?;
            give_back(connection, found, hand.at).await?;
            DeedKind::Restored
        }
    };
    settle(connection, found.id).await?;
    log(connection, found, hand, action, last.clause, None).await?;
    tell_author(connection, found, last.id, hand.at).await?;
    if verdict == Verdict::Restore {
        tell_reporters(connection, found.id, hand.at).await?;
    }
    Ok(())
}

/// Has a comment stand where the decision found it, where that moved it.
async fn move_back(connection: &mut Connection, thing: Thing, last: &Last) -> Result<(), sqlx::Error> {
    match (thing, last.ruling) {
        (Thing::Comment(comment), Ruling::Move) => moving::back(connection, last.id, comment).await,
        _ => Ok(()),
    }
}

/// Has a thing stand as it did before anything was decided in this case. Who is told of a comment is told now, where that
/// was held before they were.
async fn give_back(
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
        Thing::GuestPost(_) => None,
    };
    set_standing(connection, found, &before, &[]).await?;
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
    requotes: &[Requote],
) -> Result<(), sqlx::Error> {
    let is_so = to.is_empty() || found.standing.as_deref() == Some(to);
    if is_so || stand(connection, found.thing, to, requotes).await? {
        return Ok(());
    }
    Err(sqlx::Error::RowNotFound)
}

async fn text(connection: &mut Connection, thing: Thing) -> Result<Option<String>, sqlx::Error> {
    let (query, id) = match thing {
        Thing::Comment(id) => (
            "SELECT COALESCE(w.source, c.source) FROM comments c \
             LEFT JOIN withheld_comments w ON w.comment_id = c.id WHERE c.id = $1",
            id,
        ),
        Thing::GuestPost(id) => ("SELECT content FROM topics WHERE id = $1", id),
    };
    sqlx::query_scalar(query).bind(id).fetch_optional(connection).await
}

async fn log(
    connection: &mut Connection,
    found: &Found,
    hand: Hand,
    action: DeedKind,
    clause: Option<Clause>,
    text: Option<[u8; 32]>,
) -> Result<(), sqlx::Error> {
    let actor = if hand.is_staff { "staff" } else { "system" };
    let deed = Deed {
        at: hand.at,
        actor,
        actor_id: hand.by,
        action,
        case: found.id,
        thing: found.thing.to_string(),
        author: found.author,
        clause: clause.map(Clause::code),
        text,
    };
    moderation_log::append(connection, &deed).await
}

/// Tells the author, in the Community and by a mail that says no more than that there is something to read.
async fn tell_author(
    connection: &mut Connection,
    found: &Found,
    decision: Uuid,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let Some(author) = found.author else { return Ok(()) };
    sqlx::query("DELETE FROM notices WHERE decision_id = $1")
        .bind(decision)
        .execute(&mut *connection)
        .await?;
    sqlx::query(
        "INSERT INTO notices (person_id, kind, decision_id, at, pace) SELECT a.person_id, $2, $3, $4, $5 \
         FROM accounts a WHERE a.person_id = $1",
    )
    .bind(author)
    .bind(NoticeKind::StaffAnswer.code())
    .bind(decision)
    .bind(millis(at))
    .bind(Pace::Never.code())
    .execute(&mut *connection)
    .await?;
    // One mail is enough, however much was decided until it goes.
    let kind = AccountMailKind::Moderated;
    sqlx::query("DELETE FROM outbox WHERE person_id = $1 AND kind = $2 AND dead IS NULL")
        .bind(author)
        .bind(kind.code())
        .execute(&mut *connection)
        .await?;
    outbox::queue(connection, Letter::Person(kind, author), None, at).await
}

/// Tells who reported it that somebody has looked.
async fn tell_reporters(
    connection: &mut Connection,
    case: i64,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM notices WHERE report_id IN (SELECT id FROM reports WHERE case_id = $1)")
        .bind(case)
        .execute(&mut *connection)
        .await?;
    sqlx::query(
        "INSERT INTO notices (person_id, kind, report_id, at, pace) SELECT r.reporter_id, $2, r.id, $3, \
         COALESCE((SELECT p.pace FROM notice_choices p WHERE p.person_id = r.reporter_id AND p.kind = $2), $4) \
         FROM reports r JOIN accounts a ON a.person_id = r.reporter_id WHERE r.case_id = $1",
    )
    .bind(case)
    .bind(NoticeKind::StaffAnswer.code())
    .bind(millis(at))
    .bind(NoticeKind::StaffAnswer.usual_pace().code())
    .execute(connection)
    .await
    .map(drop)
}

pub(super) async fn appeal(
    connection: &mut Connection,
    decision: Uuid,
    author: Uuid,
    text: String,
    at: OffsetDateTime,
) -> Result<Appealed, sqlx::Error> {
    let case: Option<i64> = sqlx::query_scalar(
        "SELECT case_id FROM decisions WHERE id = $1 AND author_id = $2 AND is_staff \
         AND (ruling <> $3 OR measure IS NOT NULL) AND undone IS NULL AND appealed IS NULL AND at > $4",
    )
    .bind(decision)
    .bind(author)
    .bind(Ruling::Keep.code())
    .bind(millis(at - APPEAL_TIME))
    .fetch_optional(&mut *connection)
    .await?;
    let Some(case) = case else { return Ok(Appealed::Not) };
    let Some(found) = found(connection, case).await? else { return Ok(Appealed::Not) };
    if found.last.as_ref().is_none_or(|last| last.id != decision) {
        return Ok(Appealed::Not);
    }
    // Whatever is done about a case raises its version: where it is still the same, so is all that was looked at.
    let waits = sqlx::query(
        "UPDATE cases SET state = $2, waits = $3, version = version + 1 WHERE id = $1 AND state = $4 AND version = $5",
    )
    .bind(case)
    .bind(CaseState::Appealed.code())
    .bind(millis(at))
    .bind(CaseState::Decided.code())
    .bind(i64::from(found.version))
    .execute(&mut *connection)
    .await?;
    if waits.rows_affected() == 0 {
        return Ok(Appealed::Not);
    }
    sqlx::query("UPDATE decisions SET appealed = $2, appeal = $3 WHERE id = $1")
        .bind(decision)
        .bind(millis(at))
        .bind(text)
        .execute(&mut *connection)
        .await?;
    let deed = Deed {
        at,
        actor: "author",
        actor_id: Some(author),
        action: DeedKind::Appealed,
        case,
        thing: found.thing.to_string(),
        author: Some(author),
        clause: found.last.and_then(|last| last.clause).map(Clause::code),
        text: None,
    };
    moderation_log::append(connection, &deed).await?;
    Ok(Appealed::Done)
}

/// Erases what was said about somebody who leaves, and by them; what was done stays in the log, which names nobody. Their
/// cases are closed: nothing of theirs is there to be decided about.
pub(super) async fn let_go(
    connection: &mut Connection,
    person: Uuid,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    for erase in [
        "UPDATE decisions SET reason = '', note = '', appeal = NULL, answer = NULL, salt = NULL WHERE author_id = $1",
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
    for (case, thing) in closed {
        let deed = Deed {
            at,
            actor: "author",
            actor_id: Some(person),
            action: DeedKind::Closed,
            case,
            thing,
            author: Some(person),
            clause: None,
            text: None,
        };
        moderation_log::append(connection, &deed).await?;
    }
    Ok(())
}
