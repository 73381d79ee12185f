//! The words of consent: what the form shows is, to the letter, what a receipt keeps.

use domain::Language;
use domain::campaign::{Channel, ConsentText, Purpose};
use services::site::Site;

use crate::i18n::{locale, td_string};

/// The words that ask for a consent.
pub fn text(site: &Site, channel: Channel, language: Language) -> ConsentText {
    let t = locale(language);
    let the_association = site.association.in_language(language).the.as_str();
    let email = site.association.email.as_str();
    let text = match channel {
        Channel::Email => td_string!(t, consent.email.text, the_association, email),
        Channel::Sms => td_string!(t, consent.sms.text, the_association, email),
    };
    ConsentText { purpose: Purpose::Updates, channel, language, text }
}

/// Every text that may be shown, to keep before the first consent points to it.
pub fn texts(site: &Site) -> Vec<ConsentText> {
    Channel::ALL
        .into_iter()
        .flat_map(|channel| Language::ALL.map(|language| text(site, channel, language)))
        .collect()
}

/// Who asks for the consents, and how to reach them (CASL section 10(1)(b)).
pub(crate) fn asked_by(site: &Site, language: Language) -> String {
    let association = site.association.in_language(language);
    td_string!(
        locale(language),
        consent.asked_by,
        the_association = association.the.as_str(),
        address = association.address.as_str(),
        email = site.association.email.as_str(),
        phone = site.association.phone.as_str()
    )
}
