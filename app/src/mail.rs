//! A mail's two parts, written from what it says. What each mail says stands with its feature.

mod html;
mod plain;
pub(crate) mod text;

use domain::Language;
use services::site::Site;
use text::{Footer, MailText};

use crate::i18n::{locale, td_string};

/// A mail, ready to be handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composed {
    /// Whose mail it is, in its language: the sender's name.
    pub brand: &'static str,
    /// Its subject, of one line. Of what people typed, a username and a topic's title alone may stand in it, and these
    /// through [`domain::shortened`].
    pub subject: String,
    /// Its plain part.
    pub text: String,
    /// Its HTML part, which says the same.
    pub html: String,
}

/// Writes both parts.
pub(crate) fn compose(letter: MailText) -> Composed {
    let (brand, subject) = (letter.brand, letter.subject.clone());
    Composed { brand, subject, text: plain::write(&letter), html: html::write(letter) }
}

/// Who sends it and how to reach them (CASL section 6(2)).
pub(crate) fn sender(site: &Site, language: Language, sender: String) -> Footer {
    let t = locale(language);
    let association = site.association.in_language(language);
    let (name, address) = (association.name.as_str(), association.address.as_str());
    let (email, phone) = (site.association.email.as_str(), site.association.phone.as_str());
    Footer::Lines(vec![
        sender,
        td_string!(t, mail.common.address, association = name, address),
        td_string!(t, mail.common.contact, email, phone),
    ])
}
