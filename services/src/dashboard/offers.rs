//! Answering what members offer to help with.

use domain::community::{OfferPlace, OfferState};
use domain::desk::{ANSWER_CHARS, ProseError, prose};
use serde::Deserialize;
use store::StoreError;
use store::account::session::Actor;
use store::community::offers::{NewOfferAnswer, Offer, OfferPageRequest, OfferedPlace};
use uuid::Uuid;

use super::Dashboard;
use crate::community::OfferRecord;

/// Offers in a list.
const MANY: u32 = 200;

/// An answer, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct OfferAnswerFields {
    /// Where the offer stands from now on.
    pub state: String,
    /// What its author is told.
    pub text: String,
    /// How many answers the page showed.
    pub seen: u32,
}

/// What is wrong with an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfferAnswerErrors {
    /// Nothing is chosen.
    pub state: bool,
    /// With what its author would be told.
    pub text: Option<ProseError>,
}

/// What became of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferAnswered {
    /// It is sent.
    Done,
    /// Somebody else answered, or the offer was withdrawn.
    Stale,
    /// Something is wrong with it.
    Refused(OfferAnswerErrors),
}

impl Dashboard {
    /// The offers that stand somewhere, of one topic or theme where one is named.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn offers(
        &self,
        state: OfferState,
        place: Option<OfferPlace>,
    ) -> Result<Vec<Offer>, StoreError> {
        self.store.offers(OfferPageRequest { state, place, limit: MANY }).await
    }

    /// What members offer to help with.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn offered_places(&self) -> Result<Vec<OfferedPlace>, StoreError> {
        self.store.offered_places().await
    }

    /// An offer with all that belongs to it, also one that was withdrawn.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn offer(&self, id: Uuid) -> Result<Option<OfferRecord>, StoreError> {
        match self.store.offer(id).await? {
            Some(offer) => OfferRecord::of(&*self.store, offer).await.map(Some),
            None => Ok(None),
        }
    }

    /// Answers an offer, and says what comes of it.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn answer_offer(
        &self,
        actor: &Actor,
        id: Uuid,
        fields: &OfferAnswerFields,
    ) -> Result<OfferAnswered, StoreError> {
        let state = fields.state.parse().ok().filter(|state| *state != OfferState::New);
        let (state, text) = match (state, prose(&fields.text, ANSWER_CHARS)) {
            (Some(state), Ok(text)) => (state, text),
            (state, text) => {
                let errors = OfferAnswerErrors { state: state.is_none(), text: text.err() };
                return Ok(OfferAnswered::Refused(errors));
            }
        };
        let (actor, at) = (actor.person, self.clock.now());
        let answer = NewOfferAnswer { id, seen: fields.seen, state, text, actor, at };
        let is_done = self.store.answer_offer(answer).await?;
        Ok(if is_done { OfferAnswered::Done } else { OfferAnswered::Stale })
    }
}
