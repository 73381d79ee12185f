//! Offers of members.

use domain::Language::{self, En, Fr};
use domain::community::{OfferKind, OfferPlace, OfferState, OfferText};
use services::community::{OfferRecord, OfferSeen};
use store::campaign::{Method, Receipt};
use store::community::offers::{Offer, OfferAnswer};
use store::document::Bilingual;
use time::Duration;
use uuid::Uuid;

use crate::sample::NOW;

/// A text that is none of ours.
pub(super) fn hostile() -> String {
    crate::community::sample::hostile()
}

/// Something to offer help with, and what was offered.
pub(super) fn seen(own: Option<Offer>) -> OfferSeen {
    let about = own.is_some().then_some(15);
    OfferSeen { place: OfferPlace::Topic(15), title: title(), about, own }
}

fn title() -> Bilingual {
    Bilingual { en: "Night shifts that one can keep up".into(), fr: "Des quarts de nuit tenables".into() }
}

/// Offers in each state, and one that is no text of ours.
pub(crate) fn records() -> Vec<OfferRecord> {
    let merci = "Merci! Le groupe de travail se réunit en mars; nous vous écrirons d’ici là.";
    let thanks = "Thank you. The pilot is full for this year.";
    vec![
        record(1, (Fr, OfferState::New), &[]),
        OfferRecord {
            offer: Offer { withdrawn: Some(NOW), ..record(2, (En, OfferState::New), &[]).offer },
            ..record(2, (En, OfferState::New), &[])
        },
        record(
            3,
            (Fr, OfferState::Accepted),
            &[(OfferState::Answered, merci), (OfferState::Accepted, merci)],
        ),
        record(4, (En, OfferState::Declined), &[(OfferState::Declined, thanks)]),
        record(5, (En, OfferState::Answered), &[(OfferState::Answered, &hostile())]),
    ]
}

fn record(
    number: u128,
    (language, state): (Language, OfferState),
    answers: &[(OfferState, &str)],
) -> OfferRecord {
    let note = match number {
        1 => "Je coordonne les horaires d’un service de 40\u{a0}personnes.".into(),
        5 => hostile(),
        _ => String::new(),
    };
    let place = if number == 4 { OfferPlace::Theme(Uuid::from_u128(2)) } else { OfferPlace::Topic(15) };
    let kinds = [OfferKind::WorkingGroup, OfferKind::Writing].into_iter().collect();
    let created = NOW - Duration::days(9);
    let offer = Offer {
        id: Uuid::from_u128(number),
        author: "marie.eve".into(),
        place,
        title: title(),
        is_place_visible: number != 5,
        language,
        text: OfferText { kinds, note },
        created,
        withdrawn: None,
        state,
    };
    let answer = |(state, text): &(OfferState, &str)| OfferAnswer {
        at: NOW - Duration::days(2),
        state: *state,
        text: (*text).to_owned(),
    };
    let text = super::consent::consent_text(&crate::sample::site(), language);
    let withdrawn = (number == 2).then_some((NOW, Method::OwnOffers));
    let receipt = Receipt { text, given: created, method: Method::OfferForm, withdrawn };
    OfferRecord { offer, answers: answers.iter().map(answer).collect(), receipts: vec![receipt] }
}
