//! Leaving: what goes with somebody, and what stays without their name.

use time::OffsetDateTime;
use uuid::Uuid;

use super::audit::{self, By};
use super::erasures::ledger;
use super::roles::write::is_last_administrator;
use super::username_moderation::hold_name_back;
use super::{Connection, comments, contact, copies, decide, guest_posts, hide, retained_measures};
use crate::account::NameKey;
use crate::campaign::AddressKey;
use crate::community::copies::Rewritten;
use crate::erasure::Erasure;

pub(super) async fn leave(
    connection: &mut Connection,
    person: Uuid,
    name_key: NameKey,
    (keeps_comments, repeated): (bool, Vec<Rewritten>),
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    if is_last_administrator(connection, person, at).await? {
        return Ok(false);
    }
    copies::rewrite(connection, repeated, None).await?;
    let mailboxes = forget(connection, person, Some(name_key), keeps_comments, &[], at).await?;
    let gone = Erasure::Person { id: person, name_key: Some(name_key), keeps_comments, mailboxes };
    ledger::note(connection, at, gone).await?;
    audit::note(connection, at, By::Person, "account.left", Some(person), None).await?;
    Ok(true)
}

/// Forgets somebody, of whom some mailboxes may be known from elsewhere. Returns those that what holds against them is bound
/// to.
pub(super) async fn forget(
    connection: &mut Connection,
    person: Uuid,
    name_key: Option<NameKey>,
    keeps_comments: bool,
    mailboxes: &[AddressKey],
    at: OffsetDateTime,
) -> Result<Vec<AddressKey>, sqlx::Error> {
    if let Some(name_key) = name_key {
        hold_name_back(connection, &name_key, None, at).await?;
    }
    comments::withdraw::let_go(connection, person, keeps_comments, at).await?;
    hide::forget_name(connection, person).await?;
    guest_posts::write::let_go(connection, person).await?;
    // What holds against them holds when they come back.
    retained_measures::bind(connection, person, None, at).await?;
    retained_measures::bind_to(connection, person, mailboxes, at).await?;
    let bound = retained_measures::mailboxes_of(connection, person, at).await?;
    decide::let_go(connection, person, at).await?;
    let mailbox: Option<Vec<u8>> = sqlx::query_scalar("SELECT email_key FROM people WHERE id = $1")
        .bind(person)
        .fetch_optional(&mut *connection)
        .await?;
    contact::forget_mailbox(connection, &mailbox.unwrap_or_default()).await?;
    // Account, sessions, duties, acceptances, codes, requests, enquiries and waiting mail go with the person.
    sqlx::query("DELETE FROM people WHERE id = $1").bind(person).execute(connection).await?;
    Ok(bound)
}
