//! Receiving enquiries, and telling their references.

use domain::contact::{Admission, Arrivals, EnquiryState, may_tell_stranger};
use domain::desk::REPEAT_TIME;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::super::Connection;
use super::super::audit::{self, By};
use super::super::desk::may_prompt;
use super::super::outbox::{self, QueuedFor};
use super::super::rows::{count, millis};
use crate::contact::{EnquiryReceived, NewEnquiry, Writer};
use crate::mail::ContactMailKind;

pub(super) async fn receive(
    connection: &mut Connection,
    enquiry: NewEnquiry,
) -> Result<EnquiryReceived, sqlx::Error> {
    if let Some(before) = said_before(connection, &enquiry).await? {
        return Ok(EnquiryReceived::Kept(before));
    }
    let NewEnquiry { id, by, kind, area, topic, language, team, message, is_suspect, due, at } = enquiry;
    let (person, key, address) = match by {
        Writer::Person(person) => (Some(person), None, None),
        Writer::Mailbox(key, address) => (None, Some(key.to_vec()), Some(address)),
    };
    let state = match arrivals(connection, at).await?.admit(person.is_some(), is_suspect) {
        Admission::Open => EnquiryState::Open,
        Admission::Apart => EnquiryState::Suspected,
        Admission::Refused => return Ok(EnquiryReceived::Full),
    };
    let is_told = match (person, &key) {
        _ if state == EnquiryState::Suspected => false,
        (Some(person), _) => may_prompt(connection, person, at).await?,
        (None, Some(key)) => may_tell(connection, key, at).await?,
        (None, None) => false,
    };
    sqlx::query(
        "INSERT INTO enquiries (id, person_id, address, email_key, kind, area, topic_id, language, team, state, message, \
             received, due, touched, told) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12, $14)",
    )
    .bind(id)
    .bind(person)
    .bind(address)
    .bind(key)
    .bind(kind.code())
    .bind(area.code())
    .bind(topic)
    .bind(language.code())
    .bind(team.code())
    .bind(state.code())
    .bind(message)
    .bind(millis(at))
    .bind(millis(due))
    .bind(is_told)
    .execute(&mut *connection)
    .await?;
    let by = if person.is_some() { By::Person } else { By::Visitor };
    audit::note(connection, at, by, "enquiry.received", Some(id), None).await?;
    if is_told {
        let mail = QueuedFor::Enquiry(ContactMailKind::Received, id, None);
        outbox::queue(connection, mail, None, at).await?;
    }
    Ok(EnquiryReceived::Kept(id))
}

/// The same words by the same writer, minutes ago.
async fn said_before(connection: &mut Connection, enquiry: &NewEnquiry) -> Result<Option<Uuid>, sqlx::Error> {
    let (person, key) = match &enquiry.by {
        Writer::Person(person) => (Some(*person), None),
        Writer::Mailbox(key, _) => (None, Some(key.to_vec())),
    };
    sqlx::query_scalar(
        "SELECT id FROM enquiries WHERE (person_id = $1 OR email_key = $2) AND kind = $3 AND area = $4 \
         AND COALESCE(topic_id, 0) = $5 AND language = $6 AND message = $7 AND received > $8 LIMIT 1",
    )
    .bind(person)
    .bind(key)
    .bind(enquiry.kind.code())
    .bind(enquiry.area.code())
    .bind(enquiry.topic.unwrap_or_default())
    .bind(enquiry.language.code())
    .bind(&enquiry.message)
    .bind(millis(enquiry.at - REPEAT_TIME))
    .fetch_optional(connection)
    .await
}

/// What has come of late.
async fn arrivals(connection: &mut Connection, at: OffsetDateTime) -> Result<Arrivals, sqlx::Error> {
    let (strangers, apart): (i64, i64) = sqlx::query_as(
        "SELECT (SELECT COUNT(*) FROM enquiries WHERE person_id IS NULL AND received > $1 AND state <> $2), \
             (SELECT COUNT(*) FROM enquiries WHERE state = $2)",
    )
    .bind(millis(at - Duration::DAY))
    .bind(EnquiryState::Suspected.code())
    .fetch_one(connection)
    .await?;
    Ok(Arrivals { strangers: count(strangers), apart: count(apart) })
}

/// Whether a reference may go to an address that anybody may have typed: once a day to each, so many a day to all, and never
/// to one that there is not or that asked never to be written to.
async fn may_tell(
    connection: &mut Connection,
    mailbox: &[u8],
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let (to_all, to_this, refuses): (i64, i64, bool) = sqlx::query_as(
        "SELECT (SELECT COUNT(*) FROM enquiries WHERE person_id IS NULL AND told AND received > $2), \
             (SELECT COUNT(*) FROM enquiries WHERE email_key = $1 AND told AND received > $2), \
             (EXISTS (SELECT 1 FROM suppressions WHERE email_key = $1) \
              OR EXISTS (SELECT 1 FROM unreachable WHERE email_key = $1))",
    )
    .bind(mailbox)
    .bind(millis(at - Duration::DAY))
    .fetch_one(connection)
    .await?;
    Ok(!refuses && may_tell_stranger(count(to_all), count(to_this)))
}
