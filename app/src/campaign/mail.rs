//! The mails that the campaign sends, in the language that their reader chose.

mod html;
mod kinds;
mod letter;
mod plain;

use store::campaign::Receipt;
use store::mail::Queued;

use crate::site::Site;

/// The absolute addresses that a mail may hold, sealed for its reader.
#[derive(Clone)]
pub struct Links {
    /// Confirms the pledge.
    pub confirm: String,
    /// Opens the preference centre.
    pub preferences: String,
    /// Unsubscribes from e-mail.
    pub unsubscribe: String,
    /// Confirms a new address.
    pub confirm_address: String,
}

/// A mail, ready to be handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composed {
    /// Its subject: fixed words, in which nothing that a person typed stands.
    pub subject: String,
    /// Its plain part.
    pub text: String,
    /// Its HTML part, which says the same.
    pub html: String,
}

/// Writes a mail. `receipts` are those of its supporter.
pub fn compose(site: &Site, mail: &Queued, receipts: &[Receipt], links: &Links) -> Composed {
    let letter = kinds::letter(site, mail, receipts, links);
    Composed { subject: letter.subject.to_owned(), text: plain::write(&letter), html: html::write(letter) }
}
