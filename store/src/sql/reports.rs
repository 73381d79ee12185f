//! What members report.

use std::collections::BTreeMap;

use domain::moderation::{CaseState, Clause, LogAction, LogEntry, Score, Target};
use uuid::Uuid;

use super::cases::open::{last_of_each, open_case};
use super::notify::Notified;
use super::rows::{millis, small, word};
use super::{Connection, decide, moderation_log, username_moderation, watching};
use crate::moderation::{NewReport, Reported, Scrutiny};

/// The topic that a thing stands in, and whose it is, where members see it. A profile stands in none.
pub(super) async fn seen(
    connection: &mut Connection,
    target: Target,
) -> Result<Option<(Option<i64>, Option<Uuid>)>, sqlx::Error> {
    let (query, id) = match target {
        Target::Comment(id) => (
            concat!(
                "SELECT c.topic_id, c.author_id FROM comments c JOIN topics t ON t.id = c.topic_id WHERE c.id = $1 \
             AND c.withdrawn IS NULL AND c.withheld IS NULL AND t.state IN ",
                domain::visible_topic_states!()
            ),
            id,
        ),
        Target::GuestPost(id) => (
            concat!(
                "SELECT t.id, g.author_id FROM topics t LEFT JOIN guest_posts g ON g.topic_id = t.id WHERE t.id = $1 \
             AND t.kind = 'guest_post' AND t.state IN ",
                domain::visible_topic_states!()
            ),
            id,
        ),
        Target::Profile(person) => {
            let is_seen = username_moderation::is_seen(connection, person).await?;
            return Ok(is_seen.then_some((None, Some(person))));
        }
    };
    sqlx::query_as(query).bind(id).fetch_optional(connection).await
}

/// Which version of a thing members see: when a comment was last changed, the number of a guest post's text, since when a
/// name is borne.
async fn version(connection: &mut Connection, target: Target) -> Result<i64, sqlx::Error> {
    let (query, id) = match target {
        Target::Comment(id) => ("SELECT COALESCE(edited, 0) FROM comments WHERE id = $1", id),
        Target::GuestPost(id) => ("SELECT version FROM topics WHERE id = $1", id),
        Target::Profile(person) => {
            let named = sqlx::query_scalar("SELECT named FROM accounts WHERE person_id = $1");
            return Ok(named.bind(person).fetch_optional(connection).await?.unwrap_or(0));
        }
    };
    Ok(sqlx::query_scalar(query).bind(id).fetch_optional(connection).await?.unwrap_or(0))
}

/// Whether a person has reported a thing as it is now.
pub(super) async fn has_reported(
    connection: &mut Connection,
    person: Uuid,
    target: Target,
) -> Result<bool, sqlx::Error> {
    let version = version(connection, target).await?;
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM reports WHERE reporter_id = $1 AND thing = $2 AND version = $3)",
    )
    .bind(person)
    .bind(target.to_string())
    .bind(version)
    .fetch_one(connection)
    .await
}

pub(super) async fn report(connection: &mut Connection, report: NewReport) -> Result<Reported, sqlx::Error> {
    let NewReport { target, reporter, clause, language, text, at } = report;
    let Some((topic, author)) = seen(connection, target).await? else { return Ok(Reported::Gone) };
    if author == Some(reporter) {
        return Ok(Reported::Own);
    }
    let word_of = target.to_string();
    if has_reported(connection, reporter, target).await? {
        return Ok(Reported::Again);
    }
    let version = version(connection, target).await?;
    let (case, state) = open_case(connection, target, topic, author, at).await?;
    let kept = sqlx::query(
        "INSERT INTO reports (case_id, thing, reporter_id, clause, language, text, at, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
         ON CONFLICT (reporter_id, thing, version) WHERE reporter_id IS NOT NULL DO NOTHING",
    )
    .bind(case)
    .bind(&word_of)
    .bind(reporter)
    .bind(clause.code())
    .bind(language.code())
    .bind(text)
    .bind(millis(at))
    .bind(version)
    .execute(&mut *connection)
    .await?;
    if kept.rows_affected() == 0 {
        return Ok(Reported::Again);
    }
    decide::fall_from_hand(connection, target, reporter, at).await?;
    let score = weigh(connection, case).await?;
    let decided: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM decisions WHERE case_id = $1")
        .bind(case)
        .fetch_one(&mut *connection)
        .await?;
    // Who reported is in no entry.
    let log_action = LogEntry {
        at,
        actor: "member",
        actor_id: None,
        action: LogAction::Reported,
        case,
        target: word_of,
        author,
        clause: Some(clause.code()),
        text: None,
    };
    moderation_log::append(connection, &log_action).await?;
    let is_open = state == CaseState::Open;
    // What somebody is called is in all that they wrote: that a person decides, not a sum.
    let can_be_hidden = !matches!(target, Target::Profile(_));
    Ok(Reported::Done { case, hides: can_be_hidden && is_open && decided == 0 && score.hides() })
}

/// Tells moderators what speaks against a comment, of each kind once while its case waits. Where that is enough, it is
/// hidden until one has looked. Says whether it was.
pub(super) async fn signal(
    connection: &mut Connection,
    told: Notified,
    scrutiny: &Scrutiny,
) -> Result<bool, sqlx::Error> {
    let Scrutiny { signals, holds, .. } = scrutiny;
    if signals.is_empty() {
        return Ok(false);
    }
    let Notified { topic, comment, author, at } = told;
    let target = Target::Comment(comment);
    let (case, _) = open_case(connection, target, Some(topic), Some(author), at).await?;
    let mut are_new = false;
    for signal in signals {
        let kept = sqlx::query(
            "INSERT INTO signals (case_id, kind, at, holds) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (case_id, kind) DO UPDATE SET holds = TRUE WHERE excluded.holds AND NOT signals.holds",
        )
        .bind(case)
        .bind(signal.code())
        .bind(millis(at))
        .bind(holds)
        .execute(&mut *connection)
        .await?;
        are_new |= kept.rows_affected() > 0;
    }
    if !are_new {
        return Ok(false);
    }
    let score = weigh(connection, case).await?;
    let log_action = LogEntry {
        at,
        actor: "system",
        actor_id: None,
        action: LogAction::Signalled,
        case,
        target: target.to_string(),
        author: Some(author),
        clause: signals.iter().filter_map(|signal| signal.clause()).min().map(Clause::code),
        text: None,
    };
    moderation_log::append(connection, &log_action).await?;
    Ok(score.hides() && decide::hold_back(connection, case, scrutiny, at).await?)
}

/// Weighs anew what speaks against the thing of a case.
async fn weigh(connection: &mut Connection, case: i64) -> Result<Score, sqlx::Error> {
    let named: Vec<(String, i64)> = sqlx::query_as(concat!(
        "SELECT r.clause, COUNT(*) AS many FROM reports r WHERE r.case_id = $1 AND ",
        last_of_each!(),
        " GROUP BY r.clause"
    ))
    .bind(case)
    .fetch_all(&mut *connection)
    .await?;
    let mut reports = BTreeMap::new();
    for (clause, limit) in named {
        reports.insert(word(&clause)?, small(limit)?);
    }
    let found: Vec<(String, bool)> = sqlx::query_as("SELECT kind, holds FROM signals WHERE case_id = $1")
        .bind(case)
        .fetch_all(&mut *connection)
        .await?;
    let (signals, holds) = watching::signals(&found)?;
    let score = Score::of(&reports, &signals, holds);
    sqlx::query("UPDATE cases SET score = $2 WHERE id = $1")
        .bind(case)
        .bind(i64::from(score.0))
        .execute(connection)
        .await?;
    Ok(score)
}
