//! Getting an account, and getting back into it.

use domain::account::{Password, PasswordError, Username, UsernameError};
use domain::seal::Purpose;
use domain::{EmailAddress, Language};
use store::StoreError;
use store::account::{NewAccount, Opened, Person, Terms};
use uuid::Uuid;

use super::{AccountError, Accounts};
use crate::account::{AccountFields, Fields};

/// What became of opening an account.
pub enum Opening {
    /// It is open.
    Done,
    /// Some fields are wrong.
    Fields(Fields),
    /// The invitation is no good.
    Expired,
}

/// What became of setting a password.
pub enum PasswordReset {
    /// It is set. Says whose it is.
    Done(Uuid),
    /// It is no good.
    Password(PasswordError),
    /// The link is no good.
    Expired,
}

impl Accounts {
    /// Mails whoever has this address what they need to get in. The answer never tells.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn request_access(&self, email: &EmailAddress) -> Result<(), StoreError> {
        self.store.request_access(self.secret.address_key(&email.canonical()), self.clock.now()).await
    }

    /// The person behind an invitation, with the terms to accept.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn invited(&self, token: &str) -> Result<Option<(Person, Terms)>, StoreError> {
        let Some(person) = self.bearer(Purpose::Invitation, token).await? else { return Ok(None) };
        if person.username.is_some() {
            return Ok(None);
        }
        Ok(self.store.terms().await?.map(|terms| (person, terms)))
    }

    /// Opens the account of whoever was invited.
    ///
    /// # Errors
    /// [`AccountError`] when nothing was kept.
    pub async fn open_account(
        &self,
        token: &str,
        fields: &AccountFields,
        language: Language,
    ) -> Result<Opening, AccountError> {
        let Some((person, terms)) = self.invited(token).await? else { return Ok(Opening::Expired) };
        let mut wrong = Fields::default();
        let username =
            username(&person.email, &fields.username).map_err(|error| wrong.username = Some(error));
        let password = self
            .password(&person, &fields.username, &fields.password)
            .map_err(|error| wrong.password = Some(error));
        wrong.terms = fields.terms != terms.version.to_string();
        let (Ok(username), Ok(password), false) = (username, password, wrong.terms) else {
            return Ok(Opening::Fields(wrong));
        };
        let account = NewAccount {
            person: person.id,
            link_epoch: person.link_epoch,
            name_key: self.name_key(username.as_str()),
            username,
            password: Some(self.hasher.hash(password).await?),
            sign_on: None,
            terms: terms.version,
            language,
            at: self.clock.now(),
        };
        self.meet_bonds(account.person).await?;
        Ok(match self.store.open_account(account).await? {
            Opened::Now => Opening::Done,
            Opened::Unknown => Opening::Expired,
            Opened::NameTaken => Opening::Fields(Fields { username: Some(UsernameError::Taken), ..wrong }),
        })
    }

    /// The person behind a link to a new password.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn resetting(&self, token: &str) -> Result<Option<Person>, StoreError> {
        let person = self.bearer(Purpose::NewPassword, token).await?;
        Ok(person.filter(|person| person.username.is_some()))
    }

    /// Sets a new password.
    ///
    /// # Errors
    /// [`AccountError`] when nothing was kept.
    pub async fn set_password(&self, token: &str, typed: &str) -> Result<PasswordReset, AccountError> {
        let Some(person) = self.resetting(token).await? else { return Ok(PasswordReset::Expired) };
        let username = person.username.clone().unwrap_or_default();
        let password = match self.password(&person, &username, typed) {
            Ok(password) => password,
            Err(error) => return Ok(PasswordReset::Password(error)),
        };
        let hash = self.hasher.hash(password).await?;
        let set = self.store.set_password(person.id, person.link_epoch, hash, self.clock.now()).await?;
        Ok(if set { PasswordReset::Done(person.id) } else { PasswordReset::Expired })
    }

    pub(super) fn password(
        &self,
        person: &Person,
        username: &str,
        typed: &str,
    ) -> Result<Password, PasswordError> {
        let names = Language::ALL.map(|language| self.site.association.in_language(language).name.as_str());
        Password::parse(typed, [username, &person.name, &person.email].into_iter().chain(names))
    }
}

/// The username that somebody with this address may have, whoever else has it.
pub(crate) fn username(email: &str, typed: &str) -> Result<Username, UsernameError> {
    let username = Username::parse(typed)?;
    let tells = EmailAddress::parse(email).is_ok_and(|email| username.tells(&email));
    if tells { Err(UsernameError::TellsEmail) } else { Ok(username) }
}
