//! Setting a new password with a link from a mail.

use domain::account::PasswordError;
use domain::seal::Purpose;
use store::StoreError;
use store::account::Person;
use uuid::Uuid;

use super::{AccountError, Accounts};

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
}
