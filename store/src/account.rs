//! Accounts, and what lets their people in.

pub mod profile;
pub mod session;
pub mod terms;

use async_trait::async_trait;
use domain::account::{MemberKind, Subject, Username};
use domain::{Language, Province};
use time::OffsetDateTime;
use uuid::Uuid;

use self::session::{Actor, TokenDigest};
use crate::StoreError;
use crate::campaign::AddressKey;

/// A keyed digest of a username's skeleton: keeps the name from being taken again without telling whose it was.
pub type NameKey = [u8; 32];

/// A person whom the association knows: on its roster, formerly on it, or of its staff.
#[derive(Clone)]
pub struct Person {
    /// Their identifier.
    pub id: Uuid,
    /// Their address.
    pub email: String,
    /// Their name, for their own eyes and the staff's.
    pub name: String,
    /// The language they are written to in.
    pub language: Language,
    /// What kind of member they are.
    pub kind: Option<MemberKind>,
    /// Where they practise or study.
    pub province: Option<Province>,
    /// What they practise.
    pub specialty: Option<String>,
    /// Whether they are a member now.
    pub on_roster: bool,
    /// Links sealed with another epoch are revoked.
    pub link_epoch: u32,
    /// Their username, once they have an account.
    pub username: Option<String>,
    /// Since when mail to their address is refused, as there is no such mailbox.
    pub unreachable: Option<OffsetDateTime>,
}

/// Who wrote something, as other members see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The person.
    pub person: Uuid,
    /// What they are called.
    pub username: String,
    /// Whether they are of the association's staff.
    pub is_staff: bool,
    /// What they are, where they show it.
    pub kind: Option<MemberKind>,
    /// Where they practise, where they show it.
    pub province: Option<Province>,
    /// Their specialty, where they show it.
    pub specialty: Option<String>,
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Person({})", self.id)
    }
}

/// What somebody signs in with.
#[derive(Clone, Debug)]
pub enum Login {
    /// A username's skeleton: however it is written, it is one name.
    Username(String),
    /// A mailbox.
    Email(AddressKey),
    /// Somebody whose first step was right.
    Person(Uuid),
}

/// What proves that it is them.
#[derive(Clone)]
pub struct Credentials {
    /// Whose they are.
    pub person: Uuid,
    /// The epoch of the links that their next step is sealed with.
    pub link_epoch: u32,
    /// The password's hash, a PHC string.
    pub password: Option<String>,
    /// The secret of their authenticator, encrypted, when one is in use.
    pub totp_secret: Option<Vec<u8>>,
    /// Whether they have a passkey.
    pub has_passkey: bool,
}

/// An account at a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOnAccount {
    /// The provider.
    pub issuer: String,
    /// What it calls the account.
    pub subject: Subject,
}

/// An account to open.
#[derive(Clone)]
pub struct NewAccount {
    /// Whose.
    pub person: Uuid,
    /// The epoch of the invitation that they came with.
    pub link_epoch: u32,
    /// What they will be called.
    pub username: Username,
    /// The keyed digest under which the name is held back, should they leave.
    pub name_key: NameKey,
    /// The password's hash, a PHC string; `None` for who signs in with an identity provider.
    pub password: Option<String>,
    /// The provider's account that vouched for them, when one did.
    pub sign_on: Option<SignOnAccount>,
    /// The version of the Terms and Conditions that they accepted.
    pub terms: u32,
    /// The language in which they read them.
    pub language: Language,
    /// When.
    pub at: OffsetDateTime,
}

/// What became of an account to open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It is open.
    Now,
    /// The name is taken, was taken once, or looks like one that is.
    NameTaken,
    /// The invitation was used, revoked, or its person is not on the roster any more; or the provider's account that
    /// vouched for them has become another's.
    Unknown,
}

/// Invitations, accounts and what opens them.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// The person, when the link's epoch still holds.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn person(&self, id: Uuid, epoch: u32) -> Result<Option<Person>, StoreError>;

    /// Queues what the mailbox's owner needs to get in: an invitation for a member without an account, a link to a new
    /// password for who has one, nothing for a stranger. The caller cannot tell.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn request_access(&self, email_key: AddressKey, at: OffsetDateTime) -> Result<(), StoreError>;

    /// Opens an account; the invitation works no more.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn open_account(&self, account: NewAccount) -> Result<Opened, StoreError>;

    /// What proves that somebody is who they say.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn credentials(&self, login: Login) -> Result<Option<Credentials>, StoreError>;

    /// Sets a password: every session ends, every mailed link works no more, and the owner is told. `false` when the
    /// link's epoch did not hold.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn set_password(
        &self,
        person: Uuid,
        epoch: u32,
        hash: String,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// Changes the asker's password: their session goes on under the token `renewed`, every other one ends, every mailed
    /// link works no more, and they are told.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn change_password(
        &self,
        actor: &Actor,
        hash: String,
        renewed: TokenDigest,
        at: OffsetDateTime,
    ) -> Result<(), StoreError>;

    /// Puts an authenticator in use, with its recovery codes, in place of any before. The asker's session has a second
    /// factor and goes on under the token `renewed`; every other one ends.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn set_authenticator(
        &self,
        actor: &Actor,
        secret: Vec<u8>,
        step: u64,
        recovery_codes: Vec<TokenDigest>,
        renewed: TokenDigest,
        at: OffsetDateTime,
    ) -> Result<(), StoreError>;

    /// Uses a step of the authenticator. `false` when it, or a later one, was used before (RFC 6238 section 5.2).
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn use_totp_step(&self, person: Uuid, step: u64) -> Result<bool, StoreError>;

    /// Uses a recovery code. `false` when there is no such code.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn use_recovery_code(
        &self,
        person: Uuid,
        code: TokenDigest,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;
}
