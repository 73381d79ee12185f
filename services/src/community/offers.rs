//! Offering to help with a topic or a theme.

use domain::Language;
use domain::campaign::{Channel, Purpose};
use domain::community::{OFFER_TIME, OfferErrors, OfferKind, OfferKinds, OfferPlace, OfferText};
use domain::moderation::Rounded;
use serde::Deserialize;
use store::account::session::Actor;
use store::campaign::{Method, Receipt};
use store::community::offers::{NewOffer, Offer, OfferAnswer, Offered};
use store::document::Bilingual;
use store::{Store, StoreError};
use uuid::Uuid;

use super::Community;

/// An offer, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the first fields are the kinds")]
pub struct OfferFields {
    pub working_group: String,
    pub advocacy: String,
    pub speaking: String,
    pub pilot: String,
    pub writing: String,
    /// What staff should know.
    pub note: String,
    /// Whether they may be written to about it.
    pub consent: String,
}

impl OfferFields {
    /// What an offer says, but for the consent.
    pub fn of(text: &OfferText) -> Self {
        let chosen = |kind| if text.kinds.has(kind) { "yes".to_owned() } else { String::new() };
        Self {
            working_group: chosen(OfferKind::WorkingGroup),
            advocacy: chosen(OfferKind::Advocacy),
            speaking: chosen(OfferKind::Speaking),
            pilot: chosen(OfferKind::Pilot),
            writing: chosen(OfferKind::Writing),
            note: text.note.clone(),
            consent: String::new(),
        }
    }

    /// The kinds that are chosen.
    pub fn kinds(&self) -> OfferKinds {
        let field = |kind: &OfferKind| match kind {
            OfferKind::WorkingGroup => &self.working_group,
            OfferKind::Advocacy => &self.advocacy,
            OfferKind::Speaking => &self.speaking,
            OfferKind::Pilot => &self.pilot,
            OfferKind::Writing => &self.writing,
        };
        OfferKind::ALL.into_iter().filter(|kind| !field(kind).is_empty()).collect()
    }
}

/// What somebody may offer to help with, as they see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferSeen {
    /// Which.
    pub place: OfferPlace,
    /// What it is called.
    pub title: Bilingual,
    /// How many offer to help with it, about; nothing where they are so few that each would be known.
    pub about: Option<u64>,
    /// Their own offer: the one that stands, or the last.
    pub own: Option<Offer>,
}

/// An offer with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferRecord {
    /// The offer.
    pub offer: Offer,
    /// What staff answered, the first first.
    pub answers: Vec<OfferAnswer>,
    /// The consents that went with it, the first first.
    pub receipts: Vec<Receipt>,
}

impl OfferRecord {
    /// Puts it together.
    pub(crate) async fn of(store: &dyn Store, offer: Offer) -> Result<Self, StoreError> {
        let answers = store.offer_answers(offer.id).await?;
        let receipts = store.offer_receipts(offer.id).await?;
        Ok(Self { offer, answers, receipts })
    }

    /// All that somebody has offered, the newest first.
    pub(crate) async fn of_author(store: &dyn Store, author: Uuid) -> Result<Vec<Self>, StoreError> {
        let mut records = Vec::new();
        for offer in store.own_offers(author).await? {
            records.push(Self::of(store, offer).await?);
        }
        Ok(records)
    }
}

/// What became of offering.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offering {
    /// It stands.
    Done(Box<Offer>),
    /// Another one of theirs stands there.
    Another,
    /// Something is wrong with it.
    Refused(OfferErrors),
    /// Members see no such topic or theme.
    Gone,
}

/// What became of taking a withdrawal back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Restoring {
    /// It stands again.
    Done(Box<Offer>),
    /// Another one of theirs stands there.
    Another,
    /// There is no such offer of theirs.
    Unknown,
}

impl Community {
    /// What somebody may offer to help with; `None` where members see no such thing.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn offer_seen(
        &self,
        actor: &Actor,
        place: OfferPlace,
    ) -> Result<Option<OfferSeen>, StoreError> {
        let Some(title) = self.store.offer_place(place).await? else { return Ok(None) };
        let about = match Rounded::of(self.store.offers_at(place).await?) {
            Rounded::About(about) => Some(about),
            Rounded::Zero | Rounded::Few => None,
        };
        let mut there = self.store.own_offers(actor.person).await?;
        there.retain(|offer| offer.place == place);
        let stands = there.iter().position(|offer| offer.withdrawn.is_none()).unwrap_or(0);
        Ok(Some(OfferSeen { place, title, about, own: there.into_iter().nth(stands) }))
    }

    /// Offers to help with something, in the words of the page in this language.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn make_offer(
        &self,
        actor: &Actor,
        place: OfferPlace,
        language: Language,
        fields: &OfferFields,
    ) -> Result<Offering, StoreError> {
        if self.store.offer_place(place).await?.is_none() {
            return Ok(Offering::Gone);
        }
        let text = match OfferText::parse(fields.kinds(), &fields.note, !fields.consent.is_empty()) {
            Ok(text) => text,
            Err(errors) => return Ok(Offering::Refused(errors)),
        };
        let text_digest = self.wordings.of(Purpose::Involvement, Channel::Email, language).to_owned();
        let (at, method, author) = (self.clock.now(), Method::OfferForm, actor.person);
        let id = crate::new_id(at);
        let offer = NewOffer { id, author, place, language, text, text_digest, method, at };
        Ok(match self.store.make_offer(offer).await? {
            Offered::Done => self.own_offer(actor, id).await?.map_or(Offering::Gone, Offering::Done),
            Offered::Another | Offered::Unknown => Offering::Another,
        })
    }

    /// Withdraws an offer of one's own, with its consent. Returns it as it is then; `None` where there is none.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn withdraw_offer(&self, actor: &Actor, id: Uuid) -> Result<Option<Box<Offer>>, StoreError> {
        // Pressed twice, it is withdrawn as well.
        self.store.withdraw_offer(id, actor.person, Method::OwnOffers, self.clock.now()).await?;
        self.own_offer(actor, id).await
    }

    /// Has an offer of one's own stand again that one withdrew, with a new consent to the words of the former.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn restore_offer(&self, actor: &Actor, id: Uuid) -> Result<Restoring, StoreError> {
        let (method, at) = (Method::OwnOffers, self.clock.now());
        if self.store.restore_offer(id, actor.person, method, at).await? == Offered::Another {
            return Ok(Restoring::Another);
        }
        let own = self.own_offer(actor, id).await?;
        Ok(own.filter(|offer| offer.withdrawn.is_none()).map_or(Restoring::Unknown, Restoring::Done))
    }

    /// What somebody has offered, and what became of it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn own_offers(&self, actor: &Actor) -> Result<Vec<OfferRecord>, StoreError> {
        OfferRecord::of_author(&*self.store, actor.person).await
    }

    /// Erases offers about which nobody has done anything for a year.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    pub async fn expire_offers(&self) -> Result<u64, StoreError> {
        self.store.expire_offers(self.clock.now() - OFFER_TIME).await
    }

    async fn own_offer(&self, actor: &Actor, id: Uuid) -> Result<Option<Box<Offer>>, StoreError> {
        let own = self.store.own_offers(actor.person).await?;
        Ok(own.into_iter().find(|offer| offer.id == id).map(Box::new))
    }
}
