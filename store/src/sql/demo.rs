//! Loading the demo association.

use async_trait::async_trait;
use domain::account::{Grant, Scope};
use time::OffsetDateTime;

use super::roles::write::{ensure_person, give_duty};
use super::{Adapter, Connection, accounts, profiles, roster};
use crate::StoreError;
use crate::account::NewAccount;
use crate::demo::{Demo, DemoPerson};
use crate::roster::Change;

#[async_trait]
impl Demo for Adapter {
    async fn load_demo(
        &self,
        people: Vec<DemoPerson>,
        terms: u32,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(load(connection, people, terms, at))).await
    }
}

async fn load(
    connection: &mut Connection,
    people: Vec<DemoPerson>,
    terms: u32,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let held: Option<i32> = sqlx::query_scalar(
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM people) OR EXISTS (SELECT 1 FROM pledges) OR EXISTS (SELECT 1 FROM audit)",
    )
    .fetch_optional(&mut *connection)
    .await?;
    if held.is_some() {
        return Ok(false);
    }
    for person in people {
        settle(connection, person, terms, at).await?;
    }
    Ok(true)
}

async fn settle(
    connection: &mut Connection,
    person: DemoPerson,
    terms: u32,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let DemoPerson { id, email_key, email, name, language, entry, role, account } = person;
    match entry {
        Some(entry) => roster::apply(connection, Change::Join { id, email_key, entry }, None, at).await?,
        None => drop(ensure_person(connection, id, email, email_key, name, language).await?),
    }
    if let Some(role) = role {
        give_duty(connection, id, Grant { role, scope: Scope::Everywhere }, at).await?;
    }
    let Some(account) = account else { return Ok(()) };
    let opened = NewAccount {
        person: id,
        link_epoch: 0,
        username: account.username,
        name_key: account.name_key,
        password: Some(account.password),
        sign_on: None,
        terms,
        language,
        at,
    };
    accounts::open_account(connection, opened).await?;
    // They have written here for weeks.
    profiles::set_introduced(connection, id, at).await?;
    if let Some((secret, codes)) = account.authenticator {
        accounts::keep_authenticator(connection, id, secret, 0, codes, at).await?;
    }
    Ok(())
}
