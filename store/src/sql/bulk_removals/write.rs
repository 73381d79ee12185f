//! Sweeps at work: each batch in one transaction, each comment with a case, a decision and an entry of its own.

use std::collections::HashSet;

use domain::moderation::{BulkRemovalState, CaseState, Clause};
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::Connection;
use super::super::decide::{self, DoneBy};
use super::super::purview::has_report_waiting;
use super::super::rows::millis;
use super::read::{swept, undecided};
use crate::moderation::{NewBulkRemoval, NewRuling};

pub(super) async fn begin(
    connection: &mut Connection,
    bulk_removal: NewBulkRemoval,
) -> Result<bool, sqlx::Error> {
    sqlx::query(
        "INSERT INTO sweeps (id, actor_id, since, began, ruling, clause, reason_en, reason_fr, note, measure, until, \
         state, total, decided, skipped, cursor) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, 0, 0, -1)",
    )
    .bind(bulk_removal.id)
    .bind(bulk_removal.by)
    .bind(millis(bulk_removal.since))
    .bind(millis(bulk_removal.at))
    .bind(bulk_removal.ruling.code())
    .bind(Clause::code(bulk_removal.clause))
    .bind(bulk_removal.reason.en)
    .bind(bulk_removal.reason.fr)
    .bind(bulk_removal.note)
    .bind(bulk_removal.measure.map(|(measure, _)| measure.code()))
    .bind(bulk_removal.measure.and_then(|(_, until)| until).map(millis))
    .bind(BulkRemovalState::Running.code())
    .execute(&mut *connection)
    .await?;
    let keeps_out = bulk_removal.measure.is_some_and(|(measure, _)| measure.lasts());
    let mut authors = 0;
    for author in bulk_removal.authors.into_iter().filter(|author| *author != bulk_removal.by) {
        if keeps_out && has_report_waiting(connection, author, Some(bulk_removal.by)).await? {
            continue;
        }
        let added = sqlx::query(
            "INSERT INTO sweep_authors (sweep_id, person_id) SELECT $1, a.person_id FROM accounts a \
             WHERE a.person_id = $2 AND NOT EXISTS (SELECT 1 FROM duties d WHERE d.person_id = a.person_id) \
             ON CONFLICT (sweep_id, person_id) DO NOTHING",
        )
        .bind(bulk_removal.id)
        .bind(author)
        .execute(&mut *connection)
        .await?;
        authors += added.rows_affected();
    }
    let total: i64 =
        sqlx::query_scalar(swept!("COUNT(*)", "")).bind(bulk_removal.id).fetch_one(&mut *connection).await?;
    if authors == 0 || total == 0 {
        sqlx::query("DELETE FROM sweeps WHERE id = $1").bind(bulk_removal.id).execute(connection).await?;
        return Ok(false);
    }
    sqlx::query("UPDATE sweeps SET total = $2 WHERE id = $1")
        .bind(bulk_removal.id)
        .bind(total)
        .execute(connection)
        .await?;
    Ok(true)
}

/// Takes a batch for this process: another that took it meanwhile has moved the cursor.
async fn take(
    connection: &mut Connection,
    (bulk_removal, from): (Uuid, i64),
    to: i64,
    state: BulkRemovalState,
) -> Result<bool, sqlx::Error> {
    let taken = sqlx::query("UPDATE sweeps SET cursor = $3 WHERE id = $1 AND cursor = $2 AND state = $4")
        .bind(bulk_removal)
        .bind(from)
        .bind(to)
        .bind(state.code())
        .execute(connection)
        .await?;
    Ok(taken.rows_affected() > 0)
}

async fn finish(
    connection: &mut Connection,
    bulk_removal: Uuid,
    state: BulkRemovalState,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE sweeps SET state = $2 WHERE id = $1")
        .bind(bulk_removal)
        .bind(state.code())
        .execute(connection)
        .await
        .map(drop)
}

pub(super) async fn decide(
    connection: &mut Connection,
    (bulk_removal, cursor): (Uuid, i64),
    rulings: Vec<(i64, NewRuling)>,
    at: OffsetDateTime,
) -> Result<Vec<Uuid>, sqlx::Error> {
    // The first of each author come before all; from then on it goes by their numbers.
    let is_first = cursor < 0;
    let last = rulings.last().map_or(cursor, |(comment, _)| *comment);
    let next = if is_first { 0 } else { last };
    if !take(connection, (bulk_removal, cursor), next, BulkRemovalState::Running).await? {
        return Ok(Vec::new());
    }
    if rulings.is_empty() {
        finish(connection, bulk_removal, BulkRemovalState::Done).await?;
        return Ok(Vec::new());
    }
    let by: Option<Uuid> = sqlx::query_scalar("SELECT actor_id FROM sweeps WHERE id = $1")
        .bind(bulk_removal)
        .fetch_one(&mut *connection)
        .await?;
    // One decision of each author tells them, and takes the measure.
    let untold: Vec<Uuid> =
        sqlx::query_scalar("SELECT person_id FROM sweep_authors WHERE sweep_id = $1 AND decision_id IS NULL")
            .bind(bulk_removal)
            .fetch_all(&mut *connection)
            .await?;
    let mut untold: HashSet<Uuid> = untold.into_iter().collect();
    let hand = DoneBy { by, is_staff: true, at, bulk_removal: Some(bulk_removal), tells: false };
    let (mut decided, mut skipped, mut measured) = (0_i64, 0_i64, Vec::new());
    for (comment, ruling) in rulings {
        let decision = ruling.id;
        let swept = decide::remove_in_bulk(connection, comment, ruling, (hand, &untold)).await?;
        let Some(author) = swept else {
            // What is left alone among the first comes again in its turn.
            skipped += i64::from(!is_first);
            continue;
        };
        decided += 1;
        if untold.remove(&author) {
            measured.push(author);
            sqlx::query("UPDATE sweep_authors SET decision_id = $3 WHERE sweep_id = $1 AND person_id = $2")
                .bind(bulk_removal)
                .bind(author)
                .bind(decision)
                .execute(&mut *connection)
                .await?;
        }
    }
    sqlx::query("UPDATE sweeps SET decided = decided + $2, skipped = skipped + $3 WHERE id = $1")
        .bind(bulk_removal)
        .bind(decided)
        .bind(skipped)
        .execute(connection)
        .await?;
    Ok(measured)
}

pub(super) async fn undo(
    connection: &mut Connection,
    bulk_removal: Uuid,
    by: Uuid,
) -> Result<bool, sqlx::Error> {
    // The last case first: what quotes a comment stands before the comment does again, and takes its quotation back.
    let undoing = sqlx::query(
        "UPDATE sweeps SET state = $2, undoer_id = $3, cursor = $4 WHERE id = $1 AND state IN ($5, $6) \
         AND NOT EXISTS (SELECT 1 FROM sweep_authors o WHERE o.sweep_id = $1 AND o.person_id = $3)",
    )
    .bind(bulk_removal)
    .bind(BulkRemovalState::Undoing.code())
    .bind(by)
    .bind(i64::MAX)
    .bind(BulkRemovalState::Running.code())
    .bind(BulkRemovalState::Done.code())
    .execute(connection)
    .await?;
    Ok(undoing.rows_affected() > 0)
}

pub(super) async fn continue_undoing(
    connection: &mut Connection,
    (bulk_removal, cursor): (Uuid, i64),
    limit: u32,
    at: OffsetDateTime,
) -> Result<Vec<Uuid>, sqlx::Error> {
    let decisions: Vec<(i64, Uuid, Option<Uuid>, bool)> = sqlx::query_as(
        "SELECT d.case_id, d.id, d.author_id, EXISTS (SELECT 1 FROM sweep_authors w WHERE w.sweep_id = $1 AND w.decision_id = d.id) \
         AS is_told FROM decisions d WHERE d.sweep_id = $1 AND d.case_id < $2 AND d.undone IS NULL AND d.verdict IS NULL \
         ORDER BY d.case_id DESC LIMIT $3",
    )
    .bind(bulk_removal)
    .bind(cursor)
    .bind(i64::from(limit))
    .fetch_all(&mut *connection)
    .await?;
    let next = decisions.last().map_or(cursor, |(case, ..)| *case);
    if !take(connection, (bulk_removal, cursor), next, BulkRemovalState::Undoing).await? {
        return Ok(Vec::new());
    }
    if decisions.is_empty() {
        finish(connection, bulk_removal, BulkRemovalState::Undone).await?;
        return Ok(Vec::new());
    }
    let by: Option<Uuid> = sqlx::query_scalar("SELECT undoer_id FROM sweeps WHERE id = $1")
        .bind(bulk_removal)
        .fetch_one(&mut *connection)
        .await?;
    let (mut undone, mut released) = (0_i64, Vec::new());
    for (case, decision, author, tells) in decisions {
        let hand = DoneBy { by, is_staff: true, at, bulk_removal: Some(bulk_removal), tells };
        if !decide::restore_in_bulk(connection, case, decision, hand).await? {
            continue;
        }
        undone += 1;
        released.extend(author.filter(|_| tells));
        // What nobody reported waits for nobody.
        sqlx::query(
            "UPDATE cases SET state = $2 WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM reports r WHERE r.case_id = $1) \
             AND NOT EXISTS (SELECT 1 FROM signals i WHERE i.case_id = $1)",
        )
        .bind(case)
        .bind(CaseState::Decided.code())
        .execute(&mut *connection)
        .await?;
    }
    sqlx::query("UPDATE sweeps SET decided = decided - $2 WHERE id = $1")
        .bind(bulk_removal)
        .bind(undone)
        .execute(connection)
        .await?;
    Ok(released)
}
