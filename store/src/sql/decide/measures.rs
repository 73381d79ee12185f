//! Ending a measure before its time.

use domain::moderation::{Clause, LogAction};
use uuid::Uuid;

use super::super::Connection;
use super::super::rows::millis;
use super::locked::{DoneBy, LockedCase, log};
use super::told::tell_author;

/// Ends what a decision means for its author before its time.
pub(super) async fn end_one(
    connection: &mut Connection,
    locked: &LockedCase,
    (decision, clause): (Uuid, Option<Clause>),
    done_by: DoneBy,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE decisions SET lifted = $2 WHERE id = $1")
        .bind(decision)
        .bind(millis(done_by.at))
        .execute(&mut *connection)
        .await?;
    log(connection, locked, done_by, LogAction::Lifted, clause, None).await?;
    tell_author(connection, locked, decision, done_by.at).await
}
