//! Pledging and confirming.

use domain::Language;
use domain::campaign::{Channel, Errors, Field, Issue, PledgeForm};
use domain::seal::Purpose as LinkPurpose;
use serde::Deserialize;
use store::StoreError;
use store::campaign::{Confirmed, Confirming, Method, NewPledge, Sharer, Supporter};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::Campaign;

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

/// A pledge that is about to be confirmed.
#[derive(Clone, Debug)]
pub struct PledgeToConfirm {
    /// Whose it is, as they wrote it.
    pub name: String,
    /// The language that they are written to in.
    pub language: Language,
    /// The issue that moved the person.
    pub issue: Option<Issue>,
    /// The exact words they agreed to.
    pub consents: Vec<(Channel, String)>,
    /// Other pledges from the same mailbox, with their names.
    pub others: Vec<(Uuid, String)>,
    /// Which form this is: the button says it back.
    pub seen: u32,
    /// Why it was not confirmed.
    pub wrong: Option<ConfirmWrong>,
}

/// Why a pledge was not confirmed yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfirmWrong {
    /// It is not said who of those who share the mailbox they are.
    Who,
    /// Another form was sent since this page was shown.
    Changed,
}

/// A pledge behind a confirmation link.
pub enum Confirmation {
    /// It waits for its button to be pressed.
    Waiting(PledgeToConfirm),
    /// It was confirmed.
    Done(Box<Supporter>),
    /// The link is no good.
    Expired,
}

/// What became of the button of a confirmation page.
pub enum Pressed {
    /// The pledge counts.
    Done,
    /// It was the same person's as one that counts: holds a link to the preferences of that one.
    Joined(String),
    /// Something is to be said or looked at first.
    Again(PledgeToConfirm),
    /// The link is no good.
    Expired,
}

/// The form of a confirmation page.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ConfirmFields {
    /// Which form they have seen.
    pub seen: String,
    /// `another`, or the pledge that is theirs too.
    pub who: String,
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
        Ok(Confirmation::Waiting(self.to_confirm(supporter, None).await?))
    }

    async fn to_confirm(
        &self,
        supporter: Supporter,
        wrong: Option<ConfirmWrong>,
    ) -> Result<PledgeToConfirm, StoreError> {
        let receipts = self.store.receipts(supporter.id).await?;
        let consents = receipts
            .into_iter()
            .filter(|r| r.withdrawn.is_none())
            .map(|r| (r.text.channel, r.text.text))
            .collect();
        let others = self.store.sharing_mailbox(supporter.id).await?;
        let others =
            others.into_iter().map(|other| (other.id, whole(&other.first_name, &other.last_name))).collect();
        Ok(PledgeToConfirm {
            name: whole(&supporter.first_name, &supporter.last_name),
            language: supporter.language,
            issue: supporter.issue,
            consents,
            others,
            seen: supporter.forms,
            wrong,
        })
    }

    /// Confirms a pledge, as what was seen of it.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn confirm(&self, token: &str, fields: &ConfirmFields) -> Result<Pressed, StoreError> {
        let Ok(link) = self.open(LinkPurpose::ConfirmPledge, token) else { return Ok(Pressed::Expired) };
        let who = match fields.who.as_str() {
            "another" => Some(Sharer::Another),
            id => id.parse().ok().map(Sharer::Same),
        };
        let confirming = Confirming { seen: fields.seen.parse().ok(), who };
        let confirmed =
            self.store.confirm_pledge(link.subject, link.epoch, confirming, self.clock.now()).await?;
        let wrong = match confirmed {
            Confirmed::Now | Confirmed::Before => return Ok(Pressed::Done),
            Confirmed::Unknown => return Ok(Pressed::Expired),
            Confirmed::Joined(id, epoch) => {
                let joined = self.store.supporter(id, epoch).await?;
                return Ok(joined.map_or(Pressed::Expired, |supporter| {
                    Pressed::Joined(self.preferences_token(&supporter))
                }));
            }
            Confirmed::Ask => ConfirmWrong::Who,
            Confirmed::Changed => ConfirmWrong::Changed,
        };
        match self.store.supporter(link.subject, link.epoch).await? {
            Some(supporter) => Ok(Pressed::Again(self.to_confirm(supporter, Some(wrong)).await?)),
            None => Ok(Pressed::Expired),
        }
    }

    /// How many pledges are confirmed, and when that was counted.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    pub async fn count_confirmed(&self) -> Result<(u64, OffsetDateTime), StoreError> {
        let confirmed = self.store.count_confirmed().await?;
        Ok((confirmed, self.clock.now()))
    }

    /// Erases pledges that were not confirmed in time; returns how many.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    pub async fn expire_unconfirmed(&self) -> Result<u64, StoreError> {
        let now = self.clock.now();
        let kept_since = now - Duration::days(self.site.confirm_days.into());
        self.store.expire_unconfirmed(kept_since, now).await
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

/// A name as one, whoever has but one.
fn whole(first: &str, last: &str) -> String {
    format!("{first} {last}").trim().to_owned()
}
