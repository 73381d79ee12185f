//! Another look at a decision, as its author asks for it once.

use domain::moderation::{APPEAL_TIME, CaseState, Clause, Deed, DeedKind, Ruling, Verdict};
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::rows::millis;
use super::super::{Connection, moderation_log};
use super::rulings::{give_back, move_back, settle};
use super::told::{tell_author, tell_reporters};
use super::{Found, Hand, found, is_decided_since, log};
use crate::moderation::Appealed;

pub(super) async fn judge(
    connection: &mut Connection,
    found: &Found,
    verdict: Verdict,
    answer: String,
    hand: Hand,
) -> Result<(), sqlx::Error> {
    let Some(last) = &found.last else { return Ok(()) };
    sqlx::query("UPDATE decisions SET verdict = $2, judge_id = $3, judged = $4, answer = $5 WHERE id = $1")
        .bind(last.id)
        .bind(verdict.code())
        .bind(hand.by)
        .bind(millis(hand.at))
        .bind(answer)
        .execute(&mut *connection)
        .await?;
    let action = match verdict {
        Verdict::Uphold => DeedKind::Upheld,
        Verdict::Restore => {
            // What was decided since stands.
            if !is_decided_since(connection, found).await? {
                move_back(connection, found.thing, last).await?;
                give_back(connection, found, hand.at).await?;
            }
            DeedKind::Restored
        }
    };
    settle(connection, found.id).await?;
    log(connection, found, hand, action, last.clause, None).await?;
    tell_author(connection, found, last.id, hand.at).await?;
    if verdict == Verdict::Restore {
        tell_reporters(connection, found.id, hand.at).await?;
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
    let Some(found) = found(connection, case).await? else { return Ok(Appealed::Not) };
    if found.last.as_ref().is_none_or(|last| last.id != decision) {
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
    .bind(i64::from(found.version))
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
    let deed = Deed {
        at,
        actor: "author",
        actor_id: Some(author),
        action: DeedKind::Appealed,
        case,
        thing: found.thing.to_string(),
        author: Some(author),
        clause: found.last.and_then(|last| last.clause).map(Clause::code),
        text: None,
    };
    moderation_log::append(connection, &deed).await?;
    Ok(Appealed::Done)
}
