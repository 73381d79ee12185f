//! Imports of the roster, step by step.

use async_trait::async_trait;
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::audit::{self, By};
use super::rows::{Columns as _, Row, count, from_row, millis, unreadable};
use super::{Adapter, Connection, invitations, roster};
use crate::StoreError;
use crate::campaign::AddressKey;
use crate::roster::{
    Change, Held, IMPORT_PATIENCE, Import, ImportState, Imports, NewImport, RosterCounts, Tally,
};

/// Bytes of an upload in one write: small enough that nobody who writes meanwhile waits.
const PART: usize = 1 << 20;

const SELECT: &str = "SELECT i.id, i.state, i.started, i.updated, i.joins, i.changes, i.leaves, i.unchanged, i.errors, \
     i.made, COALESCE(a.username, h.name) AS by_name FROM roster_imports i LEFT JOIN people h ON h.id = i.actor_id \
     LEFT JOIN accounts a ON a.person_id = h.id ";

#[async_trait]
impl Imports for Adapter {
    async fn held_mailboxes(&self) -> Result<Vec<Held>, StoreError> {
        let held: Vec<(Vec<u8>, Uuid, bool)> = sqlx::query_as(
            "SELECT email_key, id, member_number IS NULL FROM people \
             WHERE member_number IS NULL OR roster_email IS NOT NULL",
        )
        .fetch_all(&self.readers)
        .await?;
        let held = held.into_iter().map(|(key, person, may_join)| {
            let email_key = AddressKey::try_from(key).map_err(|_| unreadable())?;
            Ok(Held { email_key, person, may_join })
        });
        Ok(held.collect::<Result<_, sqlx::Error>>()?)
    }

    async fn keep_upload(&self, import: NewImport, content: Vec<u8>) -> Result<(), StoreError> {
        self.write(move |connection| {
            Box::pin(async move { insert(connection, import, ImportState::Checked).await.map(drop) })
        })
        .await?;
        for (number, part) in (0i64..).zip(content.chunks(PART)) {
            let part = part.to_vec();
            self.write(move |connection| {
                Box::pin(async move {
                    sqlx::query("INSERT INTO roster_uploads (import_id, part, content) VALUES ($1, $2, $3)")
                        .bind(import.id)
                        .bind(number)
                        .bind(part)
                        .execute(connection)
                        .await
                        .map(drop)
                })
            })
            .await?;
        }
        Ok(())
    }

    async fn upload(&self, import: Uuid, since: OffsetDateTime) -> Result<Option<Vec<u8>>, StoreError> {
        let parts: Vec<Vec<u8>> = sqlx::query_scalar(
            "SELECT u.content FROM roster_uploads u JOIN roster_imports i ON i.id = u.import_id \
             WHERE i.id = $1 AND i.state = 'checked' AND i.started >= $2 ORDER BY u.part",
        )
        .bind(import)
        .bind(millis(since))
        .fetch_all(&self.readers)
        .await?;
        Ok((!parts.is_empty()).then(|| parts.concat()))
    }

    async fn forget_uploads(&self, import: Option<Uuid>, before: OffsetDateTime) -> Result<u64, StoreError> {
        let forgotten = self
            .write(move |connection| {
                Box::pin(async move {
                    let query = match import {
                        Some(id) => {
                            sqlx::query("DELETE FROM roster_imports WHERE state = 'checked' AND id = $1")
                                .bind(id)
                        }
                        None => {
                            sqlx::query("DELETE FROM roster_imports WHERE state = 'checked' AND started < $1")
                                .bind(millis(before))
                        }
                    };
                    query.execute(connection).await.map(|done| done.rows_affected())
                })
            })
            .await?;
        if forgotten > 0 {
            self.scrub().await;
        }
        Ok(forgotten)
    }

    async fn begin_import(&self, import: NewImport) -> Result<bool, StoreError> {
        let began = self.write(move |connection| Box::pin(begin(connection, import))).await?;
        if began {
            self.scrub().await;
        }
        Ok(began)
    }

    async fn import_changes(
        &self,
        import: Uuid,
        changes: Vec<Change>,
        at: OffsetDateTime,
    ) -> Result<(), StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                // An import that was given up meanwhile has no such row, and goes no further.
                let actor: Option<Uuid> = sqlx::query_scalar(
                    "UPDATE roster_imports SET made = made + $2, updated = $3 WHERE id = $1 AND state = 'running' \
                     RETURNING actor_id",
                )
                .bind(import)
                .bind(i64::try_from(changes.len()).unwrap_or(i64::MAX))
                .bind(millis(at))
                .fetch_one(&mut *connection)
                .await?;
                for change in changes {
                    roster::apply(connection, change, actor, at).await?;
                }
                Ok(())
            })
        })
        .await
    }

    async fn end_import(&self, import: Uuid, is_done: bool, at: OffsetDateTime) -> Result<(), StoreError> {
        let state = if is_done { ImportState::Done } else { ImportState::Failed };
        self.write(move |connection| Box::pin(end(connection, import, state, at))).await
    }

    async fn import(&self, id: Uuid) -> Result<Option<Import>, StoreError> {
        Ok(sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} WHERE i.id = $1")))
            .bind(id)
            .fetch_optional(&self.readers)
            .await?)
    }

    async fn imports(&self, limit: u32) -> Result<Vec<Import>, StoreError> {
        let select =
            format!("{SELECT} WHERE i.state <> 'checked' ORDER BY i.started DESC, i.id DESC LIMIT $1");
        Ok(sqlx::query_as(sqlx::AssertSqlSafe(select))
            .bind(i64::from(limit))
            .fetch_all(&self.readers)
            .await?)
    }

    async fn roster_counts(&self, long_ago: OffsetDateTime) -> Result<RosterCounts, StoreError> {
        let (members, with_account, invited, invited_long_ago, left): (i64, i64, i64, i64, i64) =
            sqlx::query_as(
                "SELECT COUNT(CASE WHEN h.on_roster THEN 1 END), \
                 COUNT(CASE WHEN h.on_roster AND a.person_id IS NOT NULL THEN 1 END), \
                 COUNT(CASE WHEN h.on_roster AND a.person_id IS NULL AND h.invited IS NOT NULL THEN 1 END), \
                 COUNT(CASE WHEN h.on_roster AND a.person_id IS NULL AND h.invited < $1 THEN 1 END), \
                 COUNT(CASE WHEN NOT h.on_roster AND h.member_number IS NOT NULL THEN 1 END) \
             FROM people h LEFT JOIN accounts a ON a.person_id = h.id",
            )
            .bind(millis(long_ago))
            .fetch_one(&self.readers)
            .await?;
        Ok(RosterCounts {
            members: count(members),
            with_account: count(with_account),
            invited: count(invited),
            invited_long_ago: count(invited_long_ago),
            left: count(left),
        })
    }

    async fn invite_members(
        &self,
        actor: Uuid,
        long_ago: Option<OffsetDateTime>,
        limit: u32,
        at: OffsetDateTime,
    ) -> Result<u64, StoreError> {
        self.write(move |connection| {
            Box::pin(invitations::invite_members(connection, actor, long_ago, limit, at))
        })
        .await
    }

    async fn invite_person(&self, person: Uuid, actor: Uuid, at: OffsetDateTime) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(invitations::invite_person(connection, person, actor, at)))
            .await
    }
}

from_row!(
    row,
    Import {
        id,
        by: row.read("by_name")?,
        started,
        updated,
        state,
        tally: Tally {
            joins: row.read("joins")?,
            changes: row.read("changes")?,
            leaves: row.read("leaves")?,
            unchanged: row.read("unchanged")?,
            errors: row.read("errors")?,
        },
        made,
    }
);

/// Writes an import's row; one that waits becomes what is said now. `false` when it is neither new nor waiting.
async fn insert(
    connection: &mut Connection,
    import: NewImport,
    state: ImportState,
) -> Result<bool, sqlx::Error> {
    let NewImport { id, actor, tally, at } = import;
    let written = sqlx::query(
        "INSERT INTO roster_imports (id, actor_id, state, started, updated, joins, changes, leaves, unchanged, errors) \
         VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9) \
         ON CONFLICT (id) DO UPDATE SET actor_id = $2, state = $3, started = $4, updated = $4, joins = $5, \
             changes = $6, leaves = $7, unchanged = $8, errors = $9 WHERE roster_imports.state = 'checked'",
    )
    .bind(id)
    .bind(actor)
    .bind(state.code())
    .bind(millis(at))
    .bind(i64::from(tally.joins))
    .bind(i64::from(tally.changes))
    .bind(i64::from(tally.leaves))
    .bind(i64::from(tally.unchanged))
    .bind(i64::from(tally.errors))
    .execute(connection)
    .await?;
    Ok(written.rows_affected() == 1)
}

async fn begin(connection: &mut Connection, import: NewImport) -> Result<bool, sqlx::Error> {
    let NewImport { id, actor, at, .. } = import;
    let silent: Option<Uuid> =
        sqlx::query_scalar("SELECT id FROM roster_imports WHERE state = 'running' AND updated < $1")
            .bind(millis(at - IMPORT_PATIENCE))
            .fetch_optional(&mut *connection)
            .await?;
    if let Some(silent) = silent {
        end(connection, silent, ImportState::Failed, at).await?;
    }
    let other: Option<Uuid> = sqlx::query_scalar("SELECT id FROM roster_imports WHERE state = 'running'")
        .fetch_optional(&mut *connection)
        .await?;
    if other.is_some() || !insert(connection, import, ImportState::Running).await? {
        return Ok(false);
    }
    sqlx::query("DELETE FROM roster_uploads WHERE import_id = $1").bind(id).execute(&mut *connection).await?;
    audit::note(connection, at, By::staff(actor), "roster.import_started", Some(id), None).await?;
    Ok(true)
}

async fn end(
    connection: &mut Connection,
    id: Uuid,
    state: ImportState,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let ended = sqlx::query(
        "UPDATE roster_imports SET state = $2, updated = $3 WHERE id = $1 AND state = 'running' \
         RETURNING actor_id, joins, changes, leaves, made",
    )
    .bind(id)
    .bind(state.code())
    .bind(millis(at))
    .fetch_optional(&mut *connection)
    .await?;
    let Some(row) = ended else { return Ok(()) };
    let number = |column| row.try_get::<i64, _>(column);
    let (action, detail) = if state == ImportState::Done {
        ("roster.imported", format!("{} {} {}", number("joins")?, number("changes")?, number("leaves")?))
    } else {
        let all = number("joins")? + number("changes")? + number("leaves")?;
        ("roster.import_failed", format!("{} {all}", number("made")?))
    };
    audit::note(connection, at, By::staff(row.try_get("actor_id")?), action, Some(id), Some(&detail)).await
}
