//! Suspensions that administrators decide on without a report: decisions about a profile, in a case of their own.

use domain::moderation::{CaseState, Measure, Ruling, Target};
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::Connection;
use super::super::measures::in_force;
use super::super::rows::{millis, word};
use super::locked::{DoneBy, LockedCase, locked};
use super::measures::end_one;
use super::rulings::rule;
use crate::moderation::NewRuling;
use crate::staff::Suspension;

/// Decides that somebody is suspended. Nothing becomes of their name, whether it is hidden or not.
pub(in super::super) async fn suspend(
    connection: &mut Connection,
    suspension: Suspension,
) -> Result<(), sqlx::Error> {
    let Suspension { id, salt, person, clause, reason, until, actor, at } = suspension;
    let target = Target::Profile(person);
    let case: i64 = sqlx::query_scalar(
        "INSERT INTO cases (thing, kind, author_id, state, score, opened, waits, version) \
         VALUES ($1, $2, $3, $4, 0, $5, $5, 1) RETURNING id",
    )
    .bind(target.to_string())
    .bind(target.kind().code())
    .bind(person)
    .bind(CaseState::Decided.code())
    .bind(millis(at))
    .fetch_one(&mut *connection)
    .await?;
    let Some(locked) = locked(connection, case).await? else { return Ok(()) };
    let locked = LockedCase { standing: None, ..locked };
    let ruling = NewRuling {
        id,
        ruling: Ruling::Keep,
        clause: Some(clause),
        reason,
        note: String::new(),
        salt,
        requotes: Vec::new(),
        measure: Some((Measure::Suspend, until)),
        redaction: None,
        to: None,
        alias: None,
    };
    let done_by = DoneBy { by: Some(actor), is_staff: true, at, bulk_removal: None, tells: true };
    rule(connection, &locked, ruling, done_by).await
}

/// Ends every suspension of somebody before its time; returns how many.
pub(in super::super) async fn end(
    connection: &mut Connection,
    person: Uuid,
    actor: Uuid,
    at: OffsetDateTime,
) -> Result<usize, sqlx::Error> {
    let held: Vec<(Uuid, i64, Option<String>)> = sqlx::query_as(concat!(
        "SELECT f.id, f.case_id, f.clause FROM decisions f WHERE f.author_id = $1 AND f.measure = 'suspend' AND ",
        in_force!("$2"),
        " ORDER BY f.at"
    ))
    .bind(person)
    .bind(millis(at))
    .fetch_all(&mut *connection)
    .await?;
    let done_by = DoneBy { by: Some(actor), is_staff: true, at, bulk_removal: None, tells: true };
    for (decision, case, clause) in &held {
        sqlx::query("UPDATE cases SET version = version + 1 WHERE id = $1")
            .bind(case)
            .execute(&mut *connection)
            .await?;
        let Some(locked) = locked(connection, *case).await? else { continue };
        let clause = clause.as_deref().map(word).transpose()?;
        end_one(connection, &locked, (*decision, clause), done_by).await?;
    }
    Ok(held.len())
}
