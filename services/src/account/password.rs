//! Changing one's password.

use domain::Language;
use domain::account::{Password, PasswordError};
use store::account::session::Actor;
use store::account::{Login, Person};

use super::{AccountError, Accounts, new_token};

/// What became of changing a password.
pub enum PasswordChange {
    /// It is changed. Holds the cookie's new value.
    Done(String),
    /// The current one was not right; nor, perhaps, is the new one any good.
    WrongCurrent(Option<PasswordError>),
    /// The new one is no good.
    Refused(PasswordError),
}

impl Accounts {
    /// Changes the asker's password; their other sessions end.
    ///
    /// # Errors
    /// [`AccountError`] when nothing was kept.
    pub async fn change_password(
        &self,
        actor: &Actor,
        current: &str,
        new: &str,
    ) -> Result<PasswordChange, AccountError> {
        let (person, _) = self.own(actor).await?;
        let password = self.password(&person, &actor.username, new);
        if !self.is_owner(actor, current).await? {
            return Ok(PasswordChange::WrongCurrent(password.err()));
        }
        let password = match password {
            Ok(password) => password,
            Err(error) => return Ok(PasswordChange::Refused(error)),
        };
        let hash = self.hasher.hash(password).await?;
        let (token, renewed) = new_token();
        self.store.change_password(actor, hash, renewed, self.clock.now()).await?;
        Ok(PasswordChange::Done(token))
    }

    /// Whether what was typed is the asker's password, before something that somebody who found their session must not
    /// do. Whoever has none sets one first, with a link to their mailbox.
    pub(super) async fn is_owner(&self, actor: &Actor, typed: &str) -> Result<bool, AccountError> {
        let credentials = self.store.credentials(Login::Person(actor.person)).await?;
        let hash = credentials.and_then(|credentials| credentials.password);
        Ok(self.hasher.verify(Password::typed(typed), hash).await?)
    }

    /// The password that a person may set.
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
