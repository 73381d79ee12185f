//! Accounts: invitations, credentials, second factors.

use async_trait::async_trait;
use sqlx::Row as _;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::audit::{self, By};
use super::outbox::{self, QueuedFor};
use super::pledges::receive::PROMPTS_A_DAY;
use super::rows::{Columns as _, millis, person_columns};
use super::username_moderation::NAMED;
use super::{Adapter, Connection, sessions, sign_on};
use crate::StoreError;
use crate::account::session::{Actor, TokenDigest};
use crate::account::{Accounts, Credentials, Login, NameKey, NewAccount, Opened, Person};
use crate::campaign::AddressKey;
use crate::mail::AccountMailKind;

#[async_trait]
impl Accounts for Adapter {
    async fn person(&self, id: Uuid, epoch: u32) -> Result<Option<Person>, StoreError> {
        Ok(sqlx::query_as(concat!(
            "SELECT ",
            person_columns!(),
            " FROM people h LEFT JOIN accounts a ON a.person_id = h.id WHERE h.id = $1 AND h.link_epoch = $2"
        ))
        .bind(id)
        .bind(i64::from(epoch))
        .fetch_optional(&self.readers)
        .await?)
    }

    async fn request_access(&self, email_key: AddressKey, at: OffsetDateTime) -> Result<(), StoreError> {
        self.write(move |connection| Box::pin(request_access(connection, email_key, at))).await
    }

    async fn open_account(&self, account: NewAccount) -> Result<Opened, StoreError> {
        self.write(move |connection| Box::pin(open_account(connection, account))).await
    }

    async fn credentials(&self, login: Login) -> Result<Option<Credentials>, StoreError> {
        let select = "SELECT h.id, h.link_epoch, a.password, a.totp_secret, a.totp_since, \
                          EXISTS (SELECT 1 FROM passkeys k WHERE k.person_id = h.id) AS has_passkey \
                      FROM accounts a JOIN people h ON h.id = a.person_id WHERE ";
        let row = match login {
            Login::Username(skeleton) => {
                sqlx::query(sqlx::AssertSqlSafe(format!("{select} h.id IN ({NAMED})")))
                    .bind(skeleton)
                    .fetch_optional(&self.readers)
                    .await?
            }
            Login::Person(person) => {
                sqlx::query(sqlx::AssertSqlSafe(format!("{select} h.id = $1")))
                    .bind(person)
                    .fetch_optional(&self.readers)
                    .await?
            }
            Login::Email(key) => {
                sqlx::query(sqlx::AssertSqlSafe(format!("{select} h.email_key = $1")))
                    .bind(key.to_vec())
                    .fetch_optional(&self.readers)
                    .await?
            }
        };
        let Some(row) = row else { return Ok(None) };
        let in_use: Option<i64> = row.try_get("totp_since")?;
        Ok(Some(Credentials {
            person: row.read("id")?,
            link_epoch: row.read("link_epoch")?,
            password: row.read("password")?,
            totp_secret: if in_use.is_some() { row.try_get("totp_secret")? } else { None },
            has_passkey: row.read("has_passkey")?,
        }))
    }

    async fn set_password(
        &self,
        person: Uuid,
        epoch: u32,
        hash: String,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(set_password(connection, person, epoch, hash, at))).await
    }

    async fn change_password(
        &self,
        actor: &Actor,
        hash: String,
        renewed: TokenDigest,
        at: OffsetDateTime,
    ) -> Result<(), StoreError> {
        let (person, session) = (actor.person, actor.session);
        self.write(move |connection| {
            Box::pin(async move {
                sessions::still_holds(connection, session).await?;
                sqlx::query("UPDATE people SET link_epoch = link_epoch + 1 WHERE id = $1")
                    .bind(person)
                    .execute(&mut *connection)
                    .await?;
                sessions::renew(connection, person, session, renewed, false).await?;
                keep_password(connection, person, hash, at).await.map(drop)
            })
        })
        .await
    }

    async fn set_authenticator(
        &self,
        actor: &Actor,
        secret: Vec<u8>,
        step: u64,
        recovery_codes: Vec<TokenDigest>,
        renewed: TokenDigest,
        at: OffsetDateTime,
    ) -> Result<(), StoreError> {
        let (person, session) = (actor.person, actor.session);
        let step = i64::try_from(step).unwrap_or(i64::MAX);
        self.write(move |connection| {
            Box::pin(async move {
                sessions::still_holds(connection, session).await?;
                keep_authenticator(connection, person, secret, step, recovery_codes, at).await?;
                sessions::renew(connection, person, session, renewed, true).await?;
                outbox::queue(
                    connection,
                    QueuedFor::Person(AccountMailKind::SecondFactorSet, person),
                    None,
                    at,
                )
                .await?;
                audit::note(connection, at, By::Person, "authenticator.set", Some(person), None).await
            })
        })
        .await
    }

    async fn use_totp_step(&self, person: Uuid, step: u64) -> Result<bool, StoreError> {
        let step = i64::try_from(step).unwrap_or(i64::MAX);
        self.write(move |connection| {
            Box::pin(async move {
                let used =
                    sqlx::query("UPDATE accounts SET totp_step = $2 WHERE person_id = $1 AND totp_step < $2")
                        .bind(person)
                        .bind(step)
                        .execute(connection)
                        .await?;
                Ok(used.rows_affected() == 1)
            })
        })
        .await
    }

    async fn use_recovery_code(
        &self,
        person: Uuid,
        code: TokenDigest,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                let used = sqlx::query("DELETE FROM recovery_codes WHERE person_id = $1 AND digest = $2")
                    .bind(person)
                    .bind(code.to_vec())
                    .execute(&mut *connection)
                    .await?;
                if used.rows_affected() == 0 {
                    return Ok(false);
                }
                outbox::queue(
                    connection,
                    QueuedFor::Person(AccountMailKind::RecoveryCodeUsed, person),
                    None,
                    at,
                )
                .await?;
                audit::note(connection, at, By::Person, "recovery_code.used", Some(person), None).await?;
                Ok(true)
            })
        })
        .await
    }
}

/// Puts an authenticator in use, with its recovery codes, in place of any before.
pub(super) async fn keep_authenticator(
    connection: &mut Connection,
    person: Uuid,
    secret: Vec<u8>,
    step: i64,
    recovery_codes: Vec<TokenDigest>,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE accounts SET totp_secret = $2, totp_since = $3, totp_step = $4 WHERE person_id = $1")
        .bind(person)
        .bind(secret)
        .bind(millis(at))
        .bind(step)
        .execute(&mut *connection)
        .await?;
    sqlx::query("DELETE FROM recovery_codes WHERE person_id = $1")
        .bind(person)
        .execute(&mut *connection)
        .await?;
    for code in recovery_codes {
        sqlx::query("INSERT INTO recovery_codes (person_id, digest) VALUES ($1, $2)")
            .bind(person)
            .bind(code.to_vec())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

async fn request_access(
    connection: &mut Connection,
    email_key: AddressKey,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    // Noted for a known and an unknown address alike: both answers take one commit.
    audit::note(connection, at, By::Visitor, "entry.requested", None, None).await?;
    let prompted: Option<(Uuid, bool)> = sqlx::query_as(
        "UPDATE people SET \
             prompts = CASE WHEN prompts_since > $2 THEN prompts + 1 ELSE 1 END, \
             prompts_since = CASE WHEN prompts_since > $2 THEN prompts_since ELSE $3 END \
         WHERE email_key = $1 AND (prompts < $4 OR prompts_since <= $2) \
             AND (on_roster OR EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = people.id) \
                 OR EXISTS (SELECT 1 FROM guest_posts g WHERE g.author_id = people.id AND g.asked \
                     AND g.state NOT IN ('declined', 'withdrawn'))) \
             AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.person_id = people.id AND o.dead IS NULL \
                 AND o.kind IN ('invitation', 'password_reset')) \
         RETURNING id, EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = people.id)",
    )
    .bind(email_key.to_vec())
    .bind(millis(at - Duration::DAY))
    .bind(millis(at))
    .bind(PROMPTS_A_DAY)
    .fetch_optional(&mut *connection)
    .await?;
    let Some((id, has_account)) = prompted else { return Ok(()) };
    queue_entry(connection, id, has_account, at).await
}

/// Queues an invitation, or a link to a new password.
pub(super) async fn queue_entry(
    connection: &mut Connection,
    person: Uuid,
    has_account: bool,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let kind = if has_account { AccountMailKind::PasswordReset } else { AccountMailKind::Invitation };
    if !has_account {
        super::invitations::note(connection, person, at).await?;
    }
    outbox::queue(connection, QueuedFor::Person(kind, person), None, at).await
}

/// Whether a name is another's, was somebody else's once, or looks like one that is or was.
pub(super) async fn is_taken(
    connection: &mut Connection,
    person: Uuid,
    skeleton: &str,
    name_key: &NameKey,
) -> Result<bool, sqlx::Error> {
    let taken: Option<i32> = sqlx::query_scalar(
        "SELECT 1 FROM accounts WHERE skeleton = $1 AND person_id <> $2 \
         UNION SELECT 1 FROM retired_usernames WHERE name_key = $3 AND (bearer IS NULL OR bearer <> $2)",
    )
    .bind(skeleton)
    .bind(person)
    .bind(name_key.to_vec())
    .fetch_optional(connection)
    .await?;
    Ok(taken.is_some())
}

pub(super) async fn open_account(
    connection: &mut Connection,
    account: NewAccount,
) -> Result<Opened, sqlx::Error> {
    let NewAccount { person, link_epoch, username, name_key, password, sign_on, terms, language, at } =
        account;
    let skeleton = username.skeleton();
    if is_taken(connection, person, &skeleton, &name_key).await? {
        return Ok(Opened::NameTaken);
    }
    if let Some(account) = &sign_on
        && sign_on::is_taken(connection, account).await?
    {
        return Ok(Opened::Unknown);
    }
    // Whoever is not on the roster may have been invited as staff; what they may do, their duties say.
    let invited = sqlx::query(
        "UPDATE people SET link_epoch = link_epoch + 1 WHERE id = $1 AND link_epoch = $2 \
         AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = people.id)",
    )
    .bind(person)
    .bind(i64::from(link_epoch))
    .execute(&mut *connection)
    .await?;
    if invited.rows_affected() == 0 {
        return Ok(Opened::Unknown);
    }
    sqlx::query(
        "INSERT INTO accounts (person_id, username, skeleton, language, password, created) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(person)
    .bind(username.as_str())
    .bind(skeleton)
    .bind(language.code())
    .bind(password)
    .bind(millis(at))
    .execute(&mut *connection)
    .await?;
    super::documents::write::accept(connection, person, terms, language, at).await?;
    audit::note(connection, at, By::Person, "account.opened", Some(person), None).await?;
    if let Some(account) = sign_on {
        sign_on::link(connection, person, account, at).await?;
    }
    Ok(Opened::Now)
}

async fn set_password(
    connection: &mut Connection,
    person: Uuid,
    epoch: u32,
    hash: String,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let raised =
        sqlx::query("UPDATE people SET link_epoch = link_epoch + 1 WHERE id = $1 AND link_epoch = $2")
            .bind(person)
            .bind(i64::from(epoch))
            .execute(&mut *connection)
            .await?;
    if raised.rows_affected() == 0 {
        return Ok(false);
    }
    sessions::end(connection, person, None, None).await?;
    keep_password(connection, person, hash, at).await
}

/// Keeps a password's hash, and tells the owner. `false` without an account.
async fn keep_password(
    connection: &mut Connection,
    person: Uuid,
    hash: String,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let set = sqlx::query("UPDATE accounts SET password = $2 WHERE person_id = $1")
        .bind(person)
        .bind(hash)
        .execute(&mut *connection)
        .await?;
    if set.rows_affected() == 0 {
        return Ok(false);
    }
    outbox::queue(connection, QueuedFor::Person(AccountMailKind::PasswordChanged, person), None, at).await?;
    audit::note(connection, at, By::Person, "password.set", Some(person), None).await?;
    Ok(true)
}
