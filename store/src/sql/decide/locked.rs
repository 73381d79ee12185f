//! A case as it stands in the transaction that decides about it.

use domain::moderation::{CaseState, Clause, LogAction, LogEntry, Measure, Ruling, Target};
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::hide::standing;
use super::super::rows::Columns as _;
use super::super::{Connection, moderation_log};

/// A case as it stands in this transaction.
pub(super) struct LockedCase {
    pub(super) id: i64,
    pub(super) target: Target,
    /// `None` of a profile, which stands in no theme.
    pub(super) theme: Option<Uuid>,
    pub(super) author: Option<Uuid>,
    pub(super) state: CaseState,
    pub(super) version: u32,
    pub(super) assignee: Option<Uuid>,
    pub(super) last: Option<Last>,
    /// How the thing stands; `None` where nobody sees it, whatever is decided.
    pub(super) standing: Option<String>,
}

/// The last decision that stands.
pub(super) struct Last {
    pub(super) id: Uuid,
    pub(super) actor: Option<Uuid>,
    pub(super) is_staff: bool,
    pub(super) ruling: Ruling,
    pub(super) clause: Option<Clause>,
    pub(super) before: String,
    pub(super) measure: Option<Measure>,
    pub(super) is_lifted: bool,
}

impl Last {
    /// Whether its author was told of it.
    pub(super) fn is_against(&self) -> bool {
        self.ruling.is_against() || self.measure.is_some()
    }
}

/// Who does it, and when.
#[derive(Clone, Copy)]
pub(in super::super) struct DoneBy {
    pub(in super::super) by: Option<Uuid>,
    /// Whether a person does it, who may have left since they began; otherwise the score does.
    pub(in super::super) is_staff: bool,
    pub(in super::super) at: OffsetDateTime,
    /// The sweep that it is part of.
    pub(in super::super) bulk_removal: Option<Uuid>,
    /// Whether the author is told of it by itself.
    pub(in super::super) tells: bool,
}

pub(super) async fn locked(
    connection: &mut Connection,
    case: i64,
) -> Result<Option<LockedCase>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT k.thing, k.author_id, k.state, k.version, k.holder_id, t.theme_id FROM cases k \
         LEFT JOIN topics t ON t.id = k.topic_id WHERE k.id = $1",
    )
    .bind(case)
    .fetch_optional(&mut *connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let last = sqlx::query(
        "SELECT id, actor_id, is_staff, ruling, clause, before, measure, lifted FROM decisions WHERE case_id = $1 AND undone IS NULL \
         ORDER BY number DESC LIMIT 1",
    )
    .bind(case)
    .fetch_optional(&mut *connection)
    .await?;
    let last = match last {
        Some(row) => Some(Last {
            id: row.read("id")?,
            actor: row.read("actor_id")?,
            is_staff: row.read("is_staff")?,
            ruling: row.read("ruling")?,
            clause: row.read("clause")?,
            before: row.read("before")?,
            measure: row.read("measure")?,
            is_lifted: row.try_get::<Option<i64>, _>("lifted")?.is_some(),
        }),
        None => None,
    };
    let target = row.read("thing")?;
    Ok(Some(LockedCase {
        id: case,
        target,
        theme: row.read("theme_id")?,
        author: row.read("author_id")?,
        state: row.read("state")?,
        version: row.read("version")?,
        assignee: row.read("holder_id")?,
        last,
        standing: standing(connection, target).await?,
    }))
}

/// Whether a later case about the same thing is open, or was decided against it: what stands is for that to say.
pub(super) async fn has_later_word(
    connection: &mut Connection,
    locked: &LockedCase,
) -> Result<bool, sqlx::Error> {
    let is_open: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM cases k WHERE k.thing = $1 AND k.id > $2 AND k.state = 'open')",
    )
    .bind(locked.target.to_string())
    .bind(locked.id)
    .fetch_one(&mut *connection)
    .await?;
    Ok(is_open || is_decided_since(connection, locked).await?)
}

/// Whether a later case about the same thing was decided against it.
pub(super) async fn is_decided_since(
    connection: &mut Connection,
    locked: &LockedCase,
) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM cases k JOIN decisions d ON d.case_id = k.id WHERE k.thing = $1 AND k.id > $2 \
         AND d.undone IS NULL AND d.ruling <> 'keep')",
    )
    .bind(locked.target.to_string())
    .bind(locked.id)
    .fetch_one(connection)
    .await
}

pub(super) async fn log(
    connection: &mut Connection,
    locked: &LockedCase,
    done_by: DoneBy,
    action: LogAction,
    clause: Option<Clause>,
    text: Option<[u8; 32]>,
) -> Result<(), sqlx::Error> {
    let actor = if done_by.is_staff { "staff" } else { "system" };
    let log_action = LogEntry {
        at: done_by.at,
        actor,
        actor_id: done_by.by,
        action,
        case: locked.id,
        target: locked.target.to_string(),
        author: locked.author,
        clause: clause.map(Clause::code),
        text,
    };
    moderation_log::append(connection, &log_action).await
}
