//! What members offer to help with, and what staff make of it.

use async_trait::async_trait;
use domain::Language;
use domain::community::{OfferPlace, OfferState, OfferText};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::campaign::{Method, Receipt};
use crate::document::Bilingual;

/// An offer that has just been made.
#[derive(Clone, Debug)]
pub struct NewOffer {
    /// Its identifier.
    pub id: Uuid,
    /// Who offers.
    pub author: Uuid,
    /// What they offer to help with.
    pub place: OfferPlace,
    /// The language it is written in.
    pub language: Language,
    /// What it says.
    pub text: OfferText,
    /// The digest of the words of the consent that goes with it, which were kept before.
    pub text_digest: String,
    /// How that is given.
    pub method: Method,
    /// When.
    pub at: OffsetDateTime,
}

/// What became of offering, or of taking a withdrawal back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offered {
    /// It stands.
    Done,
    /// Another one of theirs stands there.
    Another,
    /// There is no such offer of theirs that could.
    Unknown,
}

/// An offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its identifier.
    pub id: Uuid,
    /// What its author is called.
    pub author: String,
    /// What it offers to help with.
    pub place: OfferPlace,
    /// What that is called.
    pub title: Bilingual,
    /// Whether members see that.
    pub is_place_visible: bool,
    /// The language it is written in.
    pub language: Language,
    /// What it says.
    pub text: OfferText,
    /// When it was made.
    pub created: OffsetDateTime,
    /// When its author withdrew it.
    pub withdrawn: Option<OffsetDateTime>,
    /// Where it stands with staff.
    pub state: OfferState,
}

/// What staff answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferAnswer {
    /// When.
    pub at: OffsetDateTime,
    /// Where the offer stood from then on.
    pub state: OfferState,
    /// What they wrote.
    pub text: String,
}

/// Something that members offer to help with, to staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedPlace {
    /// Which.
    pub place: OfferPlace,
    /// What it is called.
    pub title: Bilingual,
    /// How many offers stand there.
    pub offers: u64,
    /// How many of them nobody has answered.
    pub new: u64,
}

/// Which offers a list wants.
#[derive(Clone, Copy, Debug)]
pub struct OfferPageRequest {
    /// Where they stand.
    pub state: OfferState,
    /// What they are about; of a theme, those of its topics as well.
    pub place: Option<OfferPlace>,
    /// As many at most.
    pub limit: u32,
}

/// An answer to keep.
#[derive(Clone, Debug)]
pub struct NewOfferAnswer {
    /// Which offer.
    pub id: Uuid,
    /// How many answers whoever wrote it had seen.
    pub seen: u32,
    /// Where the offer stands from now on.
    pub state: OfferState,
    /// What its author is told.
    pub text: String,
    /// Who answers.
    pub actor: Uuid,
    /// When.
    pub at: OffsetDateTime,
}

/// Offers.
#[async_trait]
pub trait Offers: Send + Sync {
    /// Keeps an offer with its consent, where none of theirs stands there.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn make_offer(&self, offer: NewOffer) -> Result<Offered, StoreError>;

    /// Withdraws somebody's own offer and its consent; `false` where it does not stand.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn withdraw_offer(
        &self,
        id: Uuid,
        author: Uuid,
        method: Method,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// Has somebody's own offer stand again that they withdrew, with a new consent to the same words.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn restore_offer(
        &self,
        id: Uuid,
        author: Uuid,
        method: Method,
        at: OffsetDateTime,
    ) -> Result<Offered, StoreError>;

    /// What somebody has offered, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn own_offers(&self, author: Uuid) -> Result<Vec<Offer>, StoreError>;

    /// What a topic or theme that members see is called.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn offer_place(&self, place: OfferPlace) -> Result<Option<Bilingual>, StoreError>;

    /// How many offers stand there.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    async fn offers_at(&self, place: OfferPlace) -> Result<u64, StoreError>;

    /// An offer, also one that was withdrawn.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn offer(&self, id: Uuid) -> Result<Option<Offer>, StoreError>;

    /// Offers that were not withdrawn: the oldest first while they are new, the newest first after.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn offers(&self, request: OfferPageRequest) -> Result<Vec<Offer>, StoreError>;

    /// What offers are about that were not withdrawn, the most new ones first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn offered_places(&self) -> Result<Vec<OfferedPlace>, StoreError>;

    /// What staff answered to an offer, the first first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn offer_answers(&self, id: Uuid) -> Result<Vec<OfferAnswer>, StoreError>;

    /// The consents that went with an offer, the first first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn offer_receipts(&self, id: Uuid) -> Result<Vec<Receipt>, StoreError>;

    /// How many nobody has answered.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    async fn new_offers(&self) -> Result<u64, StoreError>;

    /// Keeps an answer and tells the offer's author of it; `false` where somebody else answered, or it was withdrawn.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn answer_offer(&self, answer: NewOfferAnswer) -> Result<bool, StoreError>;

    /// Erases offers about which nobody did anything after `before`.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    async fn expire_offers(&self, before: OffsetDateTime) -> Result<u64, StoreError>;
}
