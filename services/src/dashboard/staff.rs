//! Giving and taking duties, suspending accounts.

use domain::account::{Grant, Role, Scope};
use domain::desk::{ProseError, prose};
use domain::moderation::{Clause, MAX_REASON, Term};
use domain::{EmailAddress, Language};
use serde::Deserialize;
use store::StoreError;
use store::account::session::Actor;
use store::staff::{Appointment, Held, PersonRecord, RightsChange, Suspension};
use uuid::Uuid;

use super::Dashboard;
use crate::{new_id, person_id};

/// Longest name taken, in characters.
const MAX_NAME: usize = 200;

/// A duty to give, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct AppointmentFields {
    pub email: String,
    pub name: String,
    pub language: String,
    pub role: String,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AppointmentErrors {
    /// The address is none.
    pub email: bool,
    /// Nobody is known by this address, and no name is given, or it is too long.
    pub name: bool,
    /// No duty was chosen.
    pub role: bool,
}

/// What became of giving a duty.
pub enum Appointed {
    /// They have it; it is this person.
    Done(Uuid),
    /// They had it before.
    Already(Uuid),
    /// Something is wrong.
    Wrong(AppointmentErrors),
}

/// A suspension, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct SuspensionFields {
    pub clause: String,
    pub reason: String,
    pub term: String,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SuspensionErrors {
    /// No clause is chosen.
    pub clause: bool,
    /// With what its person is told.
    pub reason: Option<ProseError>,
    /// It is not said for how long.
    pub term: bool,
}

/// Everybody who has a duty.
#[derive(Clone, Debug)]
pub struct StaffList {
    /// They, by name.
    pub staff: Vec<PersonRecord>,
    /// Those of them who are suspended.
    pub suspended: Vec<Uuid>,
}

/// What became of suspending somebody.
pub enum Suspending {
    /// The store's answer.
    Asked(RightsChange),
    /// Something is wrong with what was typed.
    Wrong(SuspensionErrors),
}

impl Dashboard {
    /// The staff.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn staff(&self) -> Result<StaffList, StoreError> {
        let suspended = self.store.suspended_staff(self.clock.now()).await?;
        Ok(StaffList { staff: self.store.staff().await?, suspended })
    }

    /// A person, and what holds against them.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn person(&self, id: Uuid) -> Result<Option<(PersonRecord, Vec<Held>)>, StoreError> {
        let Some(person_record) = self.store.person_record(id).await? else { return Ok(None) };
        let held = self.store.held_against(id, self.clock.now()).await?;
        Ok(Some((person_record, held)))
    }

    /// Gives a duty to somebody, known or not, and invites who has no account.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn appoint(
        &self,
        actor: &Actor,
        fields: &AppointmentFields,
        reader: Language,
    ) -> Result<Appointed, StoreError> {
        let email = EmailAddress::parse(&fields.email).ok();
        let role = fields.role.parse::<Role>().ok();
        let name = fields.name.trim();
        let key = email.as_ref().map(|email| self.secret.address_key(&email.canonical()));
        let is_known = match &email {
            Some(email) => self.find(&email.address()).await?.is_some(),
            None => false,
        };
        let fits = name.chars().count() <= MAX_NAME && !name.chars().any(char::is_control);
        let wrong = AppointmentErrors {
            email: email.is_none(),
            name: email.is_some() && !is_known && (name.is_empty() || !fits),
            role: role.is_none(),
        };
        let (Some(email), Some(email_key), Some(role), false) = (email, key, role, wrong.name) else {
            return Ok(Appointed::Wrong(wrong));
        };
        let at = self.clock.now();
        let appointment = Appointment {
            id: person_id(),
            email: email.address(),
            email_key,
            name: name.to_owned(),
            language: fields.language.parse().unwrap_or(reader),
            grant: Grant { role, scope: Scope::Everywhere },
            actor: actor.person,
            at,
        };
        let (person, is_new) = self.store.appoint(appointment).await?;
        Ok(if is_new { Appointed::Done(person) } else { Appointed::Already(person) })
    }

    /// Gives a duty to somebody who is known; `None` when nobody is.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn give_role(
        &self,
        actor: &Actor,
        person: Uuid,
        role: Role,
        reader: Language,
    ) -> Result<Option<RightsChange>, StoreError> {
        let Some(known) = self.store.person_record(person).await? else { return Ok(None) };
        let role = role.code().to_owned();
        let fields = AppointmentFields { email: known.person.email, role, ..AppointmentFields::default() };
        Ok(Some(match self.appoint(actor, &fields, reader).await? {
            Appointed::Done(_) => RightsChange::Done,
            Appointed::Already(_) | Appointed::Wrong(_) => RightsChange::Nothing,
        }))
    }

    /// Takes a duty away, wherever `theme` says that it holds; nil is everywhere.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn take_duty(
        &self,
        actor: &Actor,
        person: Uuid,
        role: Role,
        theme: Uuid,
    ) -> Result<RightsChange, StoreError> {
        let scope = if theme.is_nil() { Scope::Everywhere } else { Scope::Theme(theme) };
        self.store.take_duty(person, Grant { role, scope }, actor.person, self.clock.now()).await
    }

    /// Suspends an account, with a clause, a reason and a term, as a moderator's decision has them.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn suspend(
        &self,
        actor: &Actor,
        person: Uuid,
        fields: &SuspensionFields,
    ) -> Result<Suspending, StoreError> {
        let (clause, term) = (fields.clause.parse::<Clause>(), fields.term.parse::<Term>());
        let reason = prose(&fields.reason, MAX_REASON);
        let wrong = SuspensionErrors {
            clause: clause.is_err(),
            reason: reason.as_ref().err().copied(),
            term: term.is_err(),
        };
        let (Ok(clause), Ok(reason), Ok(term)) = (clause, reason, term) else {
            return Ok(Suspending::Wrong(wrong));
        };
        let at = self.clock.now();
        let (id, salt, until) = (new_id(at), new_id(at), term.end(at));
        let suspension = Suspension { id, salt, person, clause, reason, until, actor: actor.person, at };
        self.store.suspend(suspension).await.map(Suspending::Asked)
    }

    /// Ends every suspension of an account.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn end_suspensions(&self, actor: &Actor, person: Uuid) -> Result<RightsChange, StoreError> {
        self.store.end_suspensions(person, actor.person, self.clock.now()).await
    }

    /// Invites one person, again perhaps.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was queued.
    pub async fn invite(&self, actor: &Actor, person: Uuid) -> Result<RightsChange, StoreError> {
        let invited = self.store.invite_person(person, actor.person, self.clock.now()).await?;
        Ok(if invited { RightsChange::Done } else { RightsChange::Nothing })
    }

    /// Looks somebody up, which is noted.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be noted.
    pub async fn look_up(&self, actor: &Actor, typed: &str) -> Result<Option<Uuid>, StoreError> {
        let Some(person) = self.find(typed).await? else { return Ok(None) };
        if self.store.person_record(person).await?.is_none() {
            return Ok(None);
        }
        self.store.note_lookup(person, actor.person, self.clock.now()).await?;
        Ok(Some(person))
    }
}
