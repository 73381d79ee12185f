//! Opening an account with an invitation.

use domain::account::{PasswordError, Username, UsernameError};
use domain::seal::Purpose;
use domain::{EmailAddress, Language};
use serde::Deserialize;
use store::StoreError;
use store::account::terms::Terms;
use store::account::{NewAccount, Opened, Person};

use super::{AccountError, Accounts, Arrival, Arrived};

/// The fields of a new account.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct AccountFields {
    /// The name as typed.
    pub username: String,
    /// The password as typed.
    pub password: String,
    /// The version of the terms whose box was ticked.
    pub terms: String,
}

impl std::fmt::Debug for AccountFields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AccountFields(…)")
    }
}

/// What is wrong with them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AccountErrors {
    /// The name.
    pub username: Option<UsernameError>,
    /// The password.
    pub password: Option<PasswordError>,
    /// The terms are not accepted.
    pub terms: bool,
}

/// What became of opening an account.
pub enum Opening {
    /// It is open, and whoever opened it is signed in.
    In {
        /// Their session.
        arrived: Arrived,
        /// Whether they are a member now.
        is_member: bool,
    },
    /// Some fields are wrong.
    Fields(AccountErrors),
    /// The invitation is no good.
    Expired,
}

impl Accounts {
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

    /// Opens the account of whoever was invited, and begins their session: a new account has no second factor yet.
    ///
    /// # Errors
    /// [`AccountError`] when nothing was kept.
    pub async fn open_account(
        &self,
        token: &str,
        fields: &AccountFields,
        language: Language,
        arrival: Arrival,
    ) -> Result<Opening, AccountError> {
        let Some((person, terms)) = self.invited(token).await? else { return Ok(Opening::Expired) };
        let mut wrong = AccountErrors::default();
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
            Opened::Now => Opening::In {
                arrived: self.begin(person.id, false, arrival).await?,
                is_member: person.on_roster,
            },
            Opened::Unknown => Opening::Expired,
            Opened::NameTaken => {
                Opening::Fields(AccountErrors { username: Some(UsernameError::Taken), ..wrong })
            }
        })
    }
}

/// The username that somebody with this address may have, whoever else has it.
pub(crate) fn username(email: &str, typed: &str) -> Result<Username, UsernameError> {
    let username = Username::parse(typed)?;
    let tells = EmailAddress::parse(email).is_ok_and(|email| username.tells(&email));
    if tells { Err(UsernameError::TellsEmail) } else { Ok(username) }
}
