//! What a person sees and changes of themselves, and leaving.

use async_trait::async_trait;
use domain::community::{DigestTime, NotificationChoices, NotificationKind, Pace};
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::audit::{self, By};
use super::rows::{millis, moment, person, person_columns, small, word};
use super::{
    Adapter, Connection, commenting, copies, decide, erasures, guest_posts, hide, notification_mails,
    retained_measures, roles,
};
use crate::StoreError;
use crate::account::{Acceptance, NameKey, Person, Profile, Profiles};
use crate::community::copies::Rewritten;
use crate::erasure::Erasure;

#[async_trait]
impl Profiles for Adapter {
    async fn own(&self, id: Uuid) -> Result<Option<(Person, Profile)>, StoreError> {
        let row = sqlx::query(concat!(
            "SELECT a.shows_kind, a.shows_province, a.shows_specialty, ",
            person_columns!(),
            " FROM people h JOIN accounts a ON a.person_id = h.id WHERE h.id = $1"
        ))
        .bind(id)
        .fetch_optional(&self.readers)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let person = person(&row)?;
        let profile = Profile {
            shows_kind: row.try_get("shows_kind")?,
            shows_province: row.try_get("shows_province")?,
            shows_specialty: row.try_get("shows_specialty")?,
            language: person.language,
        };
        Ok(Some((person, profile)))
    }

    async fn set_profile(
        &self,
        person: Uuid,
        seen: Profile,
        profile: Profile,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(set_profile(connection, person, (seen, profile), at))).await
    }

    async fn notice_choices(&self, person: Uuid) -> Result<NotificationChoices, StoreError> {
        let mut connection = self.readers.acquire().await?;
        Ok(choices(&mut connection, person).await?)
    }

    async fn set_notice_choices(
        &self,
        person: Uuid,
        seen: (NotificationChoices, DigestTime),
        chosen: (NotificationChoices, DigestTime),
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                hold(connection, person).await?;
                let kept = (
                    self::choices(connection, person).await?,
                    notification_mails::time_of(connection, person).await?,
                );
                if kept != seen {
                    return Ok(false);
                }
                notification_mails::set_time(connection, person, chosen.1, at).await?;
                set_choices(connection, person, chosen.0, at).await?;
                Ok(true)
            })
        })
        .await
    }

    async fn acceptances(&self, person: Uuid) -> Result<Vec<Acceptance>, StoreError> {
        let rows = sqlx::query(
            "SELECT version, language, at FROM acceptances WHERE person_id = $1 AND kind = 'terms' ORDER BY version",
        )
        .bind(person)
        .fetch_all(&self.readers)
        .await?;
        let mut acceptances = Vec::with_capacity(rows.len());
        for row in rows {
            acceptances.push(Acceptance {
                version: small(row.try_get("version")?)?,
                language: word(row.try_get("language")?)?,
                at: moment(row.try_get("at")?)?,
            });
        }
        Ok(acceptances)
    }

    async fn leave(
        &self,
        person: Uuid,
        name_key: NameKey,
        keeps_comments: bool,
        copies: Vec<Rewritten>,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        let gone = self
            .write(move |connection| {
                Box::pin(leave(connection, person, name_key, (keeps_comments, copies), at))
            })
            .await?;
        if gone {
            self.scrub().await;
        }
        Ok(gone)
    }
}

/// Changes what others see, where it is still as it was seen.
async fn set_profile(
    connection: &mut Connection,
    person: Uuid,
    (seen, profile): (Profile, Profile),
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE accounts SET shows_kind = $2, shows_province = $3, shows_specialty = $4, language = $5 \
         WHERE person_id = $1 AND shows_kind = $6 AND shows_province = $7 AND shows_specialty = $8 \
         AND COALESCE(language, (SELECT h.language FROM people h WHERE h.id = accounts.person_id)) = $9",
    )
    .bind(person)
    .bind(profile.shows_kind)
    .bind(profile.shows_province)
    .bind(profile.shows_specialty)
    .bind(profile.language.code())
    .bind(seen.shows_kind)
    .bind(seen.shows_province)
    .bind(seen.shows_specialty)
    .bind(seen.language.code())
    .execute(&mut *connection)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    audit::note(connection, at, By::Person, "profile.changed", Some(person), None).await?;
    Ok(true)
}

/// Keeps others from changing what belongs to an account until this is done. `false` where there is none.
pub(super) async fn hold(connection: &mut Connection, person: Uuid) -> Result<bool, sqlx::Error> {
    let held = sqlx::query("UPDATE accounts SET digest_hour = digest_hour WHERE person_id = $1")
        .bind(person)
        .execute(connection)
        .await?;
    Ok(held.rows_affected() > 0)
}

/// How often somebody wants to be told of each kind.
pub(super) async fn choices(
    connection: &mut Connection,
    person: Uuid,
) -> Result<NotificationChoices, sqlx::Error> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT kind, pace FROM notice_choices WHERE person_id = $1")
            .bind(person)
            .fetch_all(connection)
            .await?;
    let mut choices = NotificationChoices::default();
    for (kind, pace) in rows {
        choices = choices.with(word(&kind)?, word(&pace)?);
    }
    Ok(choices)
}

/// Keeps it. What waits to be mailed goes at the new pace; what was never to be mailed stays so.
pub(super) async fn set_choices(
    connection: &mut Connection,
    person: Uuid,
    chosen: NotificationChoices,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let before = choices(connection, person).await?;
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

async fn leave(
    connection: &mut Connection,
    person: Uuid,
    name_key: NameKey,
    (keeps_comments, repeated): (bool, Vec<Rewritten>),
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    if roles::is_last_administrator(connection, person, at).await? {
        return Ok(false);
    }
    copies::rewrite(connection, repeated, None).await?;
    forget(connection, person, Some(name_key), keeps_comments, at).await?;
    let gone = Erasure::Person { id: person, name_key: Some(name_key), keeps_comments };
    erasures::note(connection, at, gone).await?;
    audit::note(connection, at, By::Person, "account.left", Some(person), None).await?;
    Ok(true)
}

/// Forgets somebody.
pub(super) async fn forget(
    connection: &mut Connection,
    person: Uuid,
    name_key: Option<NameKey>,
    keeps_comments: bool,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    if let Some(name_key) = name_key {
        hold_name_back(connection, &name_key, None, at).await?;
    }
    commenting::let_go(connection, person, keeps_comments, at).await?;
    hide::forget_name(connection, person).await?;
    guest_posts::let_go(connection, person).await?;
    // What holds against them holds when they come back.
    retained_measures::bind(connection, person, None, at).await?;
    decide::let_go(connection, person, at).await?;
    // Account, sessions, duties, acceptances, codes, requests and waiting mail go with the person.
    sqlx::query("DELETE FROM people WHERE id = $1").bind(person).execute(connection).await.map(drop)
}

/// Keeps a name from being taken by anybody but its bearer, where there is one who may have it back.
pub(super) async fn hold_name_back(
    connection: &mut Connection,
    name_key: &NameKey,
    bearer: Option<Uuid>,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO retired_usernames (name_key, since, bearer) VALUES ($1, $2, $3) \
         ON CONFLICT (name_key) DO UPDATE SET bearer = excluded.bearer",
    )
    .bind(name_key.to_vec())
    .bind(millis(at))
    .bind(bearer)
    .execute(connection)
    .await
    .map(drop)
}
