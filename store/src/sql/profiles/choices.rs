//! How often somebody is told of each kind of notification.

use domain::community::{NotificationChoices, NotificationKind, Pace};
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::Connection;
use super::super::audit::{self, By};
use super::super::rows::word;

/// Keeps others from changing what belongs to an account until this is done. `false` where there is none.
pub(in super::super) async fn hold(connection: &mut Connection, person: Uuid) -> Result<bool, sqlx::Error> {
    let held = sqlx::query("UPDATE accounts SET digest_hour = digest_hour WHERE person_id = $1")
        .bind(person)
        .execute(connection)
        .await?;
    Ok(held.rows_affected() > 0)
}

/// How somebody wants to be told of each kind.
pub(in super::super) async fn of(
    connection: &mut Connection,
    person: Uuid,
) -> Result<NotificationChoices, sqlx::Error> {
    let rows: Vec<(bool, Option<String>, Option<String>)> = sqlx::query_as(
        "SELECT a.mail_excerpts, p.kind, p.pace FROM accounts a \
         LEFT JOIN notice_choices p ON p.person_id = a.person_id WHERE a.person_id = $1",
    )
    .bind(person)
    .fetch_all(connection)
    .await?;
    let mut choices = NotificationChoices::default();
    for (has_excerpts, kind, pace) in rows {
        choices = choices.with_excerpts(has_excerpts);
        if let (Some(kind), Some(pace)) = (kind, pace) {
            choices = choices.with(word(&kind)?, word(&pace)?);
        }
    }
    Ok(choices)
}

/// Keeps it. What waits to be mailed goes at the new pace; what was never to be mailed stays so.
pub(in super::super) async fn set(
    connection: &mut Connection,
    person: Uuid,
    chosen: NotificationChoices,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let before = of(connection, person).await?;
    sqlx::query("UPDATE accounts SET mail_excerpts = $2 WHERE person_id = $1 AND mail_excerpts <> $2")
        .bind(person)
        .bind(chosen.has_excerpts())
        .execute(&mut *connection)
        .await?;
    for (kind, pace) in chosen.iter() {
        sqlx::query(
            "INSERT INTO notice_choices (person_id, kind, pace) VALUES ($1, $2, $3) \
             ON CONFLICT (person_id, kind) DO UPDATE SET pace = $3",
        )
        .bind(person)
        .bind(kind.code())
        .bind(pace.code())
        .execute(&mut *connection)
        .await?;
        if before.of(kind) != pace {
            sqlx::query(
                "UPDATE notices SET pace = $3 WHERE person_id = $1 AND kind = $2 AND letter IS NULL AND pace <> 'never'",
            )
            .bind(person)
            .bind(kind.code())
            .bind(pace.code())
            .execute(&mut *connection)
            .await?;
        }
    }
    if before.of(NotificationKind::FollowedTopic) == Pace::Never
        && chosen.of(NotificationKind::FollowedTopic) != Pace::Never
    {
        sqlx::query(
            "UPDATE follows SET mailed = (SELECT t.comments FROM topics t WHERE t.id = follows.topic_id) \
             WHERE person_id = $1",
        )
        .bind(person)
        .execute(&mut *connection)
        .await?;
    }
    audit::note(connection, at, By::Person, "notices.changed", Some(person), None).await
}
