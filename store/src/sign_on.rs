//! Signing in with an identity provider: whose account there is whose here.

use async_trait::async_trait;
use domain::account::MemberNumber;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::account::session::TokenDigest;
use crate::account::{Person, SignOnAccount};
use crate::campaign::AddressKey;

/// A provider's account that is somebody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOnLink {
    /// The account.
    pub account: SignOnAccount,
    /// Since when.
    pub since: OffsetDateTime,
}

/// What a provider's claim names somebody by.
#[derive(Clone, Debug)]
pub enum Claimed {
    /// Their mailbox.
    Mailbox(AddressKey),
    /// Their member number.
    Member(MemberNumber),
}

/// Somebody whom a claim names.
#[derive(Clone, Debug)]
pub struct Claimant {
    /// Who.
    pub person: Person,
    /// Whether they have any duty.
    pub is_staff: bool,
}

/// Links between accounts here and at a provider.
#[async_trait]
pub trait SignOns: Send + Sync {
    /// Uses the state of an attempt to sign in. `false` when it was used before. It is remembered until `expires`.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn use_sign_on_state(
        &self,
        state: TokenDigest,
        expires: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// Whose a provider's account is.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn sign_on_owner(&self, account: SignOnAccount) -> Result<Option<Uuid>, StoreError>;

    /// Whom a claim names: somebody on the roster, formerly on it, or of the staff.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn sign_on_claimant(&self, claimed: Claimed) -> Result<Option<Claimant>, StoreError>;

    /// Makes a provider's account somebody's, and tells them. `false` when it is another's, or another of the same
    /// provider's is theirs already.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn link_sign_on(
        &self,
        person: Uuid,
        account: SignOnAccount,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// Takes a link away from somebody who has a password to sign in with. `false` when they have none, or no link.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn unlink_sign_on(
        &self,
        person: Uuid,
        issuer: String,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// Notes that somebody was not let in because what the provider says contradicts what is kept.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn sign_on_refused(&self, person: Uuid, at: OffsetDateTime) -> Result<(), StoreError>;

    /// A person's links, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn sign_on_links(&self, person: Uuid) -> Result<Vec<SignOnLink>, StoreError>;

    /// Notes how signing in elsewhere is set, when that differs from what was noted last; `None` when it is not.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn note_sign_on_settings(
        &self,
        settings: Option<String>,
        at: OffsetDateTime,
    ) -> Result<(), StoreError>;

    /// Forgets states whose attempts have expired.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was forgotten.
    async fn expire_sign_on_states(&self, now: OffsetDateTime) -> Result<(), StoreError>;
}
