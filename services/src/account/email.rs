//! Changing one's e-mail address: the new one confirms, the old one is told.

use domain::EmailAddress;
use domain::campaign::FieldError;
use domain::seal::Purpose;
use store::StoreError;
use store::account::session::Actor;
use store::address::EmailChange;

use super::{AccountError, Accounts};

/// What became of asking for another address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailRequest {
    /// A mail is under way to the new address.
    Sent,
    /// The password was not right.
    WrongPassword,
    /// It is no address.
    Refused(FieldError),
    /// It is the address that counts already.
    Same,
    /// Too many were asked for today.
    TooMany,
}

impl Accounts {
    /// Sends the link that makes `typed` the asker's address. Whether somebody else has it is told to nobody but who
    /// opens that link.
    ///
    /// # Errors
    /// [`AccountError`] when nothing was kept.
    pub async fn request_email(
        &self,
        actor: &Actor,
        typed: &str,
        password: &str,
    ) -> Result<EmailRequest, AccountError> {
        let email = match EmailAddress::parse(typed) {
            Ok(email) => email,
            Err(_) if typed.trim().is_empty() => return Ok(EmailRequest::Refused(FieldError::Missing)),
            Err(_) => return Ok(EmailRequest::Refused(FieldError::Invalid)),
        };
        if !self.is_owner(actor, password).await? {
            return Ok(EmailRequest::WrongPassword);
        }
        let (person, _) = self.own(actor).await?;
        if EmailAddress::parse(&person.email).is_ok_and(|old| old.canonical() == email.canonical()) {
            return Ok(EmailRequest::Same);
        }
        let key = self.secret.address_key(&email.canonical());
        let sent = self.store.request_email(actor.person, email.address(), key, self.clock.now()).await?;
        Ok(if sent { EmailRequest::Sent } else { EmailRequest::TooMany })
    }

    /// Sends the asker a link to the address that counts, when mail there was refused: opening it says that it arrives.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn confirm_again(&self, actor: &Actor) -> Result<(String, EmailRequest), StoreError> {
        let (person, _) = self.own(actor).await?;
        let email = EmailAddress::parse(&person.email).map_err(|_| StoreError::Unreadable)?;
        let key = self.secret.address_key(&email.canonical());
        let sent = self.store.request_email(actor.person, email.address(), key, self.clock.now()).await?;
        Ok((person.email, if sent { EmailRequest::Sent } else { EmailRequest::TooMany }))
    }

    /// The address behind a link to a new one, while it waits.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn new_email(&self, actor: &Actor, token: &str) -> Result<Option<String>, StoreError> {
        match self.secret.open(Purpose::ConfirmEmail, token, self.clock.now()) {
            // Whoever reads a mailbox that was mistyped gets no way into somebody's account.
            Ok(link) if link.subject != actor.person => Ok(None),
            Ok(link) => self.store.pending_email(link.subject, link.epoch).await,
            Err(_) => Ok(None),
        }
    }

    /// Puts the new address in the old one's place.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn confirm_email(&self, actor: &Actor, token: &str) -> Result<EmailChange, StoreError> {
        match self.secret.open(Purpose::ConfirmEmail, token, self.clock.now()) {
            Ok(link) if link.subject != actor.person => Ok(EmailChange::Unknown),
            Ok(link) => self.store.confirm_email(link.subject, link.epoch, self.clock.now()).await,
            Err(_) => Ok(EmailChange::Unknown),
        }
    }
}
