//! What use cases store or compare of the texts, in both languages.

use services::site::Site;
use services::stored_texts::{Instead, Reasons, StoredTexts, both};

use crate::account;
use crate::campaign::{consent, privacy};
use crate::community::offer_consent_texts;
use crate::help;
use crate::i18n::{locale, td_string};
use crate::moderation::suggested_reason;

/// All of it, as the association calls itself.
pub fn stored(site: &Site) -> StoredTexts {
    StoredTexts {
        consents: consent::texts(site).into_iter().chain(offer_consent_texts(site)).collect(),
        terms: account::shipped_terms(),
        privacy: privacy::shipped(),
        help: help::shipped(),
        issuer: both(|language| site.association.in_language(language).community.clone()),
        reasons: reasons(),
        instead: instead(),
    }
}

/// What is suggested to moderators.
pub(crate) fn reasons() -> Reasons {
    Reasons::new(|clause| both(|language| suggested_reason(language, clause).to_owned()))
}

/// What stands in place of what is gone.
pub fn instead() -> Instead {
    Instead {
        hidden_quote: both(|language| td_string!(locale(language), moderation.quote).to_owned()),
        left_quote: both(|language| td_string!(locale(language), community.left.quote).to_owned()),
        left_name: both(|language| td_string!(locale(language), community.left.name).to_owned()),
    }
}
