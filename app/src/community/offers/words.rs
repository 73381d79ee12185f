//! An offer in words.

use domain::Language;
use domain::community::{OfferKind, OfferKinds, OfferPlace, OfferState};
use store::community::offers::Offer;

use super::told::OfferTold;
use crate::i18n::{date, locale, td_string};
use crate::routes::Route;

/// What somebody may offer, as its box says it.
pub(super) fn kind(language: Language, kind: OfferKind) -> &'static str {
    let t = locale(language);
    match kind {
        OfferKind::WorkingGroup => td_string!(t, offers.kind.working_group),
        OfferKind::Advocacy => td_string!(t, offers.kind.advocacy),
        OfferKind::Speaking => td_string!(t, offers.kind.speaking),
        OfferKind::Pilot => td_string!(t, offers.kind.pilot),
        OfferKind::Writing => td_string!(t, offers.kind.writing),
    }
}

/// Kinds, one after the other.
pub(crate) fn kinds_in_sentence(language: Language, kinds: OfferKinds) -> String {
    let t = locale(language);
    let word = |kind| match kind {
        OfferKind::WorkingGroup => td_string!(t, offers.kind_in_list.working_group),
        OfferKind::Advocacy => td_string!(t, offers.kind_in_list.advocacy),
        OfferKind::Speaking => td_string!(t, offers.kind_in_list.speaking),
        OfferKind::Pilot => td_string!(t, offers.kind_in_list.pilot),
        OfferKind::Writing => td_string!(t, offers.kind_in_list.writing),
    };
    kinds.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// Where an offer stands.
pub(crate) fn offer_state(language: Language, state: OfferState) -> &'static str {
    let t = locale(language);
    match state {
        OfferState::New => td_string!(t, offers.state.new),
        OfferState::Answered => td_string!(t, offers.state.answered),
        OfferState::Accepted => td_string!(t, offers.state.accepted),
        OfferState::Declined => td_string!(t, offers.state.declined),
    }
}

/// Where what an offer is about is read.
pub(crate) fn place_path(language: Language, place: OfferPlace) -> String {
    match place {
        OfferPlace::Topic(topic) => Route::Topic.path_with(language, &topic.to_string()),
        OfferPlace::Theme(theme) => Route::Theme.path_with(language, &theme.to_string()),
    }
}

/// An offer as its author is told of it.
pub fn offer_told(language: Language, offer: &Offer) -> OfferTold {
    let t = locale(language);
    let (state, said) = match offer.withdrawn {
        None => {
            let kinds = kinds_in_sentence(language, offer.text.kinds);
            let said = td_string!(t, offers.said, date = date(language, offer.created), kinds);
            (offer_state(language, offer.state), said)
        }
        Some(at) => {
            let said = td_string!(t, offers.said_withdrawn, date = date(language, at));
            (td_string!(t, offers.state.withdrawn), said)
        }
    };
    OfferTold {
        offer: offer.id.to_string(),
        title: offer.title.in_language(language).to_owned(),
        is_standing: offer.withdrawn.is_none(),
        state: state.to_owned(),
        said,
    }
}
