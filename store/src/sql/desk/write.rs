//! What the service desk does about a request: each act with its history, its audit and its mail in one transaction.

use domain::account::Role;
use domain::desk::{Parties, RequestState};
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::audit::{self, By};
use super::super::measures::{in_force, kept_out};
use super::super::outbox::{self, QueuedFor};
use super::super::rows::{Columns as _, millis};
use super::super::{Connection, accounts, notify, sessions, username_moderation};
use crate::desk::{Act, Did, Doing, Rename};
use crate::mail::{AccountMailKind, DeskMailKind};

/// The request as it stands in this transaction.
struct Case {
    id: Uuid,
    number: i64,
    state: RequestState,
    version: u32,
    assignee: Option<Uuid>,
    person: Option<Person>,
}

/// Its person, as far as acts depend on it.
struct Person {
    id: Uuid,
    username: Option<String>,
    on_roster: bool,
    has_second_factor: bool,
    is_staff: bool,
}

/// Who does it, and when.
#[derive(Clone, Copy)]
struct DoneBy {
    by: Uuid,
    at: OffsetDateTime,
}

pub(in super::super) async fn act(connection: &mut Connection, doing: Doing) -> Result<Did, sqlx::Error> {
    let Some(case) = case(connection, doing.request).await? else { return Ok(Did::Gone) };
    if case.version != doing.version {
        return Ok(Did::Stale);
    }
    if let Some(refused) = refusal(connection, &case, &doing).await? {
        return Ok(refused);
    }
    // Another node may have come between: the version is looked at again under the row's lock.
    let raised = sqlx::query("UPDATE requests SET version = version + 1 WHERE id = $1 AND version = $2")
        .bind(case.id)
        .bind(i64::from(case.version))
        .execute(&mut *connection)
        .await?;
    if raised.rows_affected() == 0 {
        return Ok(Did::Stale);
    }
    perform(connection, &case, doing.act, DoneBy { by: doing.by, at: doing.at }).await?;
    Ok(Did::Done)
}

async fn case(connection: &mut Connection, id: Uuid) -> Result<Option<Case>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT r.number, r.state, r.version, r.assignee, h.id AS person_id, h.on_roster, a.username, \
             (a.totp_since IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys k WHERE k.person_id = r.person_id)) \
             AS has_second_factor, EXISTS (SELECT 1 FROM duties d WHERE d.person_id = r.person_id) AS is_staff \
         FROM requests r LEFT JOIN people h ON h.id = r.person_id LEFT JOIN accounts a ON a.person_id = h.id \
         WHERE r.id = $1",
    )
    .bind(id)
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let person: Option<Uuid> = row.try_get("person_id")?;
    let person = match person {
        Some(id) => Some(Person {
            id,
            username: row.read("username")?,
            on_roster: row.read("on_roster")?,
            has_second_factor: row.read("has_second_factor")?,
            is_staff: row.read("is_staff")?,
        }),
        None => None,
    };
    Ok(Some(Case {
        id,
        number: row.read("number")?,
        state: row.read("state")?,
        version: row.read("version")?,
        assignee: row.read("assignee")?,
        person,
    }))
}

/// Why it cannot be done, if so.
async fn refusal(
    connection: &mut Connection,
    case: &Case,
    doing: &Doing,
) -> Result<Option<Did>, sqlx::Error> {
    let act = &doing.act;
    let serves = matches!(act, Act::Rename(_) | Act::ResetSecondFactor | Act::SendLink);
    let parties = Parties {
        is_own: case.person.as_ref().is_some_and(|person| person.id == doing.by),
        is_staff: case.person.as_ref().is_some_and(|person| person.is_staff),
        by_administrator: is_administrator(connection, doing.by).await?,
    };
    if let Some(hindrance) = parties.hinder(serves) {
        return Ok(Some(Did::Hindered(hindrance)));
    }
    // What is closed is opened again before anything is done for its person.
    if serves && case.state.is_closed() {
        return Ok(Some(Did::NotNow));
    }
    let is_possible = match act {
        Act::Assign(colleague) => {
            let serves: Option<i32> = sqlx::query_scalar(concat!(
                "SELECT 1 FROM duties d JOIN accounts a ON a.person_id = d.person_id \
                 WHERE d.person_id = $1 AND d.duty = 'service_desk' AND NOT ",
                kept_out!("a.person_id", "$2")
            ))
            .bind(*colleague)
            .bind(millis(doing.at))
            .fetch_optional(connection)
            .await?;
            serves.is_some() && !case.state.is_closed()
        }
        Act::Release => case.assignee.is_some(),
        Act::Become(state) => case.state.may_become(*state) && !state.needs_words(),
        Act::Note(_) => true,
        Act::Answer(_, state) => {
            !case.state.is_closed() && (case.state == *state || case.state.may_become(*state))
        }
        Act::Rename(rename) => return rename_refusal(connection, case, rename).await,
        // Whoever could take a second factor from other staff could become them.
        Act::ResetSecondFactor => {
            case.person.as_ref().is_some_and(|person| person.has_second_factor && !person.is_staff)
        }
        Act::SendLink => {
            case.person.as_ref().is_some_and(|person| person.on_roster || person.username.is_some())
        }
    };
    Ok((!is_possible).then_some(Did::NotNow))
}

async fn is_administrator(connection: &mut Connection, person: Uuid) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM duties WHERE person_id = $1 AND duty = $2 AND theme = $3)",
    )
    .bind(person)
    .bind(Role::Administrator.code())
    .bind(Uuid::nil())
    .fetch_one(connection)
    .await
}

async fn rename_refusal(
    connection: &mut Connection,
    case: &Case,
    rename: &Rename,
) -> Result<Option<Did>, sqlx::Error> {
    let Some(person) = &case.person else { return Ok(Some(Did::NotNow)) };
    match &person.username {
        None => return Ok(Some(Did::NotNow)),
        Some(username) if *username != rename.from => return Ok(Some(Did::Stale)),
        Some(_) => {}
    }
    let is_taken = accounts::is_taken(connection, person.id, &rename.to.skeleton(), &rename.to_key).await?;
    Ok(is_taken.then_some(Did::NameTaken))
}

async fn perform(
    connection: &mut Connection,
    case: &Case,
    act: Act,
    done_by: DoneBy,
) -> Result<(), sqlx::Error> {
    match act {
        Act::Assign(colleague) => {
            set_holder(connection, case, Some(colleague)).await?;
            note(
                connection,
                case,
                done_by,
                "assigned",
                Noted { assignee: Some(colleague), ..Noted::default() },
            )
            .await?;
            audit::note(
                connection,
                done_by.at,
                By::Staff(done_by.by),
                "request.assigned",
                Some(case.id),
                None,
            )
            .await?;
            if case.state == RequestState::New {
                set_state(connection, case, RequestState::Open, done_by).await?;
            }
            Ok(())
        }
        Act::Release => {
            set_holder(connection, case, None).await?;
            note(connection, case, done_by, "released", Noted::default()).await?;
            audit::note(
                connection,
                done_by.at,
                By::Staff(done_by.by),
                "request.released",
                Some(case.id),
                None,
            )
            .await
        }
        Act::Become(state) => set_state(connection, case, state, done_by).await,
        Act::Note(text) => {
            note(connection, case, done_by, "noted", Noted { text: Some(text), ..Noted::default() })
                .await
                .map(drop)
        }
        Act::Answer(text, state) => {
            let noted = Noted { text: Some(text), ..Noted::default() };
            let seq = note(connection, case, done_by, "answered", noted).await?;
            let letter = QueuedFor::Request(DeskMailKind::Answer, case.id, Some(seq));
            outbox::queue(connection, letter, None, done_by.at).await?;
            audit::note(
                connection,
                done_by.at,
                By::Staff(done_by.by),
                "request.answered",
                Some(case.id),
                None,
            )
            .await?;
            notify::answer(connection, case.id, done_by.by, done_by.at).await?;
            if state != case.state {
                set_state(connection, case, state, done_by).await?;
            }
            Ok(())
        }
        Act::Rename(renamed) => rename(connection, case, *renamed, done_by).await,
        Act::ResetSecondFactor => reset_second_factor(connection, case, done_by).await,
        Act::SendLink => send_link(connection, case, done_by).await,
    }
}

async fn rename(
    connection: &mut Connection,
    case: &Case,
    rename: Rename,
    done_by: DoneBy,
) -> Result<(), sqlx::Error> {
    let Some(person) = &case.person else { return Ok(()) };
    sqlx::query("UPDATE accounts SET username = $2, skeleton = $3, named = $4 WHERE person_id = $1")
        .bind(person.id)
        .bind(rename.to.as_str())
        .bind(rename.to.skeleton())
        .bind(millis(done_by.at))
        .execute(&mut *connection)
        .await?;
    username_moderation::forget(connection, person.id).await?;
    // The same name in another spelling is still theirs.
    if rename.from_key != rename.to_key {
        username_moderation::hold_name_back(connection, &rename.from_key, Some(person.id), done_by.at)
            .await?;
    }
    let text = Some(rename.to.as_str().to_owned());
    note(connection, case, done_by, "renamed", Noted { text, ..Noted::default() }).await?;
    audit::note(
        connection,
        done_by.at,
        By::Staff(done_by.by),
        "username.changed",
        Some(person.id),
        Some(&case.number.to_string()),
    )
    .await?;
    outbox::queue(
        connection,
        QueuedFor::Person(AccountMailKind::UsernameChanged, person.id),
        None,
        done_by.at,
    )
    .await?;
    // Whoever begins has it in hand.
    if case.assignee.is_none() {
        set_holder(connection, case, Some(done_by.by)).await?;
    }
    let state = if rename.closes { RequestState::Done } else { RequestState::Open };
    if case.state.may_become(state) { set_state(connection, case, state, done_by).await } else { Ok(()) }
}

async fn reset_second_factor(
    connection: &mut Connection,
    case: &Case,
    done_by: DoneBy,
) -> Result<(), sqlx::Error> {
    let Some(person) = &case.person else { return Ok(()) };
    sqlx::query("UPDATE accounts SET totp_secret = NULL, totp_since = NULL WHERE person_id = $1")
        .bind(person.id)
        .execute(&mut *connection)
        .await?;
    for factors in
        ["DELETE FROM recovery_codes WHERE person_id = $1", "DELETE FROM passkeys WHERE person_id = $1"]
    {
        sqlx::query(factors).bind(person.id).execute(&mut *connection).await?;
    }
    sessions::end(connection, person.id, None, None).await?;
    note(connection, case, done_by, "second_factor_reset", Noted::default()).await?;
    audit::note(
        connection,
        done_by.at,
        By::Staff(done_by.by),
        "second_factor.reset",
        Some(person.id),
        Some(&case.number.to_string()),
    )
    .await?;
    let letter = QueuedFor::Person(AccountMailKind::SecondFactorReset, person.id);
    outbox::queue(connection, letter, None, done_by.at).await
}

async fn send_link(connection: &mut Connection, case: &Case, done_by: DoneBy) -> Result<(), sqlx::Error> {
    let Some(person) = &case.person else { return Ok(()) };
    note(connection, case, done_by, "link_sent", Noted::default()).await?;
    audit::note(
        connection,
        done_by.at,
        By::Staff(done_by.by),
        "entry.sent",
        Some(person.id),
        Some(&case.number.to_string()),
    )
    .await?;
    accounts::queue_entry(connection, person.id, person.username.is_some(), done_by.at).await
}

async fn set_holder(
    connection: &mut Connection,
    case: &Case,
    assignee: Option<Uuid>,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE requests SET assignee = $2 WHERE id = $1")
        .bind(case.id)
        .bind(assignee)
        .execute(connection)
        .await
        .map(drop)
}

async fn set_state(
    connection: &mut Connection,
    case: &Case,
    state: RequestState,
    done_by: DoneBy,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE requests SET state = $2 WHERE id = $1")
        .bind(case.id)
        .bind(state.code())
        .execute(&mut *connection)
        .await?;
    note(connection, case, done_by, "became", Noted { state: Some(state), ..Noted::default() }).await?;
    audit::note(
        connection,
        done_by.at,
        By::Staff(done_by.by),
        "request.state",
        Some(case.id),
        Some(state.code()),
    )
    .await
}

/// What a line of the history holds besides who did what when.
#[derive(Default)]
struct Noted {
    state: Option<RequestState>,
    assignee: Option<Uuid>,
    text: Option<String>,
}

/// Adds a line to the history; returns its number.
async fn note(
    connection: &mut Connection,
    case: &Case,
    done_by: DoneBy,
    what: &'static str,
    noted: Noted,
) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(
        "INSERT INTO request_events (request_id, at, actor, what, state, assignee, text) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING seq",
    )
    .bind(case.id)
    .bind(millis(done_by.at))
    .bind(done_by.by)
    .bind(what)
    .bind(noted.state.map(RequestState::code))
    .bind(noted.assignee)
    .bind(noted.text)
    .fetch_one(connection)
    .await
}
