//! Whom staff look at and act on, and what staff answer for.

use async_trait::async_trait;
use domain::Language;
use domain::account::{Grant, MemberNumber};
use domain::moderation::{Clause, Measure};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::account::{Login, Person};
use crate::campaign::AddressKey;

/// A person as administrators see them.
#[derive(Clone, Debug)]
pub struct PersonRecord {
    /// Who.
    pub person: Person,
    /// The association's number for them.
    pub member_number: Option<String>,
    /// When they were last sent an invitation.
    pub invited: Option<OffsetDateTime>,
    /// Their account, once they have one.
    pub account: Option<AccountState>,
    /// What they answer for.
    pub grants: Vec<Grant>,
}

/// How an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountState {
    /// Since when it is open.
    pub opened: OffsetDateTime,
    /// When its person last signed in.
    pub signed_in: Option<OffsetDateTime>,
    /// Whether a second factor is set up.
    pub has_second_factor: bool,
}

/// What somebody is looked for by.
#[derive(Clone, Debug)]
pub enum Find {
    /// A username or a mailbox.
    Login(Login),
    /// The association's number.
    Number(MemberNumber),
}

/// Somebody to give a duty to, known or not.
#[derive(Clone, Debug)]
pub struct Appointment {
    /// Their identifier, should they be new.
    pub id: Uuid,
    /// Their address.
    pub email: String,
    /// What makes two addresses one mailbox.
    pub email_key: AddressKey,
    /// Their name, should they be new.
    pub name: String,
    /// The language they are written to in, should they be new.
    pub language: Language,
    /// The duty.
    pub grant: Grant,
    /// Who gives it.
    pub actor: Uuid,
    /// When.
    pub at: OffsetDateTime,
}

/// What became of a change of somebody's rights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RightsChange {
    /// It is made.
    Done,
    /// There was nothing to change.
    Nothing,
    /// Nobody does this to themselves: somebody else must.
    Own,
    /// Nobody would be left who could give rights.
    LastAdministrator,
    /// Who reported something about them does not decide.
    Reporter,
}

/// A suspension that an administrator decides on.
#[derive(Clone, Debug)]
pub struct Suspension {
    /// The decision's identifier.
    pub id: Uuid,
    /// Makes the digest that the log carries.
    pub salt: Uuid,
    /// Whose.
    pub person: Uuid,
    /// The clause that was broken.
    pub clause: Clause,
    /// What they are told.
    pub reason: String,
    /// When it is over; `None` until it is ended.
    pub until: Option<OffsetDateTime>,
    /// Who decides.
    pub actor: Uuid,
    /// When.
    pub at: OffsetDateTime,
}

/// A measure that holds against somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The decision that took it.
    pub decision: Uuid,
    /// Which.
    pub measure: Measure,
    /// Since when.
    pub since: OffsetDateTime,
    /// When it is over; `None` until it is ended.
    pub until: Option<OffsetDateTime>,
    /// The clause that was broken.
    pub clause: Option<Clause>,
    /// What its person was told.
    pub reason: String,
}

/// How people stand: what was decided against them and holds, whoever decided it.
#[async_trait]
pub trait Suspensions: Send + Sync {
    /// What holds against somebody, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn held_against(&self, person: Uuid, now: OffsetDateTime) -> Result<Vec<Held>, StoreError>;

    /// Those of the staff who are suspended.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn suspended_staff(&self, now: OffsetDateTime) -> Result<Vec<Uuid>, StoreError>;

    /// Suspends somebody, who keeps access to their own data and may ask for another look.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn suspend(&self, suspension: Suspension) -> Result<RightsChange, StoreError>;

    /// Ends every suspension of somebody, whoever decided on it.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn end_suspensions(
        &self,
        person: Uuid,
        actor: Uuid,
        at: OffsetDateTime,
    ) -> Result<RightsChange, StoreError>;
}

/// The staff's duties, and the accounts that staff act on.
#[async_trait]
pub trait Roles: Send + Sync {
    /// Everybody who has a duty, by name.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn staff(&self) -> Result<Vec<PersonRecord>, StoreError>;

    /// A person.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn person_record(&self, person: Uuid) -> Result<Option<PersonRecord>, StoreError>;

    /// Whom somebody means.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn find_person(&self, by: Find) -> Result<Option<Uuid>, StoreError>;

    /// Notes that one of the staff looked somebody up: it ties a username to a name.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn note_lookup(&self, person: Uuid, actor: Uuid, at: OffsetDateTime) -> Result<(), StoreError>;

    /// Gives a duty, to somebody new if need be, and invites who has no account. Returns who it is, and whether they
    /// did not have the duty before.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn appoint(&self, appointment: Appointment) -> Result<(Uuid, bool), StoreError>;

    /// Takes a duty away; the person's sessions end.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn take_duty(
        &self,
        person: Uuid,
        grant: Grant,
        actor: Uuid,
        at: OffsetDateTime,
    ) -> Result<RightsChange, StoreError>;
}

/// The staff's first rights, given at the command line.
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
