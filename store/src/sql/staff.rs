//! The staff's rights.

use async_trait::async_trait;
use domain::Language;
use domain::account::{Grant, Scope};
use time::OffsetDateTime;
use uuid::Uuid;

use super::audit::{self, By};
use super::{Adapter, Connection};
use crate::StoreError;
use crate::account::Staff;
use crate::campaign::AddressKey;

#[async_trait]
impl Staff for Adapter {
    async fn ensure_person(
        &self,
        id: Uuid,
        email: String,
        email_key: AddressKey,
        name: String,
        language: Language,
    ) -> Result<Uuid, StoreError> {
        self.write(move |connection| {
            Box::pin(ensure_person(connection, id, email, email_key, name, language))
        })
        .await
    }

    async fn give_duty(&self, person: Uuid, grant: Grant, at: OffsetDateTime) -> Result<(), StoreError> {
        self.write(move |connection| Box::pin(give_duty(connection, person, grant, at))).await
    }
}

pub(super) async fn ensure_person(
    connection: &mut Connection,
    id: Uuid,
    email: String,
    email_key: AddressKey,
    name: String,
    language: Language,
) -> Result<Uuid, sqlx::Error> {
    sqlx::query(
        "INSERT INTO people (id, email_key, email, name, language, on_roster) \
         VALUES ($1, $2, $3, $4, $5, FALSE) ON CONFLICT (email_key) DO NOTHING",
    )
    .bind(id)
    .bind(email_key.to_vec())
    .bind(email)
    .bind(name)
    .bind(language.code())
    .execute(&mut *connection)
    .await?;
    sqlx::query_scalar("SELECT id FROM people WHERE email_key = $1")
        .bind(email_key.to_vec())
        .fetch_one(connection)
        .await
}

pub(super) async fn give_duty(
    connection: &mut Connection,
    person: Uuid,
    grant: Grant,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let theme = match grant.scope {
        Scope::Everywhere => Uuid::nil(),
        Scope::Theme(theme) => theme,
    };
    let given = sqlx::query(
        "INSERT INTO duties (person_id, duty, theme) VALUES ($1, $2, $3) \
         ON CONFLICT (person_id, duty, theme) DO NOTHING",
    )
    .bind(person)
    .bind(grant.role.code())
    .bind(theme)
    .execute(&mut *connection)
    .await?
    .rows_affected();
    if given == 1 {
        // A change of rights starts anew: nobody keeps a session from before it.
        super::sessions::end(connection, person, None, None).await?;
        audit::note(connection, at, By::Operator, "duty.given", Some(person), Some(grant.role.code()))
            .await?;
    }
    Ok(())
}
