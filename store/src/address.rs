//! The address of an account, and how it changes.

use async_trait::async_trait;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::campaign::AddressKey;

/// What became of confirming an account's new address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailChange {
    /// It is in the old one's place.
    Done,
    /// It is the one that counted already: mail reaches its person there again.
    Confirmed,
    /// Somebody else has it.
    Taken,
    /// Nothing waits to be confirmed with this link.
    Unknown,
}

/// Addresses of a person that do not count, or not yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OtherAddresses {
    /// What the roster says, where they chose another.
    pub roster: Option<String>,
    /// What waits to be confirmed.
    pub pending: Option<String>,
}

/// Changing the address of an account.
#[async_trait]
pub trait Addresses: Send + Sync {
    /// Keeps an address until it is confirmed, in place of any that waited, and queues the mail that asks for it. Every
    /// link mailed before works no more: one to an address that waited must not confirm this one. At most a few mails a
    /// day are queued for one person: `false` beyond that.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn request_email(
        &self,
        person: Uuid,
        email: String,
        email_key: AddressKey,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// The addresses that are kept about a person beside the one that counts.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn other_addresses(&self, person: Uuid) -> Result<OtherAddresses, StoreError>;

    /// The address that waits to be confirmed.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn pending_email(&self, person: Uuid, epoch: u32) -> Result<Option<String>, StoreError>;

    /// Puts the waiting address in the old one's place: every session ends, every mailed link works no more, and the
    /// old address is told.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn confirm_email(
        &self,
        person: Uuid,
        epoch: u32,
        at: OffsetDateTime,
    ) -> Result<EmailChange, StoreError>;
}
