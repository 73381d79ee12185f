//! Mails that a change of address causes.

use domain::Language;
use services::site::Site;
use store::mail::CampaignMail;

use super::Links;
use crate::i18n::{date, locale, td_string};
use crate::mail::text::{MailContent, button, paragraph};

/// Asks the new address.
pub(super) fn confirm(language: Language, links: &Links) -> MailContent {
    let t = locale(language);
    MailContent {
        subject: td_string!(t, mail.confirm_email.subject),
        preheader: td_string!(t, mail.confirm_email.preheader),
        title: td_string!(t, mail.confirm_email.title),
        blocks: vec![
            paragraph(td_string!(t, mail.confirm_email.line_1)),
            paragraph(td_string!(t, mail.confirm_email.line_2)),
            button(language, td_string!(t, mail.confirm_email.button), &links.confirm_address),
            paragraph(td_string!(t, mail.confirm_email.line_3)),
        ],
    }
}

/// Tells the old one, so that nobody loses their pledge unawares.
pub(super) fn changed(site: &Site, mail: &CampaignMail) -> MailContent {
    let language = mail.supporter.language;
    let t = locale(language);
    let line_1 = td_string!(t, mail.contact_changed.line_1, date = date(language, mail.queued));
    let email = site.association.email.as_str();
    MailContent {
        subject: td_string!(t, mail.contact_changed.subject),
        preheader: td_string!(t, mail.contact_changed.preheader),
        title: td_string!(t, mail.contact_changed.title),
        blocks: vec![
            paragraph(&line_1),
            paragraph(td_string!(t, mail.contact_changed.line_email_old)),
            paragraph(&td_string!(t, mail.contact_changed.line_2, email)),
        ],
    }
}
