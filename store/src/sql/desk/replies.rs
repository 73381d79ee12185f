//! What the person of a request does about it: confirm that it is theirs, and add to it.

use domain::desk::{REPEAT_TIME, RequestState};
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::Connection;
use super::super::audit::{self, By};
use super::super::rows::{millis, word};

pub(in super::super) async fn confirm(
    connection: &mut Connection,
    id: Uuid,
    at: OffsetDateTime,
) -> Result<Option<i64>, sqlx::Error> {
    let confirmed: Option<i64> = sqlx::query_scalar(
        "UPDATE requests SET confirmed = $2, version = version + 1 WHERE id = $1 AND confirmed IS NULL \
         AND NOT signed_in AND person_id IS NOT NULL RETURNING number",
    )
    .bind(id)
    .bind(millis(at))
    .fetch_optional(&mut *connection)
    .await?;
    if confirmed.is_none() {
        // Pressed twice, it is confirmed all the same.
        return sqlx::query_scalar("SELECT number FROM requests WHERE id = $1 AND confirmed IS NOT NULL")
            .bind(id)
            .fetch_optional(connection)
            .await;
    }
    note(connection, id, None, ("confirmed", None), at).await?;
    audit::note(connection, at, By::Person, "request.confirmed", Some(id), None).await?;
    Ok(confirmed)
}

pub(in super::super) async fn reply(
    connection: &mut Connection,
    person: Uuid,
    number: i64,
    text: String,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    // An update first, so that nobody at the desk acts between what is read of it and what is written.
    let found: Option<(Uuid, String)> = sqlx::query_as(
        "UPDATE requests SET version = version + 1 WHERE number = $1 AND person_id = $2 \
         AND (signed_in OR confirmed IS NOT NULL) RETURNING id, state",
    )
    .bind(number)
    .bind(person)
    .fetch_optional(&mut *connection)
    .await?;
    let Some((id, state)) = found else { return Ok(false) };
    let said: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM request_events WHERE request_id = $1 AND what = 'replied' AND text = $2 \
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
    note(connection, id, Some(person), ("replied", Some(text)), at).await?;
    audit::note(connection, at, By::Person, "request.replied", Some(id), None).await?;
    let state: RequestState = word(&state)?;
    if state.replied() != state {
        sqlx::query("UPDATE requests SET state = $2 WHERE id = $1")
            .bind(id)
            .bind(state.replied().code())
            .execute(&mut *connection)
            .await?;
        audit::note(connection, at, By::Person, "request.state", Some(id), Some(state.replied().code()))
            .await?;
    }
    Ok(true)
}

async fn note(
    connection: &mut Connection,
    request: Uuid,
    person: Option<Uuid>,
    (what, text): (&'static str, Option<String>),
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO request_events (request_id, at, actor, what, text) VALUES ($1, $2, $3, $4, $5)")
        .bind(request)
        .bind(millis(at))
        .bind(person)
        .bind(what)
        .bind(text)
        .execute(connection)
        .await
        .map(drop)
}
