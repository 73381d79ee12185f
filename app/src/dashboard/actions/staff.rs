//! Giving and taking duties, suspending accounts.

use domain::account::{Duty, Grant, Scope};
use domain::{EmailAddress, Language};
use serde::Deserialize;
use store::StoreError;
use store::account::Asker;
use store::staff::{Appointment, RightsChange};
use uuid::Uuid;

use super::Administration;
use crate::new_id;

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
    pub duty: String,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AppointmentErrors {
    /// The address is none.
    pub email: bool,
    /// Nobody is known by this address, and no name is given, or it is too long.
    pub name: bool,
    /// No duty was chosen.
    pub duty: bool,
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

impl Administration {
    /// Gives a duty to somebody, known or not, and invites who has no account.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn appoint(
        &self,
        asker: &Asker,
        fields: &AppointmentFields,
        reader: Language,
    ) -> Result<Appointed, StoreError> {
        let email = EmailAddress::parse(&fields.email).ok();
        let duty = fields.duty.parse::<Duty>().ok();
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
            duty: duty.is_none(),
        };
        let (Some(email), Some(email_key), Some(duty), false) = (email, key, duty, wrong.name) else {
            return Ok(Appointed::Wrong(wrong));
        };
        let at = self.clock.now();
        let appointment = Appointment {
            id: new_id(at),
            email: email.address(),
            email_key,
            name: name.to_owned(),
            language: fields.language.parse().unwrap_or(reader),
            grant: Grant { duty, scope: Scope::Everywhere },
            actor: asker.person,
            at,
        };
        let (person, is_new) = self.store.appoint(appointment).await?;
        Ok(if is_new { Appointed::Done(person) } else { Appointed::Already(person) })
    }

    /// Takes a duty away, wherever `theme` says that it holds; nil is everywhere.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn take_duty(
        &self,
        asker: &Asker,
        person: Uuid,
        duty: Duty,
        theme: Uuid,
    ) -> Result<RightsChange, StoreError> {
        let scope = if theme.is_nil() { Scope::Everywhere } else { Scope::Theme(theme) };
        self.store.take_duty(person, Grant { duty, scope }, asker.person, self.clock.now()).await
    }

    /// Suspends an account, or restores it.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn set_suspended(
        &self,
        asker: &Asker,
        person: Uuid,
        suspended: bool,
    ) -> Result<RightsChange, StoreError> {
        self.store.set_suspended(person, suspended, asker.person, self.clock.now()).await
    }

    /// Invites one person, again perhaps.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was queued.
    pub async fn invite(&self, asker: &Asker, person: Uuid) -> Result<RightsChange, StoreError> {
        let invited = self.store.invite_person(person, asker.person, self.clock.now()).await?;
        Ok(if invited { RightsChange::Done } else { RightsChange::Nothing })
    }

    /// Looks somebody up, which is noted.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be noted.
    pub async fn look_up(&self, asker: &Asker, typed: &str) -> Result<Option<Uuid>, StoreError> {
        let Some(person) = self.find(typed).await? else { return Ok(None) };
        if self.store.dossier(person).await?.is_none() {
            return Ok(None);
        }
        self.store.note_lookup(person, asker.person, self.clock.now()).await?;
        Ok(Some(person))
    }
}
