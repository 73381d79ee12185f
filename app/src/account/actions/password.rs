//! Changing one's password.

use domain::account::{Password, PasswordError};
use store::account::{Asker, Login};
use time::Duration;

use super::{AccountError, Accounts};

/// For how long signing in without a password shows who it is.
const JUST_NOW: Duration = Duration::minutes(10);

/// What shows that it is the person, and not somebody who found their session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Their password, typed again.
    Password,
    /// They have none, and signed in a moment ago.
    SignedInJustNow,
    /// They have none, and signed in too long ago.
    SignInAgain,
}

/// What became of changing a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordChange {
    /// It is changed.
    Done,
    /// The current one was not right.
    WrongCurrent,
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
        asker: &Asker,
        current: &str,
        new: &str,
    ) -> Result<PasswordChange, AccountError> {
        if !self.is_owner(asker, current).await? {
            return Ok(PasswordChange::WrongCurrent);
        }
        let (person, _) = self.own(asker).await?;
        let password = match self.password(&person, &asker.username, new) {
            Ok(password) => password,
            Err(error) => return Ok(PasswordChange::Refused(error)),
        };
        let hash = self.hasher.hash(password).await?;
        self.store.change_password(asker, hash, self.clock.now()).await?;
        Ok(PasswordChange::Done)
    }

    /// What shows that it is the asker, and not somebody who found their session, before something that only they may
    /// do.
    pub fn proof(&self, asker: &Asker) -> Proof {
        if asker.has_password {
            Proof::Password
        } else if self.clock.now() - asker.started < JUST_NOW {
            Proof::SignedInJustNow
        } else {
            Proof::SignInAgain
        }
    }

    /// Whether it is shown, by what was typed as their password or without one.
    pub(super) async fn is_owner(&self, asker: &Asker, typed: &str) -> Result<bool, AccountError> {
        match self.proof(asker) {
            Proof::Password => {}
            Proof::SignedInJustNow => return Ok(true),
            Proof::SignInAgain => return Ok(false),
        }
        let credentials = self.store.credentials(Login::Person(asker.person)).await?;
        let hash = credentials.and_then(|credentials| credentials.password);
        Ok(self.hasher.verify(Password::typed(typed), hash).await?)
    }
}
