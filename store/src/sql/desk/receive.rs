//! Receiving requests, and letting go those that nobody confirms.

use domain::account::Username;
use domain::desk::REPEAT_TIME;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::super::Connection;
use super::super::audit::{self, By};
use super::super::outbox::{self, QueuedFor};
use super::super::pledges::receive::PROMPTS_A_DAY;
use super::super::rows::millis;
use crate::desk::{NewRequest, Requester};
use crate::mail::DeskMailKind;

pub(super) async fn receive(connection: &mut Connection, request: NewRequest) -> Result<(), sqlx::Error> {
    let NewRequest { id, by, kind, language, wanted, topic, message, at } = request;
    let (person, address, actor) = match by {
        Requester::Person(person) => (Some(person), None, By::Person),
        Requester::Mailbox(key, address) => {
            let known: Option<Uuid> = sqlx::query_scalar("SELECT id FROM people WHERE email_key = $1")
                .bind(key.to_vec())
                .fetch_optional(&mut *connection)
                .await?;
            (known, known.is_none().then_some(address), By::Visitor)
        }
    };
    let before: Option<i64> = sqlx::query_scalar(
        "SELECT number FROM requests WHERE (person_id = $1 OR address = $2) AND signed_in = $3 AND kind = $4 \
         AND COALESCE(wanted, '') = $5 AND COALESCE(topic_id, 0) = $6 AND message = $7 AND received > $8 AND language = $9 LIMIT 1",
    )
    .bind(person)
    .bind(address.as_deref())
    .bind(actor == By::Person)
    .bind(kind.code())
    .bind(wanted.as_ref().map_or("", Username::as_str))
    .bind(topic.unwrap_or_default())
    .bind(&message)
    .bind(millis(at - REPEAT_TIME))
    .bind(language.code())
    .fetch_optional(&mut *connection)
    .await?;
    if before.is_some() {
        return Ok(());
    }
    sqlx::query(
        "INSERT INTO requests (id, person_id, address, signed_in, kind, language, wanted, message, received, topic_id) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(id)
    .bind(person)
    .bind(address)
    .bind(actor == By::Person)
    .bind(kind.code())
    .bind(language.code())
    .bind(wanted.as_ref().map(Username::as_str))
    .bind(message)
    .bind(millis(at))
    .bind(topic)
    .execute(&mut *connection)
    .await?;
    audit::note(connection, at, actor, "request.received", Some(id), Some(kind.code())).await?;
    match person {
        Some(person) => acknowledge(connection, person, id, at).await,
        None => Ok(()),
    }
}

/// Mails the reference.
async fn acknowledge(
    connection: &mut Connection,
    person: Uuid,
    request: Uuid,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    if !may_prompt(connection, person, at).await? {
        return Ok(());
    }
    outbox::queue(connection, QueuedFor::Request(DeskMailKind::Received, request, None), None, at).await
}

/// Counts a mail to somebody that a form causes, where it is within what anybody can cause to be mailed to them in a day.
pub(in super::super) async fn may_prompt(
    connection: &mut Connection,
    person: Uuid,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let prompted = sqlx::query(
        "UPDATE people SET \
             prompts = CASE WHEN prompts_since > $2 THEN prompts + 1 ELSE 1 END, \
             prompts_since = CASE WHEN prompts_since > $2 THEN prompts_since ELSE $3 END \
         WHERE id = $1 AND (prompts < $4 OR prompts_since <= $2)",
    )
    .bind(person)
    .bind(millis(at - Duration::DAY))
    .bind(millis(at))
    // Half of them, so that whoever fills in the form in somebody's name leaves them their own links.
    .bind(PROMPTS_A_DAY / 2)
    .execute(&mut *connection)
    .await?;
    Ok(prompted.rows_affected() > 0)
}

pub(super) async fn expire(
    connection: &mut Connection,
    before: OffsetDateTime,
    at: OffsetDateTime,
) -> Result<u64, sqlx::Error> {
    let expired = sqlx::query("DELETE FROM requests WHERE person_id IS NULL AND received < $1")
        .bind(millis(before))
        .execute(&mut *connection)
        .await?
        .rows_affected();
    if expired > 0 {
        audit::note(connection, at, By::System, "request.expired", None, Some(&expired.to_string())).await?;
    }
    Ok(expired)
}
