//! The staff's duties, and the accounts that staff act on.

pub(super) mod write;

use async_trait::async_trait;
use domain::Language;
use domain::account::Grant;
use sqlx::{FromRow as _, Row as _};
use time::OffsetDateTime;
use uuid::Uuid;

use super::Adapter;
use super::audit::{self, By};
use super::rows::{Columns as _, Row, grant, person_columns};
use super::username_moderation::NAMED;
use crate::StoreError;
use crate::account::{Login, Person};
use crate::campaign::AddressKey;
use crate::staff::Staff;
use crate::staff::{AccountState, Appointment, Find, PersonRecord, RightsChange, Roles};

/// A row for each duty, one without where there is none.
macro_rules! person_records {
    ($where:literal) => {
        concat!(
            "SELECT h.member_number, h.invited, a.created, a.signed_in, d.duty, d.theme, \
             (a.totp_since IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys k WHERE k.person_id = h.id)) \
             AS has_second_factor, ",
            person_columns!(),
            " FROM people h LEFT JOIN accounts a ON a.person_id = h.id LEFT JOIN duties d ON d.person_id = h.id ",
            $where
        )
    };
}

#[async_trait]
impl Roles for Adapter {
    async fn staff(&self) -> Result<Vec<PersonRecord>, StoreError> {
        let rows =
            sqlx::query(person_records!("WHERE d.duty IS NOT NULL ORDER BY h.name, h.id, d.duty, d.theme"))
                .fetch_all(&self.readers)
                .await?;
        Ok(person_records(&rows)?)
    }

    async fn person_record(&self, person: Uuid) -> Result<Option<PersonRecord>, StoreError> {
        let rows = sqlx::query(person_records!("WHERE h.id = $1 ORDER BY d.duty, d.theme"))
            .bind(person)
            .fetch_all(&self.readers)
            .await?;
        Ok(person_records(&rows)?.pop())
    }

    async fn find_person(&self, by: Find) -> Result<Option<Uuid>, StoreError> {
        let found = match by {
            Find::Number(number) => {
                sqlx::query_scalar("SELECT id FROM people WHERE member_number = $1")
                    .bind(number.as_str().to_owned())
                    .fetch_optional(&self.readers)
                    .await?
            }
            Find::Login(Login::Email(key)) => {
                sqlx::query_scalar("SELECT id FROM people WHERE email_key = $1")
                    .bind(key.to_vec())
                    .fetch_optional(&self.readers)
                    .await?
            }
            Find::Login(Login::Username(skeleton)) => {
                sqlx::query_scalar(NAMED).bind(skeleton).fetch_optional(&self.readers).await?
            }
            Find::Login(Login::Person(id)) => {
                sqlx::query_scalar("SELECT id FROM people WHERE id = $1")
                    .bind(id)
                    .fetch_optional(&self.readers)
                    .await?
            }
        };
        Ok(found)
    }

    async fn note_lookup(&self, person: Uuid, actor: Uuid, at: OffsetDateTime) -> Result<(), StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                audit::note(connection, at, By::Staff(actor), "person.looked_up", Some(person), None).await
            })
        })
        .await
    }

    async fn appoint(&self, appointment: Appointment) -> Result<(Uuid, bool), StoreError> {
        self.write(move |connection| Box::pin(write::appoint(connection, appointment))).await
    }

    async fn take_duty(
        &self,
        person: Uuid,
        grant: Grant,
        actor: Uuid,
        at: OffsetDateTime,
    ) -> Result<RightsChange, StoreError> {
        self.write(move |connection| Box::pin(write::take_duty(connection, person, grant, actor, at))).await
    }
}

fn person_records(rows: &[Row]) -> Result<Vec<PersonRecord>, sqlx::Error> {
    let mut person_records: Vec<PersonRecord> = Vec::new();
    for row in rows {
        let id: Uuid = row.try_get("person_id")?;
        if person_records.last().is_none_or(|last| last.person.id != id) {
            let account = match row.read("created")? {
                Some(opened) => Some(AccountState {
                    opened,
                    signed_in: row.read("signed_in")?,
                    has_second_factor: row.read("has_second_factor")?,
                }),
                None => None,
            };
            person_records.push(PersonRecord {
                person: Person::from_row(row)?,
                member_number: row.read("member_number")?,
                invited: row.read("invited")?,
                account,
                grants: Vec::new(),
            });
        }
        if let Some(person_record) = person_records.last_mut() {
            person_record.grants.extend(grant(row)?);
        }
    }
    Ok(person_records)
}

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
            Box::pin(write::ensure_person(connection, id, email, email_key, name, language))
        })
        .await
    }

    async fn give_duty(&self, person: Uuid, grant: Grant, at: OffsetDateTime) -> Result<(), StoreError> {
        self.write(move |connection| Box::pin(write::give_duty(connection, person, grant, at))).await
    }
}
