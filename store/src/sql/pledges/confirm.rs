//! Confirming a pledge, and whose it is where several people share a mailbox.

use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::Connection;
use super::super::audit::{self, By};
use super::super::outbox::{self, QueuedFor};
use super::super::rows::{Columns as _, Row, millis, small};
use crate::campaign::{Confirmed, Confirming, Sharer, Sharing};
use crate::mail::MailKind;

/// The other pledges from a pledge's mailbox, the oldest first.
pub(in super::super) async fn sharing(
    connection: &mut Connection,
    id: Uuid,
) -> Result<Vec<Sharing>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT o.id, o.first_name, o.last_name FROM pledges p JOIN pledges o ON o.email_key = p.email_key \
         AND o.id <> p.id WHERE p.id = $1 ORDER BY o.received, o.id",
    )
    .bind(id)
    .fetch_all(connection)
    .await?;
    let sharing = |row: &Row| {
        Ok(Sharing {
            id: row.read("id")?,
            first_name: row.read("first_name")?,
            last_name: row.read("last_name")?,
        })
    };
    rows.iter().map(sharing).collect()
}

/// Confirms a pledge, once, and as what was seen of it.
pub(in super::super) async fn confirm(
    connection: &mut Connection,
    id: Uuid,
    epoch: u32,
    confirming: Confirming,
    at: OffsetDateTime,
) -> Result<Confirmed, sqlx::Error> {
    let known: Option<(i64, bool, Vec<u8>)> = sqlx::query_as(
        "SELECT forms, EXISTS (SELECT 1 FROM pledge_confirmations c WHERE c.pledge_id = pledges.id), email_key \
         FROM pledges WHERE id = $1 AND link_epoch = $2",
    )
    .bind(id)
    .bind(i64::from(epoch))
    .fetch_optional(&mut *connection)
    .await?;
    let Some((forms, is_confirmed, mailbox)) = known else { return Ok(Confirmed::Unknown) };
    if is_confirmed {
        return Ok(Confirmed::Before);
    }
    if confirming.seen.is_some_and(|seen| i64::from(seen) != forms) {
        return Ok(Confirmed::Changed);
    }
    let others = sharing(connection, id).await?;
    if !others.is_empty() {
        match confirming.who {
            Some(Sharer::Another) => {}
            Some(Sharer::Same(other)) if others.iter().any(|sharing| sharing.id == other) => {
                if let Some(epoch) = confirmed_epoch(connection, other).await? {
                    join(connection, id, other, at).await?;
                    return Ok(Confirmed::Joined(other, epoch));
                }
                sqlx::query("DELETE FROM pledges WHERE id = $1")
                    .bind(other)
                    .execute(&mut *connection)
                    .await?;
            }
            Some(Sharer::Same(_)) | None => return Ok(Confirmed::Ask),
        }
    }
    let confirmed = sqlx::query(
        "INSERT INTO pledge_confirmations (pledge_id, confirmed) VALUES ($1, $2) ON CONFLICT (pledge_id) DO NOTHING",
    )
    .bind(id)
    .bind(millis(at))
    .execute(&mut *connection)
    .await?
    .rows_affected();
    if confirmed == 0 {
        // Another node was quicker.
        return Ok(Confirmed::Before);
    }
    outbox::reached(connection, &mailbox).await?;
    outbox::queue(connection, QueuedFor::Pledge(MailKind::Welcome, id), None, at).await?;
    audit::note(connection, at, By::Supporter, "pledge.confirmed", Some(id), None).await?;
    Ok(Confirmed::Now)
}

/// The epoch of a pledge's links, where it is confirmed.
async fn confirmed_epoch(connection: &mut Connection, id: Uuid) -> Result<Option<u32>, sqlx::Error> {
    let epoch: Option<i64> = sqlx::query_scalar(
        "SELECT p.link_epoch FROM pledges p JOIN pledge_confirmations c ON c.pledge_id = p.id WHERE p.id = $1",
    )
    .bind(id)
    .fetch_optional(connection)
    .await?;
    epoch.map(small).transpose()
}

/// What a person filled in under another name goes into their pledge that counts; its links go on working.
async fn join(
    connection: &mut Connection,
    from: Uuid,
    into: Uuid,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE consents SET pledge_id = $2 WHERE pledge_id = $1 AND NOT EXISTS (SELECT 1 FROM consents c \
         WHERE c.pledge_id = $2 AND c.purpose = consents.purpose AND c.channel = consents.channel \
         AND (c.withdrawn IS NULL OR c.given = consents.given))",
    )
    .bind(from)
    .bind(into)
    .execute(&mut *connection)
    .await?;
    let row = sqlx::query(
        "DELETE FROM pledges WHERE id = $1 \
         RETURNING who, first_name, last_name, postal_code, province, language, issue, phone",
    )
    .bind(from)
    .fetch_one(&mut *connection)
    .await?;
    sqlx::query(
        "UPDATE pledges SET who = $2, first_name = $3, last_name = $4, postal_code = COALESCE($5, postal_code), \
         province = COALESCE($6, province), language = $7, issue = COALESCE($8, issue), phone = COALESCE($9, phone) \
         WHERE id = $1",
    )
    .bind(into)
    .bind(row.try_get::<String, _>("who")?)
    .bind(row.try_get::<String, _>("first_name")?)
    .bind(row.try_get::<String, _>("last_name")?)
    .bind(row.try_get::<Option<String>, _>("postal_code")?)
    .bind(row.try_get::<Option<String>, _>("province")?)
    .bind(row.try_get::<String, _>("language")?)
    .bind(row.try_get::<Option<String>, _>("issue")?)
    .bind(row.try_get::<Option<String>, _>("phone")?)
    .execute(&mut *connection)
    .await?;
    outbox::queue(connection, QueuedFor::Pledge(MailKind::Welcome, into), None, at).await?;
    audit::note(connection, at, By::Supporter, "details.changed", Some(into), None).await
}
