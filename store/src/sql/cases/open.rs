//! Opening the case of what is reported.

use domain::moderation::{CaseState, Target};
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::Connection;
use super::super::rows::millis;

/// The case of a thing that waits, the open one before one that is appealed, opened where there is none; its version is raised, so that nobody decides about what
/// they have not seen.
pub(in super::super) async fn open_case(
    connection: &mut Connection,
    target: Target,
    topic: Option<i64>,
    author: Option<Uuid>,
    at: OffsetDateTime,
) -> Result<(i64, CaseState), sqlx::Error> {
    let comment = match target {
        Target::Comment(id) => Some(id),
        Target::GuestPost(_) | Target::Profile(_) => None,
    };
    let appealed: Option<i64> = sqlx::query_scalar(
        "UPDATE cases SET version = version + 1 WHERE id = (SELECT MAX(a.id) FROM cases a WHERE a.thing = $1 \
         AND a.state = 'appealed') AND NOT EXISTS (SELECT 1 FROM cases o WHERE o.thing = $1 AND o.state = 'open') \
         RETURNING id",
    )
    .bind(target.to_string())
    .fetch_optional(&mut *connection)
    .await?;
    if let Some(case) = appealed {
        return Ok((case, CaseState::Appealed));
    }
    let case: i64 = sqlx::query_scalar(
        "INSERT INTO cases (thing, kind, topic_id, comment_id, author_id, state, score, opened, waits, version) \
         VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $7, 1) \
         ON CONFLICT (thing) WHERE state = 'open' DO UPDATE SET version = cases.version + 1 RETURNING id",
    )
    .bind(target.to_string())
    .bind(target.kind().code())
    .bind(topic)
    .bind(comment)
    .bind(author)
    .bind(CaseState::Open.code())
    .bind(millis(at))
    .fetch_one(connection)
    .await?;
    Ok((case, CaseState::Open))
}

/// Of the reports `r` of a case: of each person the last alone, however many versions they reported.
macro_rules! last_of_each {
    () => {
        "NOT EXISTS (SELECT 1 FROM reports l WHERE l.case_id = r.case_id AND l.reporter_id = r.reporter_id AND l.id > r.id)"
    };
}
pub(in super::super) use last_of_each;
