//! What holds against people, and the suspensions that administrators decide on.

use async_trait::async_trait;
use domain::moderation::{Involvement, Target};
use time::OffsetDateTime;
use uuid::Uuid;

use super::audit::{self, By};
use super::measures::{in_force, kept_out};
use super::purview::{has_report_waiting, involvement};
use super::roles::write::is_last_administrator;
use super::rows::{Columns as _, Row, from_row, millis};
use super::{Adapter, Connection, decide};
use crate::StoreError;
use crate::staff::{Held, RightsChange, Suspension, Suspensions};

#[async_trait]
impl Suspensions for Adapter {
    async fn held_against(&self, person: Uuid, now: OffsetDateTime) -> Result<Vec<Held>, StoreError> {
        Ok(sqlx::query_as(concat!(
            "SELECT f.id, f.measure, f.at, f.until, f.clause, f.reason FROM decisions f \
             WHERE f.author_id = $1 AND f.measure <> 'warn' AND ",
            in_force!("$2"),
            " ORDER BY f.at, f.id"
        ))
        .bind(person)
        .bind(millis(now))
        .fetch_all(&self.readers)
        .await?)
    }

    async fn suspended_staff(&self, now: OffsetDateTime) -> Result<Vec<Uuid>, StoreError> {
        Ok(sqlx::query_scalar(concat!(
            "SELECT DISTINCT d.person_id FROM duties d WHERE ",
            kept_out!("d.person_id", "$1")
        ))
        .bind(millis(now))
        .fetch_all(&self.readers)
        .await?)
    }

    async fn suspend(&self, suspension: Suspension) -> Result<RightsChange, StoreError> {
        self.write(move |connection| Box::pin(suspend(connection, suspension))).await
    }

    async fn end_suspensions(
        &self,
        person: Uuid,
        actor: Uuid,
        at: OffsetDateTime,
    ) -> Result<RightsChange, StoreError> {
        self.write(move |connection| Box::pin(end(connection, person, actor, at))).await
    }
}

from_row!(row, Held { decision: row.read("id")?, measure, since: row.read("at")?, until, clause, reason });

/// Whether somebody reported a person as such, or something of theirs that waits for a decision or for another look: what
/// holds against that person is for others to judge.
async fn has_part_in(connection: &mut Connection, person: Uuid, actor: Uuid) -> Result<bool, sqlx::Error> {
    if involvement(connection, Target::Profile(person), Some(person), Some(actor)).await? != Involvement::None
    {
        return Ok(true);
    }
    has_report_waiting(connection, person, Some(actor)).await
}

async fn suspend(connection: &mut Connection, suspension: Suspension) -> Result<RightsChange, sqlx::Error> {
    let Suspension { person, actor, at, .. } = suspension;
    if person == actor {
        return Ok(RightsChange::Own);
    }
    if is_last_administrator(connection, person, at).await? {
        return Ok(RightsChange::LastAdministrator);
    }
    if has_part_in(connection, person, actor).await? {
        return Ok(RightsChange::Reporter);
    }
    let is_open: Option<bool> = sqlx::query_scalar(concat!(
        "SELECT NOT ",
        kept_out!("a.person_id", "$2"),
        " FROM accounts a WHERE a.person_id = $1"
    ))
    .bind(person)
    .bind(millis(at))
    .fetch_optional(&mut *connection)
    .await?;
    if is_open != Some(true) {
        return Ok(RightsChange::Nothing);
    }
    decide::suspend(connection, suspension).await?;
    audit::note(connection, at, By::Staff(actor), "account.suspended", Some(person), None).await?;
    Ok(RightsChange::Done)
}

async fn end(
    connection: &mut Connection,
    person: Uuid,
    actor: Uuid,
    at: OffsetDateTime,
) -> Result<RightsChange, sqlx::Error> {
    if person == actor {
        return Ok(RightsChange::Own);
    }
    let has_reported: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM decisions f JOIN cases k ON k.id = f.case_id JOIN reports r ON r.thing = k.thing \
         WHERE f.author_id = $1 AND f.measure = 'suspend' AND r.reporter_id = $2)",
    )
    .bind(person)
    .bind(actor)
    .fetch_one(&mut *connection)
    .await?;
    if has_reported || has_part_in(connection, person, actor).await? {
        return Ok(RightsChange::Reporter);
    }
    if decide::end_suspensions(connection, person, actor, at).await? == 0 {
        return Ok(RightsChange::Nothing);
    }
    audit::note(connection, at, By::Staff(actor), "account.restored", Some(person), None).await?;
    Ok(RightsChange::Done)
}
