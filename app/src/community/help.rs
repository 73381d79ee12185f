//! What the islands of a form are told: addresses, and words in the reader's language.

use domain::Language;
use domain::community::Identifier;
use store::community::draft::DraftPlace;
use uuid::Uuid;

use super::islands::{ComposerSetup, DraftSetup, PrivacyWords};
use crate::i18n::{locale, td_string};
use crate::routes::Route;

/// What helps with a form. `drafts` is where it keeps some.
pub(super) fn composer(language: Language, drafts: Option<DraftSetup>) -> ComposerSetup {
    let t = locale(language);
    let left = |count: u64| td_string!(t, community.composer.left, count, number = "#");
    ComposerSetup {
        language,
        preview: Route::Preview.path(language),
        preview_title: td_string!(t, community.composer.preview_title).to_owned(),
        left: [left(1), left(2)],
        long: td_string!(t, community.composer.long).to_owned(),
        privacy: PrivacyWords {
            title: td_string!(t, community.patient.title).to_owned(),
            lead: td_string!(t, community.patient.lead).to_owned(),
            kinds: Identifier::ALL.map(|kind| kind_name(language, kind).to_owned()).to_vec(),
            change: td_string!(t, community.patient.change).to_owned(),
            post: td_string!(t, community.patient.post).to_owned(),
        },
        drafts,
    }
}

/// Where drafts of a person's are kept at a place.
pub(super) fn drafts(language: Language, person: Uuid, place: DraftPlace, is_shown: bool) -> DraftSetup {
    let t = locale(language);
    let DraftPlace { topic, parent } = place;
    let parent = parent.unwrap_or_default();
    DraftSetup {
        key: format!("{person}.{topic}.{parent}"),
        topic,
        parent,
        path: Route::KeepDraft.path(language),
        is_shown,
        saved: td_string!(t, community.draft.saved).to_owned(),
        saved_here: td_string!(t, community.draft.saved_here).to_owned(),
        found_here: td_string!(t, community.draft.found_here).to_owned(),
        other: td_string!(t, community.draft.other_here).to_owned(),
        swap: td_string!(t, community.draft.swap).to_owned(),
        forget: td_string!(t, community.draft.forget).to_owned(),
        discard: td_string!(t, community.draft.discard).to_owned(),
    }
}

fn kind_name(language: Language, kind: Identifier) -> &'static str {
    let t = locale(language);
    match kind {
        Identifier::HealthCard => td_string!(t, community.patient.health_card),
        Identifier::BirthDate => td_string!(t, community.patient.birth_date),
        Identifier::Phone => td_string!(t, community.patient.phone),
        Identifier::Email => td_string!(t, community.patient.email),
        Identifier::NameWithDate => td_string!(t, community.patient.name),
    }
}
