//! What a person sees and changes of themselves, and leaving.

pub(super) mod choices;

use async_trait::async_trait;
use domain::community::{DigestTime, NotificationChoices};
use sqlx::FromRow as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::audit::{self, By};
use super::rows::{Columns as _, Row, from_row, millis, person_columns};
use super::{Adapter, Connection, leaving, notification_mails};
use crate::StoreError;
use crate::account::profile::{Profile, Profiles};
use crate::account::terms::Acceptance;
use crate::account::{NameKey, Person};
use crate::community::copies::Rewritten;

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
        let person = Person::from_row(&row)?;
        let profile = Profile {
            shows_kind: row.read("shows_kind")?,
            shows_province: row.read("shows_province")?,
            shows_specialty: row.read("shows_specialty")?,
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
        Ok(choices::of(&mut connection, person).await?)
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
                choices::hold(connection, person).await?;
                let kept = (
                    choices::of(connection, person).await?,
                    notification_mails::time_of(connection, person).await?,
                );
                if kept != seen {
                    return Ok(false);
                }
                notification_mails::set_time(connection, person, chosen.1, at).await?;
                choices::set(connection, person, chosen.0, at).await?;
                Ok(true)
            })
        })
        .await
    }

    async fn set_introduced(&self, person: Uuid, at: OffsetDateTime) -> Result<(), StoreError> {
        self.write(move |connection| Box::pin(set_introduced(connection, person, at))).await
    }

    async fn acceptances(&self, person: Uuid) -> Result<Vec<Acceptance>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT version, language, at FROM acceptances WHERE person_id = $1 AND kind = 'terms' ORDER BY version",
        )
        .bind(person)
        .fetch_all(&self.readers)
        .await?)
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
                Box::pin(leaving::leave(connection, person, name_key, (keeps_comments, copies), at))
            })
            .await?;
        if gone {
            self.scrub().await;
        }
        Ok(gone)
    }
}

from_row!(row, Acceptance { version, language, at });

/// Notes that somebody is done with the introduction.
pub(super) async fn set_introduced(
    connection: &mut Connection,
    person: Uuid,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE accounts SET introduced = $2 WHERE person_id = $1 AND introduced IS NULL")
        .bind(person)
        .bind(millis(at))
        .execute(connection)
        .await
        .map(drop)
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
