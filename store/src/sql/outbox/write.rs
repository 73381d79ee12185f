//! Queueing mails, in the transaction of their cause.

use time::OffsetDateTime;
use uuid::Uuid;

use super::super::Connection;
use super::super::rows::millis;
use crate::mail::{AccountMailKind, DeskMailKind, MailKind, NotificationMailKind};

/// A mail, and whose it is.
#[derive(Clone, Copy)]
pub(in super::super) enum QueuedFor {
    /// To somebody who pledged.
    Pledge(MailKind, Uuid),
    /// To somebody of the roster or the staff.
    Person(AccountMailKind, Uuid),
    /// To whoever made a request, with the answer of this number in its history.
    Request(DeskMailKind, Uuid, Option<i64>),
    /// To a member, with what is new.
    Notifications(NotificationMailKind, Uuid),
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
    let (kind, pledge, person, request, event) = match mail {
        QueuedFor::Pledge(kind, pledge) => (kind.code(), Some(pledge), None, None, None),
        QueuedFor::Person(kind, person) => (kind.code(), None, Some(person), None, None),
        QueuedFor::Request(kind, request, event) => (kind.code(), None, None, Some(request), event),
        QueuedFor::Notifications(kind, person) => (kind.code(), None, Some(person), None, None),
    };
    sqlx::query_scalar(
        "INSERT INTO outbox (kind, pledge_id, person_id, request_id, event_seq, address, queued, due) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7) RETURNING seq",
    )
    .bind(kind)
    .bind(pledge)
    .bind(person)
    .bind(request)
    .bind(event)
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
