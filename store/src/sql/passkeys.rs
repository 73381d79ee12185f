//! Passkeys. A challenge is used up by the row it leaves: the second answer conflicts.

use async_trait::async_trait;
use time::OffsetDateTime;
use uuid::Uuid;

use super::audit::{self, By};
use super::outbox::{self, QueuedFor};
use super::rows::{Columns as _, Row, from_row, millis};
use super::{Adapter, Connection, sessions};
use crate::StoreError;
use crate::account::session::{Actor, NewSession, TokenDigest};
use crate::mail::AccountMailKind;
use crate::passkey::{Added, Answered, Credential, MOST_PASSKEYS, NewPasskey, Passkey, Passkeys, Use, Used};

/// The columns that [`passkey`] reads.
macro_rules! passkey_columns {
    () => {
        "id, person_id, name, credential_id, public_key, counter, backup_eligible, backed_up, added, used"
    };
}

#[async_trait]
impl Passkeys for Adapter {
    async fn passkeys(&self, person: Uuid) -> Result<Vec<Passkey>, StoreError> {
        Ok(sqlx::query_as(concat!(
            "SELECT ",
            passkey_columns!(),
            " FROM passkeys WHERE person_id = $1 ORDER BY added, id"
        ))
        .bind(person)
        .fetch_all(&self.readers)
        .await?)
    }

    async fn passkey(&self, credential_id: Vec<u8>) -> Result<Option<Passkey>, StoreError> {
        Ok(sqlx::query_as(concat!("SELECT ", passkey_columns!(), " FROM passkeys WHERE credential_id = $1"))
            .bind(credential_id)
            .fetch_optional(&self.readers)
            .await?)
    }

    async fn add_passkey(
        &self,
        actor: &Actor,
        passkey: NewPasskey,
        answered: Answered,
        renewed: TokenDigest,
        at: OffsetDateTime,
    ) -> Result<Added, StoreError> {
        let (person, session) = (actor.person, actor.session);
        self.write(move |connection| {
            Box::pin(async move {
                sessions::still_holds(connection, session).await?;
                if !use_up(connection, answered).await? {
                    return Ok(Added::Replayed);
                }
                if !insert(connection, person, passkey, at).await? {
                    return Ok(Added::Refused);
                }
                sessions::renew(connection, person, session, renewed, true).await?;
                outbox::queue(connection, QueuedFor::Person(AccountMailKind::PasskeyAdded, person), None, at)
                    .await?;
                audit::note(connection, at, By::Person, "passkey.added", Some(person), None).await?;
                Ok(Added::Now)
            })
        })
        .await
    }

    async fn use_passkey(
        &self,
        used: Use,
        answered: Answered,
        session: NewSession,
    ) -> Result<Used, StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                if !use_up(connection, answered).await? {
                    return Ok(Used::Replayed);
                }
                // WebAuthn level 3, section 7.2, step 22: looked at again here, for two may come at once.
                let moved = sqlx::query(
                    "UPDATE passkeys SET counter = $2, backed_up = $3, used = $4 \
                     WHERE id = $1 AND person_id = $5 AND (counter < $2 OR counter = 0)",
                )
                .bind(used.passkey)
                .bind(i64::from(used.counter))
                .bind(used.backed_up)
                .bind(millis(session.at))
                .bind(session.person)
                .execute(&mut *connection)
                .await?;
                if moved.rows_affected() == 0 {
                    return Ok(Used::Refused);
                }
                sessions::start(connection, session).await?;
                Ok(Used::Now)
            })
        })
        .await
    }

    async fn passkey_went_back(&self, person: Uuid, at: OffsetDateTime) -> Result<(), StoreError> {
        self.write(move |connection| {
            Box::pin(audit::note(connection, at, By::Visitor, "passkey.went_back", Some(person), None))
        })
        .await
    }

    async fn remove_passkey(
        &self,
        actor: &Actor,
        passkey: Uuid,
        renewed: TokenDigest,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        let (person, session) = (actor.person, actor.session);
        self.write(move |connection| {
            Box::pin(async move {
                let removed = sqlx::query("DELETE FROM passkeys WHERE id = $1 AND person_id = $2")
                    .bind(passkey)
                    .bind(person)
                    .execute(&mut *connection)
                    .await?;
                if removed.rows_affected() == 0 {
                    return Ok(false);
                }
                sessions::renew(connection, person, session, renewed, false).await?;
                let letter = QueuedFor::Person(AccountMailKind::PasskeyRemoved, person);
                outbox::queue(connection, letter, None, at).await?;
                audit::note(connection, at, By::Person, "passkey.removed", Some(person), None).await?;
                Ok(true)
            })
        })
        .await
    }

    async fn forget_challenges(&self, now: OffsetDateTime) -> Result<(), StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                sqlx::query("DELETE FROM passkey_challenges WHERE expires <= $1")
                    .bind(millis(now))
                    .execute(connection)
                    .await
                    .map(drop)
            })
        })
        .await
    }
}

/// `false` when the challenge was answered before.
async fn use_up(connection: &mut Connection, answered: Answered) -> Result<bool, sqlx::Error> {
    let first = sqlx::query(
        "INSERT INTO passkey_challenges (digest, expires) VALUES ($1, $2) ON CONFLICT (digest) DO NOTHING",
    )
    .bind(answered.challenge.to_vec())
    .bind(millis(answered.expires))
    .execute(connection)
    .await?;
    Ok(first.rows_affected() == 1)
}

/// `false` when there are too many, or the credential is known.
async fn insert(
    connection: &mut Connection,
    person: Uuid,
    passkey: NewPasskey,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let NewPasskey { id, name, credential } = passkey;
    let kept: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM passkeys WHERE person_id = $1")
        .bind(person)
        .fetch_one(&mut *connection)
        .await?;
    if kept >= i64::from(MOST_PASSKEYS) {
        return Ok(false);
    }
    let inserted = sqlx::query(
        "INSERT INTO passkeys (id, person_id, name, credential_id, public_key, counter, backup_eligible, \
         backed_up, added) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (credential_id) DO NOTHING",
    )
    .bind(id)
    .bind(person)
    .bind(name)
    .bind(credential.id)
    .bind(credential.public_key)
    .bind(i64::from(credential.counter))
    .bind(credential.backup_eligible)
    .bind(credential.backed_up)
    .bind(millis(at))
    .execute(connection)
    .await?;
    Ok(inserted.rows_affected() == 1)
}

from_row!(
    row,
    Passkey {
        id,
        person: row.read("person_id")?,
        name,
        credential: Credential {
            id: row.read("credential_id")?,
            public_key: row.read("public_key")?,
            counter: row.read("counter")?,
            backup_eligible: row.read("backup_eligible")?,
            backed_up: row.read("backed_up")?,
        },
        added,
        used,
    }
);
