//! Accounts, and what lets their people in.

use async_trait::async_trait;
use domain::account::{Grant, MemberKind, Standing, Subject, Username, is_new};
use domain::community::{DigestTime, NotificationChoices, Zone};
use domain::{Language, Province};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::campaign::AddressKey;
use crate::community::copies::Rewritten;

/// SHA-256 of a random token: finds it again, and is of no use to whoever has a copy of the database.
pub type TokenDigest = [u8; 32];

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

/// A session to start.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Its name on its owner's page.
    pub id: Uuid,
    /// The digest of its token.
    pub digest: TokenDigest,
    /// Whose.
    pub person: Uuid,
    /// Whether a second factor was given.
    pub second_factor: bool,
    /// The browser's name.
    pub browser: String,
    /// The digest of the token that the browser came with: that session ends, whosever it is.
    pub former: Option<TokenDigest>,
    /// When.
    pub at: OffsetDateTime,
}

/// Who asks: a session with its person as they are at this moment.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The session.
    pub session: Uuid,
    /// The person.
    pub person: Uuid,
    /// What they are called.
    pub username: String,
    /// When their account was opened.
    pub opened: OffsetDateTime,
    /// What they may be allowed.
    pub standing: Standing,
    /// Whether they have a password; not everybody who comes by an identity provider does.
    pub has_password: bool,
    /// Whether an authenticator is set up.
    pub has_authenticator: bool,
    /// Whether they have a passkey.
    pub has_passkey: bool,
    /// Where their clock is.
    pub zone: Zone,
    /// When the session started.
    pub started: OffsetDateTime,
    /// When it was last used, to a few minutes.
    pub seen: OffsetDateTime,
}

impl Actor {
    /// Whether their account is new.
    pub fn is_new(&self, now: OffsetDateTime) -> bool {
        is_new(self.opened, now)
    }

    /// Whether this session may set up second factors and take them away. Anyone who has one gives it first: a password
    /// that was learned must not replace it.
    pub fn may_change_factors(&self) -> bool {
        self.standing.has_second_factor || !(self.has_authenticator || self.has_passkey)
    }
}

/// A session, for its owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its name.
    pub id: Uuid,
    /// The browser.
    pub browser: String,
    /// When it started.
    pub started: OffsetDateTime,
    /// When it was last used, to a few minutes.
    pub seen: OffsetDateTime,
}

/// What other members see of a person besides their username, and the language they read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Whether they see what kind of member it is.
    pub shows_kind: bool,
    /// Whether they see the province.
    pub shows_province: bool,
    /// Whether they see the specialty.
    pub shows_specialty: bool,
    /// The language of the person's mails.
    pub language: Language,
}

/// A version of the terms that a person accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// Which.
    pub version: u32,
    /// In which language.
    pub language: Language,
    /// When.
    pub at: OffsetDateTime,
}

/// The Terms and Conditions in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Their version.
    pub version: u32,
    /// Since when.
    pub published: OffsetDateTime,
    /// In English.
    pub en: String,
    /// In French.
    pub fr: String,
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

/// Sessions.
#[async_trait]
pub trait Sessions: Send + Sync {
    /// Starts a session, and ends the one that the browser came with.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn start_session(&self, session: NewSession) -> Result<(), StoreError>;

    /// Who asks, and what they are now: one indexed read.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn actor(&self, digest: TokenDigest, now: OffsetDateTime) -> Result<Option<Actor>, StoreError>;

    /// Notes that a session was used.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn session_seen(&self, session: Uuid, at: OffsetDateTime) -> Result<(), StoreError>;

    /// A person's sessions, the last used first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn sessions(&self, person: Uuid) -> Result<Vec<Session>, StoreError>;

    /// Those of some sessions that have ended.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn ended_sessions(&self, sessions: Vec<Uuid>) -> Result<Vec<Uuid>, StoreError>;

    /// Ends one of a person's sessions, or with `None` all but `kept`.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn end_sessions(
        &self,
        person: Uuid,
        ended: Option<Uuid>,
        kept: Option<Uuid>,
    ) -> Result<(), StoreError>;

    /// Forgets sessions that were last used before `idle` or started before `old`.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was forgotten.
    async fn expire_sessions(&self, idle: OffsetDateTime, old: OffsetDateTime) -> Result<u64, StoreError>;
}

/// What a person sees and changes of themselves.
#[async_trait]
pub trait Profiles: Send + Sync {
    /// A person with an account, as they stand.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn own(&self, person: Uuid) -> Result<Option<(Person, Profile)>, StoreError>;

    /// Changes a profile that is still as it was seen. `false` where it is not.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn set_profile(
        &self,
        person: Uuid,
        seen: Profile,
        profile: Profile,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// How often a person wants to be told of what.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn notice_choices(&self, person: Uuid) -> Result<NotificationChoices, StoreError>;

    /// Changes how often a person is told of what, and when, where both are still as they were seen. `false` where they
    /// are not.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn set_notice_choices(
        &self,
        person: Uuid,
        seen: (NotificationChoices, DigestTime),
        chosen: (NotificationChoices, DigestTime),
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// What a person accepted, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn acceptances(&self, person: Uuid) -> Result<Vec<Acceptance>, StoreError>;

    /// Erases a person and their account. The name is held back under `name_key`; what they wrote in the Community stays
    /// without it, or goes too. What others repeat of that, and of the name, is rewritten as told. `false` where nobody else could give rights any more: then nothing is erased.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    async fn leave(
        &self,
        person: Uuid,
        name_key: NameKey,
        keeps_comments: bool,
        copies: Vec<Rewritten>,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;
}

/// The association's own documents.
#[async_trait]
pub trait Documents: Send + Sync {
    /// The Terms and Conditions in force.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn terms(&self) -> Result<Option<Terms>, StoreError>;

    /// Publishes the first Terms and Conditions; where there are some already, they stay.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn publish_first_terms(&self, en: String, fr: String, at: OffsetDateTime)
    -> Result<(), StoreError>;

    /// Notes that somebody accepted a version.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn accept_terms(
        &self,
        person: Uuid,
        version: u32,
        language: Language,
        at: OffsetDateTime,
    ) -> Result<(), StoreError>;
}

/// The staff's rights.
#[async_trait]
pub trait Staff: Send + Sync {
    /// Makes sure that this person is known, whether or not a member. Returns their identifier.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn ensure_person(
        &self,
        id: Uuid,
        email: String,
        email_key: AddressKey,
        name: String,
        language: Language,
    ) -> Result<Uuid, StoreError>;

    /// Gives a duty; whoever has it already keeps it.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn give_duty(&self, person: Uuid, grant: Grant, at: OffsetDateTime) -> Result<(), StoreError>;
}
