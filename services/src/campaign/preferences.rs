//! The preference centre: seeing, changing, withdrawing, downloading, erasing.

use domain::campaign::{Channel, Errors, Field, PersonName, Phone, PledgeForm, PostalCode, Purpose};
use domain::seal::Purpose as LinkPurpose;
use domain::{EmailAddress, Language};
use serde::Serialize;
use store::StoreError;
use store::campaign::{AddressChange, Details, Method, Receipt, Supporter};
use store::contact::EnquiriesOf;

use super::Campaign;
use crate::contact::MyEnquiry;
use crate::moment::moment;
use crate::seen;

/// Why details were not kept.
#[derive(Debug, thiserror::Error)]
pub enum DetailsError {
    /// Some fields are wrong.
    #[error("some fields are wrong")]
    Fields(Errors),
    /// They were changed in another window meanwhile.
    #[error("they were changed in another window meanwhile")]
    Changed,
    /// The store did not take them.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What the preference centre has just done. A closed list: it stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// The consents.
    Updates,
    /// The details.
    Details,
    /// The details, and a mail is under way to a new address.
    DetailsAddress,
    /// The new address.
    Address,
    /// Every consent is withdrawn.
    Withdrawn,
}

impl Saved {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Updates, Self::Details, Self::DetailsAddress, Self::Address, Self::Withdrawn];

    /// The word for it in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Updates => "updates",
            Self::Details => "details",
            Self::DetailsAddress => "details-address",
            Self::Address => "address",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// What became of a new address.
pub enum AddressOutcome {
    /// It is in use; holds a fresh link to the preferences.
    Changed(String),
    /// It has a pledge of its own.
    Taken,
    /// The link is no good.
    Expired,
}

/// Everything that is kept about a person, for them to take along. Moments are RFC 3339.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyData {
    pub email: String,
    pub pending_email: Option<String>,
    pub first_name: String,
    pub last_name: String,
    pub postal_code: Option<String>,
    pub province: Option<String>,
    pub language: Language,
    pub issue: Option<&'static str>,
    pub phone: Option<String>,
    pub pledged_at: String,
    pub confirmed_at: Option<String>,
    pub consents: Vec<MyReceipt>,
    pub messages: Vec<MyEnquiry>,
}

/// A consent receipt, for its person.
#[derive(Debug, Serialize)]
pub struct MyReceipt {
    pub purpose: &'static str,
    pub channel: &'static str,
    pub wording: String,
    pub wording_sha256: String,
    pub wording_language: Language,
    pub given_at: String,
    pub given_by: &'static str,
    pub withdrawn_at: Option<String>,
    pub withdrawn_by: Option<&'static str>,
    pub asked_by: String,
}

impl Campaign {
    /// Queues the link to the preferences for whoever has pledged with this address. The answer never tells.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn request_link(&self, email: &EmailAddress) -> Result<(), StoreError> {
        self.store.request_link(self.secret.address_key(&email.canonical()), self.clock.now()).await
    }

    /// The person behind a preferences link.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn preferences(&self, token: &str) -> Result<Option<Supporter>, StoreError> {
        self.bearer(LinkPurpose::Preferences, token).await
    }

    /// Every consent that a person gave, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn receipts(&self, supporter: &Supporter) -> Result<Vec<Receipt>, StoreError> {
        self.store.receipts(supporter.id).await
    }

    /// Sets the consents to what is ticked.
    ///
    /// # Errors
    /// [`DetailsError`] when nothing was kept: texts are wanted but there is no number, or a consent was given or withdrawn
    /// in another window meanwhile.
    pub async fn set_updates(
        &self,
        supporter: &Supporter,
        form: &PledgeForm,
        shown_in: Language,
    ) -> Result<Saved, DetailsError> {
        if form.wants_sms() && supporter.phone.is_none() {
            let mut errors = Errors::default();
            errors.check::<()>(Field::Phone, Err(domain::campaign::FieldError::Missing));
            return Err(DetailsError::Fields(errors));
        }
        let receipts = self.store.receipts(supporter.id).await?;
        let is_kept = form.wants_email() == stands(&receipts, Channel::Email)
            && form.wants_sms() == stands(&receipts, Channel::Sms);
        if !is_kept && seen::is_stale(&form.seen, &updates_words(&receipts)) {
            return Err(DetailsError::Changed);
        }
        let method = Method::PreferenceCentre;
        let wanted = [(Channel::Email, form.wants_email()), (Channel::Sms, form.wants_sms())]
            .into_iter()
            .filter(|(_, wanted)| *wanted)
            .map(|(channel, _)| self.consent(channel, shown_in, method))
            .collect();
        self.store.set_consents(supporter.id, Purpose::Updates, wanted, method, self.clock.now()).await?;
        Ok(Saved::Updates)
    }

    /// Changes the details. A new address is used only once it has been confirmed.
    ///
    /// # Errors
    /// [`DetailsError`] when nothing was kept: some are wrong, or some were changed in another window meanwhile.
    pub async fn set_details(&self, supporter: &Supporter, form: &PledgeForm) -> Result<Saved, DetailsError> {
        // The phone stands by itself here: it is kept without a consent, and read whenever something is typed.
        let typed_phone = if form.phone.trim().is_empty() { "" } else { "on" };
        let form = PledgeForm {
            issue: String::new(),
            consent_email: String::new(),
            consent_sms: typed_phone.to_owned(),
            ..form.clone()
        };
        let read = form.validate().map_err(DetailsError::Fields)?;
        let at = self.clock.now();
        let new_address = (read.email.address() != supporter.email).then(|| read.email.clone());
        let details = Details {
            first_name: read.first_name,
            last_name: read.last_name,
            postal_code: read.postal_code,
            language: read.language,
            phone: read.consent_sms,
        };
        let kept = details_words(supporter);
        // Pressed twice, the same was sent at once: it stands.
        if seen::is_stale(&form.seen, &kept) && read_words(&details) != kept {
            return Err(DetailsError::Changed);
        }
        self.store.change_details(supporter.id, details, at).await?;
        let Some(email) = new_address else { return Ok(Saved::Details) };
        let key = self.secret.address_key(&email.canonical());
        self.store.request_address(supporter.id, email, key, at).await?;
        Ok(Saved::DetailsAddress)
    }

    /// Withdraws the consent by one channel, or by all.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn withdraw(
        &self,
        supporter: &Supporter,
        channel: Option<Channel>,
        method: Method,
    ) -> Result<Saved, StoreError> {
        let at = self.clock.now();
        self.store.withdraw_consent(supporter.id, Purpose::Updates, channel, method, at).await?;
        Ok(Saved::Withdrawn)
    }

    /// Erases a person at their own wish.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    pub async fn erase(&self, supporter: &Supporter) -> Result<bool, StoreError> {
        self.store.erase(supporter.id, supporter.link_epoch, false, self.clock.now()).await
    }

    /// The person behind an unsubscribe link.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn subscriber(&self, token: &str) -> Result<Option<Supporter>, StoreError> {
        self.bearer(LinkPurpose::Unsubscribe, token).await
    }

    /// The person behind a link that confirms a new address, while one is waiting.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn new_address(&self, token: &str) -> Result<Option<String>, StoreError> {
        match self.open(LinkPurpose::ConfirmAddress, token) {
            Ok(link) => self.store.pending_address(link.subject, link.epoch).await,
            Err(_) => Ok(None),
        }
    }

    /// Puts the new address in the old one's place.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn confirm_address(&self, token: &str) -> Result<AddressOutcome, StoreError> {
        let Ok(link) = self.open(LinkPurpose::ConfirmAddress, token) else {
            return Ok(AddressOutcome::Expired);
        };
        match self.store.confirm_address(link.subject, link.epoch, self.clock.now()).await? {
            AddressChange::Taken => Ok(AddressOutcome::Taken),
            AddressChange::Unknown => Ok(AddressOutcome::Expired),
            AddressChange::Changed(epoch) => {
                let changed = self.store.supporter(link.subject, epoch).await?;
                Ok(changed.map_or(AddressOutcome::Expired, |supporter| {
                    AddressOutcome::Changed(self.preferences_token(&supporter))
                }))
            }
        }
    }

    /// Everything that is kept about a person.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn my_data(&self, supporter: Supporter) -> Result<MyData, StoreError> {
        let consents = self.my_receipts(&supporter).await?;
        let messages = self.messages(&supporter).await?;
        Ok(MyData {
            email: supporter.email,
            pending_email: supporter.pending.map(|pending| pending.email),
            first_name: supporter.first_name,
            last_name: supporter.last_name,
            postal_code: supporter.postal_code,
            province: supporter.province,
            language: supporter.language,
            issue: supporter.issue.map(domain::campaign::Issue::slug),
            phone: supporter.phone,
            pledged_at: moment(supporter.received),
            confirmed_at: supporter.confirmed.map(moment),
            consents,
            messages,
        })
    }

    /// What was written to the association from a person's mailbox.
    async fn messages(&self, supporter: &Supporter) -> Result<Vec<MyEnquiry>, StoreError> {
        let Ok(email) = EmailAddress::parse(&supporter.email) else { return Ok(Vec::new()) };
        let mailbox = EnquiriesOf::Mailbox(self.secret.address_key(&email.canonical()));
        Ok(self.store.own_enquiries(mailbox).await?.into_iter().map(MyEnquiry::from).collect())
    }

    /// A person's consent receipts.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn my_receipts(&self, supporter: &Supporter) -> Result<Vec<MyReceipt>, StoreError> {
        let receipts = self.store.receipts(supporter.id).await?;
        Ok(receipts.into_iter().map(|receipt| self.my_receipt(receipt)).collect())
    }

    fn my_receipt(&self, receipt: Receipt) -> MyReceipt {
        MyReceipt {
            purpose: receipt.text.purpose.code(),
            channel: receipt.text.channel.code(),
            wording_sha256: receipt.text.digest(),
            wording_language: receipt.text.language,
            given_at: moment(receipt.given),
            given_by: receipt.method.code(),
            withdrawn_at: receipt.withdrawn.map(|(at, _)| moment(at)),
            withdrawn_by: receipt.withdrawn.map(|(_, method)| method.code()),
            asked_by: self.site.association.in_language(receipt.text.language).name.clone(),
            wording: receipt.text.text,
        }
    }
}

/// Whether a consent stands.
pub fn stands(receipts: &[Receipt], channel: Channel) -> bool {
    receipts.iter().any(|receipt| receipt.text.channel == channel && receipt.withdrawn.is_none())
}

/// Which consents stand, to be marked as seen.
pub fn updates_words(receipts: &[Receipt]) -> String {
    format!("{:?}", Channel::ALL.map(|channel| stands(receipts, channel)))
}

/// What is kept of somebody's details, to be marked as seen. Another address is confirmed, never overwritten.
pub fn details_words(supporter: &Supporter) -> String {
    words([
        &supporter.first_name,
        &supporter.last_name,
        supporter.postal_code.as_deref().unwrap_or_default(),
        supporter.language.code(),
        supporter.phone.as_deref().unwrap_or_default(),
    ])
}

/// The same of what was typed.
fn read_words(details: &Details) -> String {
    // By name, so that a new field cannot be forgotten here.
    let Details { first_name, last_name, postal_code, language, phone } = details;
    words([
        first_name.as_str(),
        last_name.as_ref().map_or("", PersonName::as_str),
        postal_code.as_ref().map_or("", PostalCode::as_str),
        language.code(),
        phone.as_ref().map_or("", Phone::as_str),
    ])
}

fn words(details: [&str; 5]) -> String {
    format!("{details:?}")
}
