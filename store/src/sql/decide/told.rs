//! Telling the author, and who reported it, what was decided.

use domain::community::{NotificationKind, Pace};
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::Connection;
use super::super::cases::open::last_of_each;
use super::super::outbox::{self, QueuedFor};
use super::super::rows::millis;
use super::locked::LockedCase;
use crate::mail::AccountMailKind;

/// Tells the author, in the Community and by a mail that says no more than that there is something to read.
pub(super) async fn tell_author(
    connection: &mut Connection,
    locked: &LockedCase,
    decision: Uuid,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let Some(author) = locked.author else { return Ok(()) };
    sqlx::query("DELETE FROM notices WHERE decision_id = $1")
        .bind(decision)
        .execute(&mut *connection)
        .await?;
    sqlx::query(
        "INSERT INTO notices (person_id, kind, decision_id, at, pace) SELECT a.person_id, $2, $3, $4, $5 \
         FROM accounts a WHERE a.person_id = $1",
    )
    .bind(author)
    .bind(NotificationKind::StaffAnswer.code())
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
    outbox::queue(connection, QueuedFor::Person(kind, author), None, at).await
}

/// Tells who reported it that somebody has looked.
pub(super) async fn tell_reporters(
    connection: &mut Connection,
    case: i64,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM notices WHERE report_id IN (SELECT id FROM reports WHERE case_id = $1)")
        .bind(case)
        .execute(&mut *connection)
        .await?;
    sqlx::query(concat!(
        "INSERT INTO notices (person_id, kind, report_id, at, pace) SELECT r.reporter_id, $2, r.id, $3, \
         COALESCE((SELECT p.pace FROM notice_choices p WHERE p.person_id = r.reporter_id AND p.kind = $2), $4) \
         FROM reports r JOIN accounts a ON a.person_id = r.reporter_id WHERE r.case_id = $1 AND ",
        last_of_each!()
    ))
    .bind(case)
    .bind(NotificationKind::StaffAnswer.code())
    .bind(millis(at))
    .bind(NotificationKind::StaffAnswer.usual_pace().code())
    .execute(connection)
    .await
    .map(drop)
}
