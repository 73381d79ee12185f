//! The outbox: mail that is due, kept with its cause until it has been handed over.

use async_trait::async_trait;
use domain::Language;
use domain::contact::{EnquiryKind, Team};
use domain::desk::RequestKind;
use strum::{EnumString, IntoStaticStr, VariantArray};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::account::Person;
use crate::campaign::{AddressKey, Supporter};

/// The mails that the product sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum MailKind {
    /// Asks to confirm a first pledge.
    ConfirmPledge,
    /// Somebody pledged again with an address that has not confirmed yet.
    PledgeWaiting,
    /// Somebody pledged again with an address that has confirmed already.
    AlreadySupporter,
    /// Thanks for confirming, with the consent receipt.
    Welcome,
    /// The link to the preference centre, asked for.
    PreferencesLink,
    /// Asks a new address to confirm that it replaces the old one.
    ConfirmAddress,
    /// Tells the old address that it was replaced.
    AddressChanged,
}

domain::words!(MailKind: "in the database and in the metrics");

/// The mails that people with an account, or an invitation to one, get.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum AccountMailKind {
    /// Invites a member to open an account.
    Invitation,
    /// The link to a new password, asked for.
    PasswordReset,
    /// Tells that the password was changed.
    PasswordChanged,
    /// Tells that an authenticator was set up.
    SecondFactorSet,
    /// Tells that a recovery code was used.
    RecoveryCodeUsed,
    /// Asks a new address to confirm that it replaces the old one.
    ConfirmEmail,
    /// Tells the old address that it was replaced.
    EmailChanged,
    /// Tells that the service desk changed the username.
    UsernameChanged,
    /// Tells that the service desk took the second factors away.
    SecondFactorReset,
    /// Tells that the account opens with an identity provider.
    SignOnLinked,
    /// Tells that a passkey was added.
    PasskeyAdded,
    /// Tells that a passkey was removed.
    PasskeyRemoved,
    /// Tells that moderators decided something about what they wrote.
    Moderated,
}

domain::words!(AccountMailKind: "in the database and in the metrics");

/// The mails of the service desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum DeskMailKind {
    /// Tells that a request has come, and its reference.
    #[strum(serialize = "request_received")]
    Received,
    /// What the desk answered.
    #[strum(serialize = "request_answer")]
    Answer,
}

domain::words!(DeskMailKind: "in the database and in the metrics");

/// The mails about what people write to the association.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum ContactMailKind {
    /// Tells that an enquiry has come, its reference, who answers, and by when.
    #[strum(serialize = "enquiry_received")]
    Received,
    /// What was answered.
    #[strum(serialize = "enquiry_answer")]
    Answer,
}

domain::words!(ContactMailKind: "in the database and in the metrics");

/// The mails that tell members what is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum NotificationMailKind {
    /// As it happens.
    #[strum(serialize = "notices_at_once")]
    AtOnce,
    /// What was gathered for a day, or a week.
    #[strum(serialize = "notices_digest")]
    Digest,
}

domain::words!(NotificationMailKind: "in the database and in the metrics");

/// A mail of notices, with its person as they are now. What it tells stands with the notices.
#[derive(Clone, Debug)]
pub struct NotificationMail {
    /// Which.
    pub kind: NotificationMailKind,
    /// Whom it is to.
    pub person: Person,
}

/// A mail of the service desk, with its request.
#[derive(Clone)]
pub struct DeskMail {
    /// What it says.
    pub kind: DeskMailKind,
    /// The request.
    pub request: Uuid,
    /// Its reference.
    pub number: i64,
    /// What it asks for.
    pub about: RequestKind,
    /// The language of whoever asked.
    pub language: Language,
    /// What the desk wrote.
    pub answer: String,
    /// Whether it stands in its person's list: they sent it signed in, or their mailbox confirmed it.
    pub is_theirs: bool,
    /// Whether they have an account to answer from.
    pub has_account: bool,
}

impl std::fmt::Debug for DeskMail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DeskMail({})", self.request)
    }
}

/// A mail about an enquiry.
#[derive(Clone)]
pub struct ContactMail {
    /// What it says.
    pub kind: ContactMailKind,
    /// The enquiry.
    pub enquiry: Uuid,
    /// Its reference.
    pub number: i64,
    /// What was written for.
    pub about: EnquiryKind,
    /// Who answers.
    pub team: Team,
    /// The language of whoever wrote.
    pub language: Language,
    /// What was answered.
    pub answer: String,
    /// From when on an answer is late.
    pub due: OffsetDateTime,
}

impl std::fmt::Debug for ContactMail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ContactMail({})", self.enquiry)
    }
}

/// A mail of the campaign, with its supporter as they are now.
#[derive(Clone, Debug)]
pub struct CampaignMail {
    /// What it says.
    pub kind: MailKind,
    /// Whom it is to, and about.
    pub supporter: Supporter,
    /// When its cause happened.
    pub queued: OffsetDateTime,
}

/// A mail about an account, with its person as they are now.
#[derive(Clone, Debug)]
pub struct AccountMail {
    /// What it says.
    pub kind: AccountMailKind,
    /// Whom it is to, and about.
    pub person: Person,
    /// When its cause happened.
    pub queued: OffsetDateTime,
}

/// What a mail is about.
#[derive(Clone, Debug)]
pub enum MailContent {
    /// The campaign.
    Campaign(Box<CampaignMail>),
    /// An account.
    Account(Box<AccountMail>),
    /// A request to the service desk.
    Desk(Box<DeskMail>),
    /// What somebody wrote to the association.
    Contact(Box<ContactMail>),
    /// What is new in the Community.
    Notifications(Box<NotificationMail>),
}

impl MailContent {
    /// Whom it is to, or the request or enquiry that it is about.
    pub const fn reader(&self) -> Uuid {
        match self {
            Self::Campaign(mail) => mail.supporter.id,
            Self::Account(mail) => mail.person.id,
            Self::Desk(mail) => mail.request,
            Self::Contact(mail) => mail.enquiry,
            Self::Notifications(mail) => mail.person.id,
        }
    }

    /// The language they are written to in.
    pub const fn language(&self) -> Language {
        match self {
            Self::Campaign(mail) => mail.supporter.language,
            Self::Account(mail) => mail.person.language,
            Self::Desk(mail) => mail.language,
            Self::Contact(mail) => mail.language,
            Self::Notifications(mail) => mail.person.language,
        }
    }

    /// The word for its kind in the database and the metrics.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Campaign(mail) => mail.kind.code(),
            Self::Account(mail) => mail.kind.code(),
            Self::Desk(mail) => mail.kind.code(),
            Self::Contact(mail) => mail.kind.code(),
            Self::Notifications(mail) => mail.kind.code(),
        }
    }
}

/// A mail to send.
#[derive(Clone, Debug)]
pub struct Queued {
    /// Its place in the outbox.
    pub seq: i64,
    /// What it says, to whom.
    pub matter: MailContent,
    /// Where it goes.
    pub address: String,
    /// Whether the mailbox asked never to be written to, or is none and nobody asked for this mail.
    pub suppressed: bool,
    /// How often sending it has been tried, this time included.
    pub attempts: u32,
    /// When its cause happened.
    pub queued: OffsetDateTime,
}

/// The worker's side of the outbox.
#[async_trait]
pub trait Outbox: Send + Sync {
    /// Takes up to `limit` mails that are due, so that no other worker takes them before `leased_until`.
    ///
    /// # Errors
    /// [`StoreError`] when nothing could be taken.
    async fn claim_mail(
        &self,
        now: OffsetDateTime,
        leased_until: OffsetDateTime,
        limit: u32,
    ) -> Result<Vec<Queued>, StoreError>;

    /// Forgets mails that have been handed over, or must not be.
    ///
    /// # Errors
    /// [`StoreError`] when that was not kept: they will be sent again.
    async fn mail_settled(&self, seqs: Vec<i64>) -> Result<(), StoreError>;

    /// Puts a mail off until `due`.
    ///
    /// # Errors
    /// [`StoreError`] when that was not kept.
    async fn mail_failed(
        &self,
        seq: i64,
        due: OffsetDateTime,
        failure: &'static str,
    ) -> Result<(), StoreError>;

    /// Puts mails back that were not tried, as if they had not been taken.
    ///
    /// # Errors
    /// [`StoreError`] when that was not kept: they come back when their lease lapses.
    async fn mail_put_back(&self, seqs: Vec<i64>, due: OffsetDateTime) -> Result<(), StoreError>;

    /// Gives a mail up: it stays for an operator to look at, until the retention job removes it. Where its recipient
    /// refused it, `mailbox` is known as one that there is not.
    ///
    /// # Errors
    /// [`StoreError`] when that was not kept.
    async fn mail_dead(
        &self,
        seq: i64,
        at: OffsetDateTime,
        failure: &'static str,
        mailbox: Option<AddressKey>,
    ) -> Result<(), StoreError>;

    /// Since when there is no such mailbox, as far as our mail tells.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn unreachable_since(&self, mailbox: AddressKey) -> Result<Option<OffsetDateTime>, StoreError>;

    /// How many mails are waiting and how many were given up.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    async fn mail_backlog(&self) -> Result<Backlog, StoreError>;
}

/// The state of the outbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backlog {
    /// Mails that will be sent.
    pub waiting: u64,
    /// Mails that were given up.
    pub dead: u64,
    /// When the cause of the oldest that waits happened.
    pub oldest: Option<OffsetDateTime>,
}
