//! The mails that the campaign sends, in the language that their reader chose.

mod kinds;

use services::site::Site;
use store::campaign::Receipt;
use store::mail::CampaignMail;

use crate::mail::{self, Composed};

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

/// Writes a mail. `receipts` are those of its supporter.
pub fn compose(site: &Site, queued: &CampaignMail, receipts: &[Receipt], links: &Links) -> Composed {
    mail::compose(kinds::letter(site, queued, receipts, links))
}
