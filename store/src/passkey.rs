//! Passkeys (WebAuthn level 3).

use async_trait::async_trait;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::account::session::{Actor, NewSession, TokenDigest};

/// Most passkeys that one person keeps.
pub const MOST_PASSKEYS: u8 = 10;

/// What is known of a key pair that an authenticator made: WebAuthn's credential record (section 4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// What the authenticator calls it.
    pub id: Vec<u8>,
    /// The public key, and what its authenticator promised of it when it was made.
    pub public_key: Vec<u8>,
    /// The signature counter; zero on authenticators that do not count.
    pub counter: u32,
    /// Whether it may be copied to the owner's other devices.
    pub backup_eligible: bool,
    /// Whether it was.
    pub backed_up: bool,
}

/// A passkey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// Its name on its owner's page.
    pub id: Uuid,
    /// Whose.
    pub person: Uuid,
    /// What its owner calls it.
    pub name: String,
    /// The key pair.
    pub credential: Credential,
    /// When it was added.
    pub added: OffsetDateTime,
    /// When it was last used to sign in.
    pub used: Option<OffsetDateTime>,
}

/// A passkey to keep.
#[derive(Clone, Debug)]
pub struct NewPasskey {
    /// Its name on its owner's page.
    pub id: Uuid,
    /// What its owner calls it.
    pub name: String,
    /// The key pair.
    pub credential: Credential,
}

/// A challenge that was answered.
#[derive(Clone, Copy, Debug)]
pub struct Answered {
    /// SHA-256 of the challenge.
    pub challenge: TokenDigest,
    /// When it expires: until then it is remembered.
    pub expires: OffsetDateTime,
}

/// What became of a passkey to keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is kept.
    Now,
    /// The challenge was answered before.
    Replayed,
    /// The person has [`MOST_PASSKEYS`] already, or the credential is known.
    Refused,
}

/// A use of a passkey, whose signature was right.
#[derive(Clone, Copy, Debug)]
pub struct Use {
    /// Which.
    pub passkey: Uuid,
    /// The counter that the authenticator signed.
    pub counter: u32,
    /// Whether the key pair was copied to the owner's other devices.
    pub backed_up: bool,
}

/// What became of a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Used {
    /// The session has started.
    Now,
    /// The challenge was answered before.
    Replayed,
    /// The counter went back, or the passkey was removed meanwhile.
    Refused,
}

/// The store of passkeys.
#[async_trait]
pub trait Passkeys: Send + Sync {
    /// A person's passkeys, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn passkeys(&self, person: Uuid) -> Result<Vec<Passkey>, StoreError>;

    /// The passkey with this credential.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn passkey(&self, credential_id: Vec<u8>) -> Result<Option<Passkey>, StoreError>;

    /// Keeps a passkey of the asker's. Their session has a second factor from then on and goes on under the token
    /// `renewed`; every other one ends, and they are told by mail.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn add_passkey(
        &self,
        actor: &Actor,
        passkey: NewPasskey,
        answered: Answered,
        renewed: TokenDigest,
        at: OffsetDateTime,
    ) -> Result<Added, StoreError>;

    /// Uses a passkey, and starts the session that it opens.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn use_passkey(
        &self,
        used: Use,
        answered: Answered,
        session: NewSession,
    ) -> Result<Used, StoreError>;

    /// Notes that a passkey was refused because its counter went back.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn passkey_went_back(&self, person: Uuid, at: OffsetDateTime) -> Result<(), StoreError>;

    /// Removes one of the asker's passkeys. Their session goes on under the token `renewed`, every other one ends, and
    /// they are told by mail. `false` when they have no such passkey.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn remove_passkey(
        &self,
        actor: &Actor,
        passkey: Uuid,
        renewed: TokenDigest,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// Forgets answered challenges that have expired.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was forgotten.
    async fn forget_challenges(&self, now: OffsetDateTime) -> Result<(), StoreError>;
}
