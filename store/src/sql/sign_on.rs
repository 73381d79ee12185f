//! Links between accounts here and at a provider.

use async_trait::async_trait;
use domain::account::Subject;
use sqlx::{FromRow as _, Row as _};
use time::OffsetDateTime;
use uuid::Uuid;

use super::audit::{self, By};
use super::outbox::{self, QueuedFor};
use super::rows::{Columns as _, millis, person_columns, unreadable};
use super::{Adapter, Connection};
use crate::StoreError;
use crate::account::session::TokenDigest;
use crate::account::{Person, SignOnAccount};
use crate::mail::AccountMailKind;
use crate::sign_on::{Claimant, Claimed, SignOnLink, SignOns};

/// Somebody by one of the columns that a claim may name.
macro_rules! claimant {
    ($condition:literal) => {
        concat!(
            "SELECT EXISTS (SELECT 1 FROM duties d WHERE d.person_id = h.id) AS is_staff, ",
            person_columns!(),
            " FROM people h LEFT JOIN accounts a ON a.person_id = h.id WHERE ",
            $condition
        )
    };
}

#[async_trait]
impl SignOns for Adapter {
    async fn use_sign_on_state(
        &self,
        state: TokenDigest,
        expires: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                let used = sqlx::query(
                    "INSERT INTO sign_on_states (digest, expires) VALUES ($1, $2) ON CONFLICT (digest) DO NOTHING",
                )
                .bind(state.to_vec())
                .bind(millis(expires))
                .execute(connection)
                .await?;
                Ok(used.rows_affected() == 1)
            })
        })
        .await
    }

    async fn sign_on_owner(&self, account: SignOnAccount) -> Result<Option<Uuid>, StoreError> {
        let owner =
            sqlx::query_scalar("SELECT person_id FROM sign_on_links WHERE issuer = $1 AND subject = $2")
                .bind(account.issuer)
                .bind(account.subject.as_str())
                .fetch_optional(&self.readers)
                .await?;
        Ok(owner)
    }

    async fn sign_on_claimant(&self, claimed: Claimed) -> Result<Option<Claimant>, StoreError> {
        let query = match claimed {
            Claimed::Mailbox(key) => sqlx::query(claimant!("h.email_key = $1")).bind(key.to_vec()),
            Claimed::Member(number) => {
                sqlx::query(claimant!("h.member_number = $1")).bind(number.as_str().to_owned())
            }
        };
        let Some(row) = query.fetch_optional(&self.readers).await? else { return Ok(None) };
        Ok(Some(Claimant { person: Person::from_row(&row)?, is_staff: row.read("is_staff")? }))
    }

    async fn link_sign_on(
        &self,
        person: Uuid,
        account: SignOnAccount,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(link(connection, person, account, at))).await
    }

    async fn unlink_sign_on(
        &self,
        person: Uuid,
        issuer: String,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                let unlinked = sqlx::query(
                    "DELETE FROM sign_on_links WHERE person_id = $1 AND issuer = $2 AND \
                     (EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = $1 AND a.password IS NOT NULL) \
                     OR EXISTS (SELECT 1 FROM passkeys k WHERE k.person_id = $1))",
                )
                .bind(person)
                .bind(issuer)
                .execute(&mut *connection)
                .await?;
                if unlinked.rows_affected() == 0 {
                    return Ok(false);
                }
                audit::note(connection, at, By::Person, "sign_on.unlinked", Some(person), None).await?;
                Ok(true)
            })
        })
        .await
    }

    async fn sign_on_refused(&self, person: Uuid, at: OffsetDateTime) -> Result<(), StoreError> {
        self.write(move |connection| {
            Box::pin(audit::note(connection, at, By::Visitor, "sign_on.refused", Some(person), None))
        })
        .await
    }

    async fn sign_on_links(&self, person: Uuid) -> Result<Vec<SignOnLink>, StoreError> {
        let rows = sqlx::query(
            "SELECT issuer, subject, since FROM sign_on_links WHERE person_id = $1 ORDER BY since, issuer",
        )
        .bind(person)
        .fetch_all(&self.readers)
        .await?;
        let mut links = Vec::with_capacity(rows.len());
        for row in rows {
            let subject = Subject::parse(row.try_get("subject")?).ok_or_else(unreadable)?;
            let account = SignOnAccount { issuer: row.read("issuer")?, subject };
            links.push(SignOnLink { account, since: row.read("since")? });
        }
        Ok(links)
    }

    async fn note_sign_on_settings(
        &self,
        settings: Option<String>,
        at: OffsetDateTime,
    ) -> Result<(), StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                let last: Option<Option<String>> = sqlx::query_scalar(
                    "SELECT detail FROM audit WHERE action = 'sign_on.set' ORDER BY seq DESC LIMIT 1",
                )
                .fetch_optional(&mut *connection)
                .await?;
                if last.flatten() == settings {
                    return Ok(());
                }
                audit::note(connection, at, By::Operator, "sign_on.set", None, settings.as_deref()).await
            })
        })
        .await
    }

    async fn expire_sign_on_states(&self, now: OffsetDateTime) -> Result<(), StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                sqlx::query("DELETE FROM sign_on_states WHERE expires < $1")
                    .bind(millis(now))
                    .execute(connection)
                    .await
                    .map(drop)
            })
        })
        .await
    }
}

/// Whether a provider's account is somebody's.
pub(super) async fn is_taken(
    connection: &mut Connection,
    account: &SignOnAccount,
) -> Result<bool, sqlx::Error> {
    let taken: Option<i32> =
        sqlx::query_scalar("SELECT 1 FROM sign_on_links WHERE issuer = $1 AND subject = $2")
            .bind(account.issuer.as_str())
            .bind(account.subject.as_str())
            .fetch_optional(connection)
            .await?;
    Ok(taken.is_some())
}

/// Links an account in the transaction of its cause. `false` when either side has another link already.
pub(super) async fn link(
    connection: &mut Connection,
    person: Uuid,
    account: SignOnAccount,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let linked = sqlx::query(
        "INSERT INTO sign_on_links (person_id, issuer, subject, since) VALUES ($1, $2, $3, $4) \
         ON CONFLICT DO NOTHING",
    )
    .bind(person)
    .bind(account.issuer)
    .bind(account.subject.as_str())
    .bind(millis(at))
    .execute(&mut *connection)
    .await?;
    if linked.rows_affected() == 0 {
        return Ok(false);
    }
    outbox::queue(connection, QueuedFor::Person(AccountMailKind::SignOnLinked, person), None, at).await?;
    audit::note(connection, at, By::Person, "sign_on.linked", Some(person), None).await?;
    Ok(true)
}
