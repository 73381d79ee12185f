//! Giving and taking duties, and knowing the people who have them.

use domain::Language;
use domain::account::{Grant, Role, Scope};
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::audit::{self, By};
use super::super::measures::{in_force, kept_out};
use super::super::rows::millis;
use super::super::{Connection, invitations, sessions};
use crate::campaign::AddressKey;
use crate::staff::{Appointment, RightsChange};

/// How a duty's place stands in its row.
fn theme(scope: Scope) -> Uuid {
    match scope {
        Scope::Everywhere => Uuid::nil(),
        Scope::Theme(theme) => theme,
    }
}

pub(super) async fn appoint(
    connection: &mut Connection,
    appointment: Appointment,
) -> Result<(Uuid, bool), sqlx::Error> {
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
pub(in super::super) async fn is_last_administrator(
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

pub(super) async fn take_duty(
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

pub(in super::super) async fn ensure_person(
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

pub(in super::super) async fn give_duty(
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
        sessions::end(connection, person, None, None).await?;
        audit::note(connection, at, By::Operator, "duty.given", Some(person), Some(grant.role.code()))
            .await?;
    }
    Ok(())
}
