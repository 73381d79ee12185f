//! The staff's duties, and the accounts that staff act on.

use async_trait::async_trait;
use domain::account::{Grant, Role, Scope};
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::audit::{self, By};
use super::measures::kept_out;
use super::rows::{grant, millis, moment, person, person_columns};
use super::username_moderation::NAMED;
use super::{Adapter, Connection, Db, invitations, sessions};
use crate::StoreError;
use crate::account::Login;
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
        self.write(move |connection| Box::pin(appoint(connection, appointment))).await
    }

    async fn take_duty(
        &self,
        person: Uuid,
        grant: Grant,
        actor: Uuid,
        at: OffsetDateTime,
    ) -> Result<RightsChange, StoreError> {
        self.write(move |connection| Box::pin(take_duty(connection, person, grant, actor, at))).await
    }
}

fn person_records(rows: &[<Db as sqlx::Database>::Row]) -> Result<Vec<PersonRecord>, sqlx::Error> {
    let mut person_records: Vec<PersonRecord> = Vec::new();
    for row in rows {
        let at = |column| row.try_get::<Option<i64>, _>(column)?.map(moment).transpose();
        let id: Uuid = row.try_get("person_id")?;
        if person_records.last().is_none_or(|last| last.person.id != id) {
            let account = match at("created")? {
                Some(opened) => Some(AccountState {
                    opened,
                    signed_in: at("signed_in")?,
                    has_second_factor: row.try_get("has_second_factor")?,
                }),
                None => None,
            };
            person_records.push(PersonRecord {
                person: person(row)?,
                member_number: row.try_get("member_number")?,
                invited: at("invited")?,
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

/// How a duty's place stands in its row.
fn theme(scope: Scope) -> Uuid {
    match scope {
        Scope::Everywhere => Uuid::nil(),
        Scope::Theme(theme) => theme,
    }
}

async fn appoint(connection: &mut Connection, appointment: Appointment) -> Result<(Uuid, bool), sqlx::Error> {
    let Appointment { id, email, email_key, name, language, grant, actor, at } = appointment;
    sqlx::query(
        "INSERT INTO people (id, email_key, email, name, language, on_roster) VALUES ($1, $2, $3, $4, $5, FALSE) \
         ON CONFLICT (email_key) DO NOTHING",
    )
    .bind(id)
    .bind(email_key.to_vec())
    .bind(email)
    .bind(name)
    .bind(language.code())
    .execute(&mut *connection)
    .await?;
    let person: Uuid = sqlx::query_scalar("SELECT id FROM people WHERE email_key = $1")
        .bind(email_key.to_vec())
        .fetch_one(&mut *connection)
        .await?;
    let given = sqlx::query(
        "INSERT INTO duties (person_id, duty, theme) VALUES ($1, $2, $3) ON CONFLICT (person_id, duty, theme) DO NOTHING",
    )
    .bind(person)
    .bind(grant.role.code())
    .bind(theme(grant.scope))
    .execute(&mut *connection)
    .await?
    .rows_affected()
        == 1;
    if given {
        if person != actor {
            // A change of rights starts anew: nobody keeps a session from before it.
            sessions::end(connection, person, None, None).await?;
        }
        audit::note(connection, at, By::Staff(actor), "duty.given", Some(person), Some(grant.role.code()))
            .await?;
    }
    invitations::invite_person(connection, person, actor, at).await?;
    Ok((person, given))
}

/// Whether somebody else could still give rights. It holds the administrators' rows until the transaction ends, so
/// that of two who take each other's duty at once only one succeeds.
async fn another_administrator(
    connection: &mut Connection,
    person: Uuid,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    sqlx::query("UPDATE duties SET duty = duty WHERE duty = $1")
        .bind(Role::Administrator.code())
        .execute(&mut *connection)
        .await?;
    let other: Option<Uuid> = sqlx::query_scalar(concat!(
        "SELECT d.person_id FROM duties d JOIN accounts a ON a.person_id = d.person_id \
         WHERE d.duty = $1 AND d.theme = $2 AND d.person_id <> $3 AND NOT ",
        kept_out!("a.person_id", "$4"),
        " LIMIT 1"
    ))
    .bind(Role::Administrator.code())
    .bind(Uuid::nil())
    .bind(person)
    .bind(millis(at))
    .fetch_optional(connection)
    .await?;
    Ok(other.is_some())
}

/// Whether a person is the only one who could give rights.
pub(super) async fn is_last_administrator(
    connection: &mut Connection,
    person: Uuid,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let is_one: Option<i32> =
        sqlx::query_scalar("SELECT 1 FROM duties WHERE person_id = $1 AND duty = $2 AND theme = $3")
            .bind(person)
            .bind(Role::Administrator.code())
            .bind(Uuid::nil())
            .fetch_optional(&mut *connection)
            .await?;
    Ok(is_one.is_some() && !another_administrator(connection, person, at).await?)
}

async fn take_duty(
    connection: &mut Connection,
    person: Uuid,
    grant: Grant,
    actor: Uuid,
    at: OffsetDateTime,
) -> Result<RightsChange, sqlx::Error> {
    let is_administrator = grant.role == Role::Administrator && grant.scope == Scope::Everywhere;
    if is_administrator && !another_administrator(connection, person, at).await? {
        return Ok(RightsChange::LastAdministrator);
    }
    if is_administrator && person == actor {
        return Ok(RightsChange::Own);
    }
    let taken = sqlx::query("DELETE FROM duties WHERE person_id = $1 AND duty = $2 AND theme = $3")
        .bind(person)
        .bind(grant.role.code())
        .bind(theme(grant.scope))
        .execute(&mut *connection)
        .await?;
    if taken.rows_affected() == 0 {
        return Ok(RightsChange::Nothing);
    }
    if person != actor {
        sessions::end(connection, person, None, None).await?;
    }
    audit::note(connection, at, By::Staff(actor), "duty.taken", Some(person), Some(grant.role.code()))
        .await?;
    Ok(RightsChange::Done)
}
