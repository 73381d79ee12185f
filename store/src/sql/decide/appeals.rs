//! Another look at a decision, as its author asks for it once.

use domain::moderation::{APPEAL_TIME, CaseState, Clause, LogAction, LogEntry, Ruling, Verdict};
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::rows::millis;
use super::super::{Connection, moderation_log};
use super::locked::{DoneBy, LockedCase, is_decided_since, locked, log};
use super::rulings::{give_back, move_back, settle};
use super::told::{tell_author, tell_reporters};
use crate::moderation::Appealed;

pub(super) async fn judge(
    connection: &mut Connection,
    locked: &LockedCase,
    verdict: Verdict,
    answer: String,
    done_by: DoneBy,
) -> Result<(), sqlx::Error> {
    let Some(last) = &locked.last else { return Ok(()) };
    sqlx::query("UPDATE decisions SET verdict = $2, judge_id = $3, judged = $4, answer = $5 WHERE id = $1")
        .bind(last.id)
        .bind(verdict.code())
        .bind(done_by.by)
        .bind(millis(done_by.at))
        .bind(answer)
        .execute(&mut *connection)
        .await?;
    let action = match verdict {
        Verdict::Uphold => LogAction::Upheld,
        Verdict::Restore => {
            // What was decided since stands.
            if !is_decided_since(connection, locked).await? {
                move_back(connection, locked.target, last).await?;
                give_back(connection, locked, done_by.at).await?;
            }
            LogAction::Restored
        }
    };
    settle(connection, locked.id).await?;
    log(connection, locked, done_by, action, last.clause, None).await?;
    tell_author(connection, locked, last.id, done_by.at).await?;
    if verdict == Verdict::Restore {
        tell_reporters(connection, locked.id, done_by.at).await?;
    }
    Ok(())
}

pub(in super::super) async fn appeal(
    connection: &mut Connection,
    decision: Uuid,
    author: Uuid,
    text: String,
    at: OffsetDateTime,
) -> Result<Appealed, sqlx::Error> {
    let case: Option<i64> = sqlx::query_scalar(
        "SELECT case_id FROM decisions WHERE id = $1 AND author_id = $2 AND is_staff \
         AND (ruling <> $3 OR measure IS NOT NULL) AND undone IS NULL AND appealed IS NULL AND at > $4",
    )
    .bind(decision)
    .bind(author)
    .bind(Ruling::Keep.code())
    .bind(millis(at - APPEAL_TIME))
    .fetch_optional(&mut *connection)
    .await?;
    let Some(case) = case else { return Ok(Appealed::Not) };
    let Some(locked) = locked(connection, case).await? else { return Ok(Appealed::Not) };
    if locked.last.as_ref().is_none_or(|last| last.id != decision) {
        return Ok(Appealed::Not);
    }
    // Whatever is done about a case raises its version: where it is still the same, so is all that was looked at.
    let waits = sqlx::query(
        "UPDATE cases SET state = $2, waits = $3, version = version + 1 WHERE id = $1 AND state = $4 AND version = $5",
    )
    .bind(case)
    .bind(CaseState::Appealed.code())
    .bind(millis(at))
    .bind(CaseState::Decided.code())
    .bind(i64::from(locked.version))
    .execute(&mut *connection)
    .await?;
    if waits.rows_affected() == 0 {
        return Ok(Appealed::Not);
    }
    sqlx::query("UPDATE decisions SET appealed = $2, appeal = $3 WHERE id = $1")
        .bind(decision)
        .bind(millis(at))
        .bind(text)
        .execute(&mut *connection)
        .await?;
    let log_action = LogEntry {
        at,
        actor: "author",
        actor_id: Some(author),
        action: LogAction::Appealed,
        case,
        target: locked.target.to_string(),
        author: Some(author),
        clause: locked.last.and_then(|last| last.clause).map(Clause::code),
        text: None,
    };
    moderation_log::append(connection, &log_action).await?;
    Ok(Appealed::Done)
}
