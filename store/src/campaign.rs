//! What the campaign keeps of a person, and what may be done with it.

use async_trait::async_trait;
use domain::campaign::{Channel, ConsentText, Issue, PersonName, Phone, Pledge, PostalCode, Purpose};
use domain::{EmailAddress, Language};
use strum::{EnumString, IntoStaticStr, VariantArray};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;

/// A keyed digest of a mailbox: [`domain::seal::Secret::address_key`].
pub type AddressKey = [u8; 32];

/// A pledge to keep.
#[derive(Clone)]
pub struct NewPledge {
    /// Its identifier, made by the caller.
    pub id: Uuid,
    /// What makes two addresses one person.
    pub email_key: AddressKey,
    /// What the person wrote.
    pub pledge: Pledge,
    /// What they agreed to.
    pub consents: Vec<NewConsent>,
    /// When.
    pub at: OffsetDateTime,
}

/// A consent to keep.
#[derive(Clone, Debug)]
pub struct NewConsent {
    /// What for.
    pub purpose: Purpose,
    /// By which channel.
    pub channel: Channel,
    /// The digest of the words that were shown, kept before with [`Pledges::keep_consent_texts`].
    pub text_digest: String,
    /// How it was collected.
    pub method: Method,
}

/// How a consent was given or withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Method {
    /// On the pledge form.
    PledgeForm,
    /// In the preference centre.
    PreferenceCentre,
    /// With one click in a mail (RFC 8058) or on the page that its link opens.
    Unsubscribe,
    /// With an offer to help, on its form.
    OfferForm,
    /// Beside an offer of one's own.
    OwnOffers,
}

domain::words!(Method: "in the database, in receipts and in archives");

/// What became of a pledge. The page never tells: only the mail differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Received {
    /// It is the first of this person.
    First,
    /// The person has pledged before. What waits to be confirmed says now what the last form said; what is confirmed was
    /// not changed.
    Again,
}

/// What became of a confirmation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// The pledge counts from now on.
    Now,
    /// It counted already.
    Before,
    /// It is the same person's as one that counts already, which says now what this one said. Holds that one's identifier,
    /// and the epoch of its links.
    Joined(Uuid, u32),
    /// Others have pledged from this mailbox: whether it is one of them is not said.
    Ask,
    /// Another form was sent since the one that was seen.
    Changed,
    /// There is no such pledge, or its links were revoked.
    Unknown,
}

/// What whoever confirms a pledge says about it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Confirming {
    /// Which form they have seen; `None` where no page was shown.
    pub seen: Option<u32>,
    /// Who they are, where others have pledged from their mailbox.
    pub who: Option<Sharer>,
}

/// Who somebody is among those who pledged from one mailbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharer {
    /// Somebody else than all of them.
    Another,
    /// The same person as the one with this pledge.
    Same(Uuid),
}

/// Another pledge from a mailbox.
#[derive(Clone)]
pub struct Sharing {
    /// Its identifier.
    pub id: Uuid,
    /// The first name.
    pub first_name: String,
    /// The last name.
    pub last_name: String,
}

impl std::fmt::Debug for Sharing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sharing({})", self.id)
    }
}

/// A person who pledged.
#[derive(Clone)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct Supporter {
    pub id: Uuid,
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub postal_code: Option<String>,
    pub province: Option<String>,
    pub language: Language,
    pub issue: Option<Issue>,
    pub phone: Option<String>,
    pub received: OffsetDateTime,
    /// When the pledge was confirmed; it counts, and its consents hold, from then.
    pub confirmed: Option<OffsetDateTime>,
    /// A new address that has not been confirmed yet.
    pub pending: Option<PendingAddress>,
    /// Links sealed with another epoch are revoked.
    pub link_epoch: u32,
    /// How many forms were sent until it was confirmed.
    pub forms: u32,
}

/// An address that waits to be confirmed.
#[derive(Clone, PartialEq, Eq)]
pub struct PendingAddress {
    /// The address.
    pub email: String,
    /// Stands in the link that confirms it, and in no other: whoever has a link to one mailbox cannot confirm another
    /// with it.
    pub tag: u32,
}

impl PendingAddress {
    /// The tag of an address in this epoch of its person's links.
    pub(crate) fn tag(link_epoch: u32, email_key: &AddressKey) -> u32 {
        let [a, b, c, d, ..] = *email_key;
        link_epoch ^ u32::from_be_bytes([a, b, c, d])
    }
}

impl std::fmt::Debug for Supporter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Supporter({})", self.id)
    }
}

/// A consent receipt: the evidence of one consent (CASL section 13 puts its burden on the sender).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The exact words, with purpose, channel and language.
    pub text: ConsentText,
    /// When it was given.
    pub given: OffsetDateTime,
    /// How it was given.
    pub method: Method,
    /// When it was withdrawn, and how.
    pub withdrawn: Option<(OffsetDateTime, Method)>,
}

/// The details that a person may change by themselves.
#[derive(Clone)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct Details {
    pub first_name: PersonName,
    pub last_name: Option<PersonName>,
    pub postal_code: Option<PostalCode>,
    pub language: Language,
    pub phone: Option<Phone>,
}

/// What became of a change of address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressChange {
    /// The new address replaced the old one; earlier links are revoked. Holds the epoch of those to come.
    Changed(u32),
    /// The new address belongs to another pledge.
    Taken,
    /// Nothing was waiting to be confirmed.
    Unknown,
}

/// Pledging and counting.
#[async_trait]
pub trait Pledges: Send + Sync {
    /// Keeps the words that consents will point to. Words already kept stay as they are.
    ///
    /// # Errors
    /// [`StoreError`] when they could not be kept.
    async fn keep_consent_texts(&self, texts: Vec<ConsentText>, at: OffsetDateTime)
    -> Result<(), StoreError>;

    /// Has pledges that were kept before people were told apart by their names belong to whom they would now. Of two in
    /// one mailbox that are one person's, one stays as it was.
    ///
    /// # Errors
    /// [`StoreError`] when that was not done for all.
    async fn mend_who(&self) -> Result<(), StoreError>;

    /// Keeps a pledge with its consents, its audit row and the mail that it causes. When this returns, all of it is
    /// on disk.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn receive_pledge(&self, pledge: NewPledge) -> Result<Received, StoreError>;

    /// Confirms a pledge and queues the welcome with its receipt.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn confirm_pledge(
        &self,
        id: Uuid,
        epoch: u32,
        confirming: Confirming,
        at: OffsetDateTime,
    ) -> Result<Confirmed, StoreError>;

    /// Other pledges from the mailbox of this one.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn sharing_mailbox(&self, id: Uuid) -> Result<Vec<Sharing>, StoreError>;

    /// How many pledges are confirmed: the rows themselves, counted.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    async fn count_confirmed(&self) -> Result<u64, StoreError>;

    /// Erases pledges received before `before` that were never confirmed, and mails given up before then.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    async fn expire_unconfirmed(&self, before: OffsetDateTime, at: OffsetDateTime)
    -> Result<u64, StoreError>;
}

/// What a person can see and change of themselves.
#[async_trait]
pub trait Preferences: Send + Sync {
    /// The person, when the link's epoch still holds.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn supporter(&self, id: Uuid, epoch: u32) -> Result<Option<Supporter>, StoreError>;

    /// Every receipt of a person, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn receipts(&self, id: Uuid) -> Result<Vec<Receipt>, StoreError>;

    /// Queues the link to the preference centre, if the mailbox has pledged; the caller cannot tell.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn request_link(&self, email_key: AddressKey, at: OffsetDateTime) -> Result<(), StoreError>;

    /// Changes a person's details. A number that goes away takes the consent to text it along.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn change_details(
        &self,
        id: Uuid,
        details: Details,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// Makes the standing consents to `purpose` those that are `wanted`: gives what is missing, withdraws the others,
    /// by `method`. One that stands already stays as it was given.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn set_consents(
        &self,
        id: Uuid,
        purpose: Purpose,
        wanted: Vec<NewConsent>,
        method: Method,
        at: OffsetDateTime,
    ) -> Result<(), StoreError>;

    /// Withdraws every standing consent to `purpose`, by one channel or by all.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn withdraw_consent(
        &self,
        id: Uuid,
        purpose: Purpose,
        channel: Option<Channel>,
        method: Method,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// Notes a new address and queues the mail that asks it to confirm.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn request_address(
        &self,
        id: Uuid,
        email: EmailAddress,
        email_key: AddressKey,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// The address that waits under this tag.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn pending_address(&self, id: Uuid, tag: u32) -> Result<Option<String>, StoreError>;

    /// Puts the address that waits under this tag in the old one's place, revokes earlier links and queues the notice
    /// to the old one.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn confirm_address(
        &self,
        id: Uuid,
        tag: u32,
        at: OffsetDateTime,
    ) -> Result<AddressChange, StoreError>;

    /// Erases a person: pledge, consents, waiting mail. With `suppress`, the mailbox is never written to again.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    async fn erase(
        &self,
        id: Uuid,
        epoch: u32,
        suppress: bool,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;
}
