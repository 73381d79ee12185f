//! What a person sees and changes of themselves.

use async_trait::async_trait;
use domain::EmailAddress;
use domain::campaign::{Channel, PersonName, Phone, PostalCode, Purpose, who};
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::audit::{self, By};
use super::erasures::ledger;
use super::outbox::{self, QueuedFor};
use super::pledges::receive::prompt;
use super::rows::{millis, pending, small, supporter_columns, unreadable};
use super::{Adapter, Connection, contact};
use crate::StoreError;
use crate::campaign::{
    AddressChange, AddressKey, Details, Method, NewConsent, Preferences, Receipt, Supporter,
};
use crate::erasure::Erasure;
use crate::mail::MailKind;

#[async_trait]
impl Preferences for Adapter {
    async fn supporter(&self, id: Uuid, epoch: u32) -> Result<Option<Supporter>, StoreError> {
        Ok(sqlx::query_as(concat!(
            "SELECT ",
            supporter_columns!(),
            " FROM pledges p LEFT JOIN pledge_confirmations c ON c.pledge_id = p.id \
             WHERE p.id = $1 AND p.link_epoch = $2"
        ))
        .bind(id)
        .bind(i64::from(epoch))
        .fetch_optional(&self.readers)
        .await?)
    }

    async fn receipts(&self, id: Uuid) -> Result<Vec<Receipt>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT c.purpose, c.channel, t.language, t.text, c.given, c.method, c.withdrawn, c.withdrawal_method \
             FROM consents c JOIN consent_texts t ON t.digest = c.text_digest \
             WHERE c.pledge_id = $1 ORDER BY c.given, c.channel",
        )
        .bind(id)
        .fetch_all(&self.readers)
        .await?)
    }

    async fn request_link(&self, email_key: AddressKey, at: OffsetDateTime) -> Result<(), StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                // Noted for a known and an unknown address alike: both answers take one commit.
                audit::note(connection, at, By::Visitor, "preferences.link_requested", None, None).await?;
                // Each of those who share the mailbox has preferences of their own. A day has only so many mails: those
                // who have waited longest for theirs come first, and strangers' forms last.
                let people: Vec<Uuid> = sqlx::query_scalar(
                    "SELECT p.id FROM pledges p LEFT JOIN pledge_confirmations c ON c.pledge_id = p.id \
                     WHERE p.email_key = $1 ORDER BY CASE WHEN c.pledge_id IS NULL THEN 1 ELSE 0 END, \
                     p.prompts_since, p.received, p.id",
                )
                .bind(email_key.as_slice())
                .fetch_all(&mut *connection)
                .await?;
                for person in people {
                    prompt(connection, person, MailKind::PreferencesLink, at).await?;
                }
                Ok(())
            })
        })
        .await
    }

    async fn change_details(
        &self,
        id: Uuid,
        details: Details,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(change_details(connection, id, details, at))).await
    }

    async fn set_consents(
        &self,
        id: Uuid,
        purpose: Purpose,
        wanted: Vec<NewConsent>,
        method: Method,
        at: OffsetDateTime,
    ) -> Result<(), StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                for channel in Channel::ALL {
                    let wanted = wanted.iter().find(|c| c.purpose == purpose && c.channel == channel);
                    if let Some(consent) = wanted {
                        give_consent(connection, id, consent, at).await?;
                    } else {
                        withdraw(connection, id, purpose, Some(channel), method, at).await?;
                    }
                }
                Ok(())
            })
        })
        .await
    }

    async fn withdraw_consent(
        &self,
        id: Uuid,
        purpose: Purpose,
        channel: Option<Channel>,
        method: Method,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(withdraw(connection, id, purpose, channel, method, at))).await
    }

    async fn request_address(
        &self,
        id: Uuid,
        email: EmailAddress,
        email_key: AddressKey,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(request_address(connection, id, email, email_key, at))).await
    }

    async fn pending_address(&self, id: Uuid, tag: u32) -> Result<Option<String>, StoreError> {
        let row = sqlx::query("SELECT pending_email, pending_key, link_epoch FROM pledges WHERE id = $1")
            .bind(id)
            .fetch_optional(&self.readers)
            .await?;
        let pending = row.as_ref().map(pending).transpose()?.flatten();
        Ok(pending.filter(|pending| pending.tag == tag).map(|pending| pending.email))
    }

    async fn confirm_address(
        &self,
        id: Uuid,
        tag: u32,
        at: OffsetDateTime,
    ) -> Result<AddressChange, StoreError> {
        let changed =
            self.write(move |connection| Box::pin(confirm_address(connection, id, tag, at))).await?;
        if matches!(changed, AddressChange::Changed(_)) {
            self.scrub().await;
        }
        Ok(changed)
    }

    async fn erase(
        &self,
        id: Uuid,
        epoch: u32,
        suppress: bool,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        let erased =
            self.write(move |connection| Box::pin(erase(connection, id, epoch, suppress, at))).await?;
        if erased {
            self.scrub().await;
        }
        Ok(erased)
    }
}

async fn change_details(
    connection: &mut Connection,
    id: Uuid,
    details: Details,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let changed = sqlx::query(
        "UPDATE pledges SET first_name = $2, last_name = $3, postal_code = $4, province = $5, language = $6, \
         phone = $7, who = CASE WHEN EXISTS (SELECT 1 FROM pledges o WHERE o.email_key = pledges.email_key \
         AND o.who = $8 AND o.id <> pledges.id) THEN who ELSE $8 END WHERE id = $1",
    )
    .bind(id)
    .bind(details.first_name.as_str())
    .bind(details.last_name.as_ref().map_or("", PersonName::as_str))
    .bind(details.postal_code.as_ref().map(PostalCode::as_str))
    .bind(details.postal_code.as_ref().map(|code| code.province().code()))
    .bind(details.language.code())
    .bind(details.phone.as_ref().map(Phone::as_str))
    .bind(who(&details.first_name, details.last_name.as_ref()))
    .execute(&mut *connection)
    .await?
    .rows_affected()
        == 1;
    if changed {
        if details.phone.is_none() {
            withdraw(connection, id, Purpose::Updates, Some(Channel::Sms), Method::PreferenceCentre, at)
                .await?;
        }
        audit::note(connection, at, By::Supporter, "details.changed", Some(id), None).await?;
    }
    Ok(changed)
}

async fn give_consent(
    connection: &mut Connection,
    id: Uuid,
    consent: &NewConsent,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let given = sqlx::query(
        "INSERT INTO consents (pledge_id, purpose, channel, given, text_digest, method) \
         SELECT p.id, $2, $3, $4, $5, $6 FROM pledges p WHERE p.id = $1 AND NOT EXISTS (SELECT 1 FROM consents c \
         WHERE c.pledge_id = p.id AND c.purpose = $2 AND c.channel = $3 AND c.withdrawn IS NULL) \
         ON CONFLICT (pledge_id, purpose, channel, given) DO NOTHING",
    )
    .bind(id)
    .bind(consent.purpose.code())
    .bind(consent.channel.code())
    .bind(millis(at))
    .bind(consent.text_digest.as_str())
    .bind(consent.method.code())
    .execute(&mut *connection)
    .await?
    .rows_affected()
        == 1;
    if given {
        audit::note(connection, at, By::Supporter, "consent.given", Some(id), Some(consent.channel.code()))
            .await?;
    }
    Ok(())
}

async fn withdraw(
    connection: &mut Connection,
    id: Uuid,
    purpose: Purpose,
    channel: Option<Channel>,
    method: Method,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let withdrawn = end_consent(connection, id, purpose, channel, method, at).await?;
    if withdrawn {
        ledger::note(connection, at, Erasure::consent(id, purpose, channel, method)).await?;
        let by = channel.map(Channel::code);
        audit::note(connection, at, By::Supporter, "consent.withdrawn", Some(id), by).await?;
    }
    Ok(withdrawn)
}

/// Closes the receipts of what was agreed to. `false` where none was open.
pub(super) async fn end_consent(
    connection: &mut Connection,
    id: Uuid,
    purpose: Purpose,
    channel: Option<Channel>,
    method: Method,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let ended = sqlx::query(
        "UPDATE consents SET withdrawn = $4, withdrawal_method = $5 \
         WHERE pledge_id = $1 AND purpose = $2 AND channel IN ($3, $6) AND withdrawn IS NULL",
    )
    .bind(id)
    .bind(purpose.code())
    .bind(channel.unwrap_or(Channel::Email).code())
    .bind(millis(at))
    .bind(method.code())
    .bind(channel.unwrap_or(Channel::Sms).code())
    .execute(connection)
    .await?;
    Ok(ended.rows_affected() > 0)
}

async fn request_address(
    connection: &mut Connection,
    id: Uuid,
    email: EmailAddress,
    email_key: AddressKey,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let address = email.address();
    let noted = sqlx::query(
        "UPDATE pledges SET pending_email = $2, pending_key = $3 WHERE id = $1 AND NOT EXISTS \
         (SELECT 1 FROM outbox o WHERE o.pledge_id = pledges.id AND o.dead IS NULL AND o.kind = 'confirm_address')",
    )
    .bind(id)
    .bind(address.as_str())
    .bind(email_key.as_slice())
    .execute(&mut *connection)
    .await?
    .rows_affected()
        == 1;
    if noted {
        outbox::queue(connection, QueuedFor::Pledge(MailKind::ConfirmAddress, id), Some(&address), at)
            .await?;
        audit::note(connection, at, By::Supporter, "address.requested", Some(id), None).await?;
    }
    Ok(noted)
}

async fn confirm_address(
    connection: &mut Connection,
    id: Uuid,
    tag: u32,
    at: OffsetDateTime,
) -> Result<AddressChange, sqlx::Error> {
    let row = sqlx::query(
        "SELECT p.email, p.pending_email, p.pending_key, p.link_epoch, \
             EXISTS (SELECT 1 FROM pledges o WHERE o.email_key = p.pending_key AND o.who = p.who AND o.id <> p.id) AS is_taken \
         FROM pledges p WHERE p.id = $1",
    )
    .bind(id)
    .fetch_optional(&mut *connection)
    .await?;
    let Some(row) = row else { return Ok(AddressChange::Unknown) };
    if pending(&row)?.is_none_or(|pending| pending.tag != tag) {
        return Ok(AddressChange::Unknown);
    }
    let old: String = row.try_get("email")?;
    if row.try_get("is_taken")? {
        return Ok(AddressChange::Taken);
    }
    let raised: i64 = sqlx::query_scalar(
        "UPDATE pledges SET email = pending_email, email_key = pending_key, pending_email = NULL, \
         pending_key = NULL, link_epoch = link_epoch + 1 WHERE id = $1 RETURNING link_epoch",
    )
    .bind(id)
    .fetch_one(&mut *connection)
    .await?;
    let mailbox: Option<Vec<u8>> = row.try_get("pending_key")?;
    outbox::reached(connection, &mailbox.unwrap_or_default()).await?;
    outbox::queue(connection, QueuedFor::Pledge(MailKind::AddressChanged, id), Some(&old), at).await?;
    audit::note(connection, at, By::Supporter, "address.changed", Some(id), None).await?;
    Ok(AddressChange::Changed(small(raised)?))
}

async fn erase(
    connection: &mut Connection,
    id: Uuid,
    epoch: u32,
    suppress: bool,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let Some(key) = forget(connection, id, Some(epoch)).await? else { return Ok(false) };
    // Somebody who shares the mailbox, and has confirmed, goes on being written to.
    let never_again =
        if suppress && !is_read_by_supporter(connection, &key).await? { Some(key) } else { None };
    if let Some(key) = &never_again {
        self::suppress(connection, key, at).await?;
    }
    ledger::note(connection, at, Erasure::Pledge { id, never_again }).await?;
    let action = if suppress { "pledge.disowned" } else { "pledge.erased" };
    audit::note(connection, at, By::Supporter, action, Some(id), None).await?;
    Ok(true)
}

async fn is_read_by_supporter(
    connection: &mut Connection,
    mailbox: &AddressKey,
) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM pledges p JOIN pledge_confirmations c ON c.pledge_id = p.id \
         WHERE p.email_key = $1)",
    )
    .bind(mailbox.to_vec())
    .fetch_one(connection)
    .await
}

/// Forgets a pledge and all that hangs on it, at one epoch of its links or at any; the digest of its mailbox.
pub(super) async fn forget(
    connection: &mut Connection,
    id: Uuid,
    epoch: Option<u32>,
) -> Result<Option<AddressKey>, sqlx::Error> {
    let key: Option<Vec<u8>> = sqlx::query_scalar(
        "DELETE FROM pledges WHERE id = $1 AND link_epoch = COALESCE($2, link_epoch) RETURNING email_key",
    )
    .bind(id)
    .bind(epoch.map(i64::from))
    .fetch_optional(&mut *connection)
    .await?;
    let Some(key) = key else { return Ok(None) };
    let key = AddressKey::try_from(key).map_err(|_| unreadable())?;
    // What was written from a mailbox that somebody else reads too may be theirs.
    if !is_read_by_supporter(connection, &key).await? {
        contact::forget_mailbox(connection, &key).await?;
    }
    Ok(Some(key))
}

/// Has a mailbox never be written to again.
pub(super) async fn suppress(
    connection: &mut Connection,
    key: &AddressKey,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO suppressions (email_key, since) VALUES ($1, $2) ON CONFLICT (email_key) DO NOTHING",
    )
    .bind(key.to_vec())
    .bind(millis(at))
    .execute(connection)
    .await
    .map(drop)
}
