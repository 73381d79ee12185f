//! What is done about an enquiry: each act with its history, its audit and its mail in one transaction.

use domain::contact::{EnquiryState, Team};
use domain::desk::REPEAT_TIME;
use sqlx::QueryBuilder;
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::audit::{self, By};
use super::super::outbox::{self, QueuedFor};
use super::super::rows::{millis, small, word};
use super::super::{Connection, Db};
use super::read::push_teams;
use crate::contact::{EnquiryAct, EnquiryDid, EnquiryDoing};
use crate::mail::ContactMailKind;

/// The enquiry as it stands in this transaction.
struct Found {
    state: EnquiryState,
    team: Team,
    version: u32,
}

pub(super) async fn act(connection: &mut Connection, doing: EnquiryDoing) -> Result<EnquiryDid, sqlx::Error> {
    let EnquiryDoing { enquiry, version, by, act, due, at } = doing;
    let Some(found) = find(connection, enquiry).await? else { return Ok(EnquiryDid::Gone) };
    if found.version != version {
        return Ok(EnquiryDid::Stale);
    }
    let is_possible = match &act {
        EnquiryAct::Answer(_) => found.state.takes_answers(),
        EnquiryAct::Pass(team) => found.team != *team && found.state != EnquiryState::Closed,
        EnquiryAct::Become(state) => found.state.may_become(*state) && *state != EnquiryState::Answered,
    };
    if !is_possible {
        return Ok(EnquiryDid::NotNow);
    }
    // Another node may have come between: the version is looked at again under the row's lock.
    let raised = sqlx::query(
        "UPDATE enquiries SET version = version + 1, touched = $3 WHERE id = $1 AND version = $2",
    )
    .bind(enquiry)
    .bind(i64::from(version))
    .bind(millis(at))
    .execute(&mut *connection)
    .await?;
    if raised.rows_affected() == 0 {
        return Ok(EnquiryDid::Stale);
    }
    let actor = Some(by);
    match act {
        EnquiryAct::Answer(text) => {
            set_state(connection, enquiry, EnquiryState::Answered).await?;
            let noted = Noted { text: Some(text), ..Noted::of("answered", actor, at) };
            let event = note(connection, enquiry, noted).await?;
            let mail = QueuedFor::Enquiry(ContactMailKind::Answer, enquiry, Some(event));
            outbox::queue(connection, mail, None, at).await?;
            audit::note(connection, at, By::Staff(by), "enquiry.answered", Some(enquiry), None).await?;
        }
        EnquiryAct::Pass(team) => {
            sqlx::query("UPDATE enquiries SET team = $2 WHERE id = $1")
                .bind(enquiry)
                .bind(team.code())
                .execute(&mut *connection)
                .await?;
            note(connection, enquiry, Noted { team: Some(team), ..Noted::of("passed", actor, at) }).await?;
            audit::note(connection, at, By::Staff(by), "enquiry.passed", Some(enquiry), Some(team.code()))
                .await?;
        }
        EnquiryAct::Become(state) => {
            set_state(connection, enquiry, state).await?;
            if state == EnquiryState::Open {
                set_due(connection, enquiry, due).await?;
            }
            note(connection, enquiry, Noted { state: Some(state), ..Noted::of("became", actor, at) }).await?;
            audit::note(connection, at, By::Staff(by), "enquiry.state", Some(enquiry), Some(state.code()))
                .await?;
        }
    }
    Ok(EnquiryDid::Done)
}

async fn find(connection: &mut Connection, id: Uuid) -> Result<Option<Found>, sqlx::Error> {
    let found: Option<(String, String, i64)> =
        sqlx::query_as("SELECT state, team, version FROM enquiries WHERE id = $1")
            .bind(id)
            .fetch_optional(connection)
            .await?;
    let Some((state, team, version)) = found else { return Ok(None) };
    Ok(Some(Found { state: word(&state)?, team: word(&team)?, version: small(version)? }))
}

/// Closes what waits apart, up to a number that its reader has seen.
pub(super) async fn close_suspected(
    connection: &mut Connection,
    teams: Vec<Team>,
    up_to: i64,
    by: Uuid,
    at: OffsetDateTime,
) -> Result<u64, sqlx::Error> {
    let mut query = QueryBuilder::<Db>::new("UPDATE enquiries SET version = version + 1, touched = ");
    query.push_bind(millis(at)).push(", state = ").push_bind(EnquiryState::Closed.code());
    query.push(" WHERE state = ").push_bind(EnquiryState::Suspected.code());
    query.push(" AND number <= ").push_bind(up_to);
    push_teams(&mut query, &teams);
    query.push(" RETURNING id");
    let closed: Vec<Uuid> = query.build_query_scalar().fetch_all(&mut *connection).await?;
    for id in &closed {
        let noted = Noted { state: Some(EnquiryState::Closed), ..Noted::of("became", Some(by), at) };
        note(connection, *id, noted).await?;
    }
    if !closed.is_empty() {
        let count = closed.len().to_string();
        audit::note(connection, at, By::Staff(by), "enquiry.suspected_closed", None, Some(&count)).await?;
    }
    Ok(closed.len() as u64)
}

/// Adds what its writer says.
pub(super) async fn reply(
    connection: &mut Connection,
    id: Uuid,
    text: String,
    due: OffsetDateTime,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    // An update first, so that nobody acts between what is read of it and what is written.
    let found: Option<String> = sqlx::query_scalar(
        "UPDATE enquiries SET version = version + 1, touched = $2 WHERE id = $1 RETURNING state",
    )
    .bind(id)
    .bind(millis(at))
    .fetch_optional(&mut *connection)
    .await?;
    let Some(state) = found else { return Ok(false) };
    let said: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM enquiry_events WHERE enquiry_id = $1 AND what = 'replied' AND text = $2 \
         AND at > $3)",
    )
    .bind(id)
    .bind(&text)
    .bind(millis(at - REPEAT_TIME))
    .fetch_one(&mut *connection)
    .await?;
    if said {
        return Ok(true);
    }
    note(connection, id, Noted { text: Some(text), ..Noted::of("replied", None, at) }).await?;
    audit::note(connection, at, By::Visitor, "enquiry.replied", Some(id), None).await?;
    let state: EnquiryState = word(&state)?;
    if state.replied() != state {
        set_state(connection, id, state.replied()).await?;
        set_due(connection, id, due).await?;
    }
    Ok(true)
}

/// Erases what nothing was said or done about for long enough.
pub(super) async fn expire(
    connection: &mut Connection,
    before: OffsetDateTime,
    suspected_before: OffsetDateTime,
    at: OffsetDateTime,
) -> Result<u64, sqlx::Error> {
    let expired = sqlx::query(
        "DELETE FROM enquiries WHERE touched < $1 OR (touched < $2 AND (state = $3 OR (state = $4 AND NOT EXISTS \
         (SELECT 1 FROM enquiry_events e WHERE e.enquiry_id = enquiries.id AND e.what = 'answered'))))",
    )
    .bind(millis(before))
    .bind(millis(suspected_before))
    .bind(EnquiryState::Suspected.code())
    .bind(EnquiryState::Closed.code())
    .execute(&mut *connection)
    .await?
    .rows_affected();
    if expired > 0 {
        audit::note(connection, at, By::System, "enquiry.expired", None, Some(&expired.to_string())).await?;
    }
    Ok(expired)
}

/// Erases what was written from an address, with all else of its owner.
pub(in super::super) async fn forget_mailbox(
    connection: &mut Connection,
    mailbox: &[u8],
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM enquiries WHERE email_key = $1")
        .bind(mailbox)
        .execute(connection)
        .await
        .map(drop)
}

async fn set_state(connection: &mut Connection, id: Uuid, state: EnquiryState) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE enquiries SET state = $2 WHERE id = $1")
        .bind(id)
        .bind(state.code())
        .execute(connection)
        .await
        .map(drop)
}

async fn set_due(connection: &mut Connection, id: Uuid, due: OffsetDateTime) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE enquiries SET due = $2 WHERE id = $1")
        .bind(id)
        .bind(millis(due))
        .execute(connection)
        .await
        .map(drop)
}

/// A line of the history.
struct Noted {
    what: &'static str,
    actor: Option<Uuid>,
    at: OffsetDateTime,
    state: Option<EnquiryState>,
    team: Option<Team>,
    text: Option<String>,
}

impl Noted {
    const fn of(what: &'static str, actor: Option<Uuid>, at: OffsetDateTime) -> Self {
        Self { what, actor, at, state: None, team: None, text: None }
    }
}

/// Adds a line to the history; returns its number.
async fn note(connection: &mut Connection, enquiry: Uuid, noted: Noted) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(
        "INSERT INTO enquiry_events (enquiry_id, at, actor_id, what, state, team, text) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING seq",
    )
    .bind(enquiry)
    .bind(millis(noted.at))
    .bind(noted.actor)
    .bind(noted.what)
    .bind(noted.state.map(EnquiryState::code))
    .bind(noted.team.map(Team::code))
    .bind(noted.text)
    .fetch_one(connection)
    .await
}
