//! Inviting people to open their account.

use sqlx::QueryBuilder;
use time::OffsetDateTime;
use uuid::Uuid;

use super::audit::{self, By};
use super::outbox::{self, QueuedFor};
use super::rows::millis;
use super::{Connection, Db};
use crate::mail::AccountMailKind;

/// Notes that somebody is sent an invitation.
pub(super) async fn note(
    connection: &mut Connection,
    person: Uuid,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE people SET invited = $2 WHERE id = $1")
        .bind(person)
        .bind(millis(at))
        .execute(connection)
        .await
        .map(drop)
}

pub(super) async fn invite_members(
    connection: &mut Connection,
    actor: Uuid,
    long_ago: Option<OffsetDateTime>,
    limit: u32,
    at: OffsetDateTime,
) -> Result<u64, sqlx::Error> {
    // Nobody was invited before the beginning of time.
    let long_ago = long_ago.map_or(i64::MIN, millis);
    let invited: Vec<Uuid> = sqlx::query_scalar(
        "UPDATE people SET invited = $1 WHERE id IN (SELECT h.id FROM people h WHERE h.on_roster \
             AND (h.invited IS NULL OR h.invited < $2) \
             AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = h.id) \
             AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.person_id = h.id AND o.dead IS NULL \
                 AND o.kind = 'invitation') LIMIT $3) RETURNING id",
    )
    .bind(millis(at))
    .bind(long_ago)
    .bind(i64::from(limit))
    .fetch_all(&mut *connection)
    .await?;
    for hundred in invited.chunks(100) {
        let mut query = QueryBuilder::<Db>::new("INSERT INTO outbox (kind, person_id, queued, due) ");
        query.push_values(hundred, |mut row, person| {
            row.push_bind(AccountMailKind::Invitation.code())
                .push_bind(*person)
                .push_bind(millis(at))
                .push_bind(millis(at));
        });
        query.build().execute(&mut *connection).await?;
    }
    if !invited.is_empty() {
        let number = invited.len().to_string();
        audit::note(connection, at, By::Staff(actor), "members.invited", None, Some(&number)).await?;
    }
    Ok(invited.len() as u64)
}

pub(super) async fn invite_person(
    connection: &mut Connection,
    person: Uuid,
    actor: Uuid,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let invited = sqlx::query(
        "UPDATE people SET invited = $2 WHERE id = $1 \
         AND (on_roster OR EXISTS (SELECT 1 FROM duties d WHERE d.person_id = people.id) \
             OR EXISTS (SELECT 1 FROM guest_posts g WHERE g.author_id = people.id AND g.asked \
                 AND g.state NOT IN ('declined', 'withdrawn'))) \
         AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = people.id) \
         AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.person_id = people.id AND o.dead IS NULL \
             AND o.kind = 'invitation')",
    )
    .bind(person)
    .bind(millis(at))
    .execute(&mut *connection)
    .await?;
    if invited.rows_affected() == 0 {
        return Ok(false);
    }
    outbox::queue(connection, QueuedFor::Person(AccountMailKind::Invitation, person), None, at).await?;
    audit::note(connection, at, By::Staff(actor), "person.invited", Some(person), None).await?;
    Ok(true)
}
