//! Queueing mails, in the transaction of their cause.

use time::OffsetDateTime;
use uuid::Uuid;

use super::super::Connection;
use super::super::rows::millis;
use crate::mail::{AccountMailKind, ContactMailKind, DeskMailKind, MailKind, NotificationMailKind};

/// A mail, and whose it is.
#[derive(Clone, Copy)]
pub(in super::super) enum QueuedFor {
    /// To somebody who pledged.
    Pledge(MailKind, Uuid),
    /// To somebody of the roster or the staff.
    Person(AccountMailKind, Uuid),
    /// To whoever made a request, with the answer of this number in its history.
    Request(DeskMailKind, Uuid, Option<i64>),
    /// To whoever wrote an enquiry, with the answer of this number in its history.
    Enquiry(ContactMailKind, Uuid, Option<i64>),
    /// To a member, with what is new.
    Notifications(NotificationMailKind, Uuid),
}

/// What of a mail stands in its row.
#[derive(Default)]
struct QueuedRow {
    kind: &'static str,
    pledge: Option<Uuid>,
    person: Option<Uuid>,
    request: Option<Uuid>,
    event: Option<i64>,
    enquiry: Option<Uuid>,
    enquiry_event: Option<i64>,
}

/// Queues a mail in the transaction of its cause.
pub(in super::super) async fn queue(
    connection: &mut Connection,
    mail: QueuedFor,
    address: Option<&str>,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    queue_numbered(connection, mail, address, at).await.map(drop)
}

/// The same; returns its number.
pub(in super::super) async fn queue_numbered(
    connection: &mut Connection,
    mail: QueuedFor,
    address: Option<&str>,
    at: OffsetDateTime,
) -> Result<i64, sqlx::Error> {
    let mut row = QueuedRow::default();
    match mail {
        QueuedFor::Pledge(kind, pledge) => (row.kind, row.pledge) = (kind.code(), Some(pledge)),
        QueuedFor::Person(kind, person) => (row.kind, row.person) = (kind.code(), Some(person)),
        QueuedFor::Request(kind, request, event) => {
            (row.kind, row.request, row.event) = (kind.code(), Some(request), event);
        }
        QueuedFor::Enquiry(kind, enquiry, event) => {
            (row.kind, row.enquiry, row.enquiry_event) = (kind.code(), Some(enquiry), event);
        }
        QueuedFor::Notifications(kind, person) => (row.kind, row.person) = (kind.code(), Some(person)),
    }
    sqlx::query_scalar(
        "INSERT INTO outbox (kind, pledge_id, person_id, request_id, event_seq, enquiry_id, enquiry_event, address, \
         queued, due) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) RETURNING seq",
    )
    .bind(row.kind)
    .bind(row.pledge)
    .bind(row.person)
    .bind(row.request)
    .bind(row.event)
    .bind(row.enquiry)
    .bind(row.enquiry_event)
    .bind(address)
    .bind(millis(at))
    .fetch_one(connection)
    .await
}

/// Somebody used a link that was mailed there: the mailbox is one.
pub(in super::super) async fn reached(
    connection: &mut Connection,
    mailbox: &[u8],
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM unreachable WHERE email_key = $1")
        .bind(mailbox)
        .execute(connection)
        .await
        .map(drop)
}
