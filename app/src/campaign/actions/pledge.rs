//! Pledging and confirming.

use domain::Language;
use domain::campaign::{Channel, Errors, Field, PledgeForm};
use domain::seal::Purpose as LinkPurpose;
use store::StoreError;
use store::campaign::{Confirmed, Method, NewPledge, Supporter};

use super::Campaign;
use crate::page::ConfirmPage;

/// Why a pledge was not kept.
#[derive(Debug, thiserror::Error)]
pub enum PledgeError {
    /// Some fields are wrong.
    #[error("some fields are wrong")]
    Fields(Errors),
    /// The form is not ours, or was open for too long.
    #[error("the form has expired")]
    Expired,
    /// Something filled in what people do not see: the person is asked to send it once more.
    #[error("a field that nobody sees is filled in")]
    Doubtful,
    /// The store did not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A pledge behind a confirmation link.
pub enum Confirmation {
    /// It waits for its button to be pressed.
    Waiting(ConfirmPage),
    /// It was confirmed.
    Done(Box<Supporter>),
    /// The link is no good.
    Expired,
}

impl Campaign {
    /// Keeps a pledge. The answer is the same whether the address has pledged before or not: the fields that could not be
    /// read, and were left empty.
    ///
    /// # Errors
    /// [`PledgeError`] says what the person can do.
    pub async fn pledge(&self, form: &PledgeForm, shown_in: Language) -> Result<Vec<Field>, PledgeError> {
        let (pledge, unread) = form.read().map_err(PledgeError::Fields)?;
        if !self.form_is_fresh(&form.form_token) {
            return Err(PledgeError::Expired);
        }
        if form.is_in_the_trap() {
            return Err(PledgeError::Doubtful);
        }
        let at = self.clock.now();
        let mut consents = Vec::with_capacity(2);
        if pledge.consent_email {
            consents.push(self.consent(Channel::Email, shown_in, Method::PledgeForm));
        }
        if pledge.consent_sms.is_some() {
            consents.push(self.consent(Channel::Sms, shown_in, Method::PledgeForm));
        }
        let email_key = self.secret.address_key(&pledge.email.canonical());
        self.store
            .receive_pledge(NewPledge { id: crate::new_id(at), email_key, pledge, consents, at })
            .await?;
        Ok(unread)
    }

    /// What a confirmation link is about. Looking changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn look_at_confirmation(&self, token: &str) -> Result<Confirmation, StoreError> {
        let Some(supporter) = self.bearer(LinkPurpose::ConfirmPledge, token).await? else {
            return Ok(Confirmation::Expired);
        };
        if supporter.confirmed.is_some() {
            return Ok(Confirmation::Done(Box::new(supporter)));
        }
        let receipts = self.store.receipts(supporter.id).await?;
        let consents = receipts
            .into_iter()
            .filter(|r| r.withdrawn.is_none())
            .map(|r| (r.text.channel, r.text.text))
            .collect();
        Ok(Confirmation::Waiting(ConfirmPage { issue: supporter.issue, consents }))
    }

    /// Confirms a pledge. `false` when the link is no good.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn confirm(&self, token: &str) -> Result<bool, StoreError> {
        let Ok(link) = self.open(LinkPurpose::ConfirmPledge, token) else { return Ok(false) };
        let confirmed = self.store.confirm_pledge(link.subject, link.epoch, self.clock.now()).await?;
        Ok(confirmed != Confirmed::Unknown)
    }

    /// "It was not me": erases a pledge that was never confirmed and never writes to its mailbox again. `false` when
    /// the link is no good.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    pub async fn disown(&self, token: &str) -> Result<bool, StoreError> {
        match self.bearer(LinkPurpose::ConfirmPledge, token).await? {
            Some(supporter) if supporter.confirmed.is_none() => {
                self.store.erase(supporter.id, supporter.link_epoch, true, self.clock.now()).await
            }
            _ => Ok(false),
        }
    }
}
