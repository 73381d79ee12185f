//! Measures against those who write: they stand with the decision that took them, and end with it.

use time::OffsetDateTime;
use uuid::Uuid;

use super::rows::{Columns as _, Row, millis, moment};
use super::{Adapter, Connection};
use crate::StoreError;
use crate::moderation::{InForce, Mute};

/// Whether the measure of a decision `f` holds at the moment in a parameter.
macro_rules! in_force {
    ($at:literal) => {
        concat!(
            "f.measure IS NOT NULL AND f.undone IS NULL AND f.lifted IS NULL \
             AND (f.verdict IS NULL OR f.verdict = 'uphold') AND (f.until IS NULL OR f.until > ",
            $at,
            ")"
        )
    };
}
pub(super) use in_force;

/// Whether somebody is suspended at the moment in a parameter. Where it stands, [`in_force`] is known too.
macro_rules! kept_out {
    ($person:literal, $at:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM decisions f WHERE f.author_id = ",
            $person,
            " AND f.measure = 'suspend' AND ",
            in_force!($at),
            ")"
        )
    };
}
pub(super) use kept_out;

/// Whether somebody is suspended, and whether moderators muted them: two columns, of whom and when. It
/// needs [`in_force`] beside it as well.
macro_rules! is_kept_out {
    ($of:literal, $at:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM decisions f WHERE f.author_id = ",
            $of,
            ".person_id AND f.measure = 'suspend' AND ",
            in_force!($at),
            ") AS is_kept_out, EXISTS (SELECT 1 FROM decisions f WHERE f.author_id = ",
            $of,
            ".person_id AND f.measure IN ('mute', 'mute_in_theme') AND ",
            in_force!($at),
            ") AS is_muted"
        )
    };
}
pub(super) use is_kept_out;

impl Adapter {
    pub(super) async fn mute_in(
        &self,
        person: Uuid,
        topic: i64,
        at: OffsetDateTime,
    ) -> Result<Option<Mute>, StoreError> {
        // The one that lasts longest.
        let found: Option<(Uuid, Option<i64>)> = sqlx::query_as(concat!(
            "SELECT f.id, f.until FROM decisions f JOIN topics t ON t.id = $2 WHERE f.author_id = $1 \
             AND (f.measure = 'mute' OR (f.measure = 'mute_in_theme' AND f.theme_id = t.theme_id)) AND ",
            in_force!("$3"),
            " ORDER BY (CASE WHEN f.until IS NULL THEN 0 ELSE 1 END), f.until DESC LIMIT 1"
        ))
        .bind(person)
        .bind(topic)
        .bind(millis(at))
        .fetch_optional(&self.readers)
        .await?;
        let mute = |(decision, until): (Uuid, Option<i64>)| {
            Ok::<_, sqlx::Error>(Mute { decision, until: until.map(moment).transpose()? })
        };
        Ok(found.map(mute).transpose()?)
    }

    /// What holds against somebody.
    pub(super) async fn in_force_against(
        &self,
        person: Uuid,
        at: OffsetDateTime,
    ) -> Result<Vec<InForce>, StoreError> {
        let rows = sqlx::query(concat!(
            "SELECT f.measure, f.until, f.lifted FROM decisions f WHERE f.author_id = $1 AND f.measure <> 'warn' AND ",
            in_force!("$2"),
            " ORDER BY f.at"
        ))
        .bind(person)
        .bind(millis(at))
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.iter().filter_map(|row| measure(row).transpose()).collect::<Result<_, _>>()?)
    }
}

/// The measure of a decision's row, where it took one.
pub(super) fn measure(row: &Row) -> Result<Option<InForce>, sqlx::Error> {
    let Some(measure) = row.read("measure")? else { return Ok(None) };
    Ok(Some(InForce { measure, until: row.read("until")?, lifted: row.read("lifted")? }))
}

/// Whether somebody has a duty: moderators keep no colleague out.
pub(super) async fn is_colleague(connection: &mut Connection, person: Uuid) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM duties WHERE person_id = $1)")
        .bind(person)
        .fetch_one(connection)
        .await
}
