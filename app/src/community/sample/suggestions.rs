//! Topics that a member suggests.

use domain::Language::{self, En, Fr};
use domain::community::{SuggestionState, SuggestionText};
use services::community::SuggestFields;
use store::community::suggestion::Suggestion;
use time::Duration;
use uuid::Uuid;

use super::members::{hostile, reader};
use crate::sample::NOW;

/// A suggestion as it is typed.
pub(in crate::community) fn suggestion_fields(language: Language) -> SuggestFields {
    let (title, why) = match language {
        En => (
            "Who answers the phone after six?",
            "Our practices share one line after hours, and none of us knows how others have arranged and paid for it. What \
            works, and for how many patients?",
        ),
        Fr => (
            "Qui répond au téléphone après 18\u{a0}h?",
            "Nos cabinets partagent une seule ligne en dehors des heures d’ouverture, et personne ne sait comment d’autres \
            l’organisent et la paient. Qu’est-ce qui marche, et pour combien de patientes et patients?",
        ),
    };
    SuggestFields {
        title: title.into(),
        why: why.into(),
        theme: Uuid::from_u128(2).to_string(),
        language: language.code().into(),
        form: Uuid::from_u128(79),
        ..SuggestFields::default()
    }
}

/// Suggestions in each state, and one that is no text of ours.
pub(in crate::community) fn suggestions() -> Vec<Suggestion> {
    let of = |number: u128, language, state| {
        let SuggestFields { title, why, .. } = suggestion_fields(language);
        Suggestion {
            id: Uuid::from_u128(number),
            author: reader().username,
            language,
            text: SuggestionText { title, why },
            theme: Some(Uuid::from_u128(2)),
            created: NOW - Duration::days(2),
            state,
            topic: None,
            is_topic_visible: false,
            answer: String::new(),
            answered: None,
        }
    };
    let answered = |answer: &str, suggestion| Suggestion {
        answer: answer.into(),
        answered: Some(NOW - Duration::days(1)),
        ..suggestion
    };
    let taken_up = answered("", of(2, En, SuggestionState::TakenUp));
    let merged = answered(
        "Nous en parlons déjà dans «\u{a0}Des quarts de nuit tenables\u{a0}»\u{a0}: votre question y a été ajoutée.",
        of(3, Fr, SuggestionState::Merged),
    );
    let declined = answered(
        "Thank you. Fees are negotiated by the provincial associations, so we could not act on what would be said here.",
        of(4, En, SuggestionState::Declined),
    );
    let odd = of(5, Fr, SuggestionState::New);
    let text = SuggestionText { title: "Anticonstitutionnellement".repeat(5), why: hostile() };
    vec![
        of(1, Fr, SuggestionState::New),
        Suggestion { topic: Some(15), is_topic_visible: true, ..taken_up },
        Suggestion { topic: Some(15), is_topic_visible: true, ..merged },
        declined,
        Suggestion { text, ..odd },
    ]
}
