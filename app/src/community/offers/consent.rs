//! The words of the consent that goes with an offer: what the form shows is, to the letter, what a receipt keeps.

use domain::Language;
use domain::campaign::{Channel, ConsentText, Purpose};
use services::site::Site;

use crate::i18n::{locale, td_string};

/// The words that ask for it.
pub(super) fn consent_text(site: &Site, language: Language) -> ConsentText {
    let the_association = site.association.in_language(language).the.as_str();
    let text = td_string!(locale(language), offers.consent, the_association);
    ConsentText { purpose: Purpose::Involvement, channel: Channel::Email, language, text }
}

/// Every text that may be shown, to keep before the first consent points to it.
pub fn consent_texts(site: &Site) -> Vec<ConsentText> {
    Language::ALL.map(|language| consent_text(site, language)).to_vec()
}
