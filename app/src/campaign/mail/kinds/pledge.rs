//! Mails that a pledge causes.

use domain::Language;
use services::site::Site;
use store::mail::CampaignMail;
use time::Duration;

use super::Links;
use crate::i18n::{date, locale, td_string};
use crate::mail::text::{MailContent, button, paragraph};

/// Asks to confirm a first pledge.
pub(super) fn confirm(site: &Site, language: Language, links: &Links) -> MailContent {
    let t = locale(language);
    MailContent {
        subject: td_string!(t, mail.confirm.subject),
        preheader: td_string!(t, mail.confirm.preheader),
        title: td_string!(t, mail.confirm.title),
        blocks: vec![
            paragraph(td_string!(t, mail.confirm.line_1)),
            paragraph(td_string!(t, mail.confirm.line_2)),
            button(language, td_string!(t, mail.confirm.button), &links.confirm),
            paragraph(&td_string!(t, mail.confirm.line_3, days = site.confirm_days)),
            paragraph(td_string!(t, mail.confirm.line_4)),
        ],
    }
}

/// Somebody pledged again before confirming. The first pledge stands as it was, and so does its deadline.
pub(super) fn waiting(site: &Site, mail: &CampaignMail, links: &Links) -> MailContent {
    let language = mail.supporter.language;
    let t = locale(language);
    let until = mail.supporter.received + Duration::days(i64::from(site.confirm_days));
    MailContent {
        subject: td_string!(t, mail.again_unconfirmed.subject),
        preheader: td_string!(t, mail.again_unconfirmed.preheader),
        title: td_string!(t, mail.again_unconfirmed.title),
        blocks: vec![
            paragraph(td_string!(t, mail.again_unconfirmed.line_1)),
            paragraph(&td_string!(t, mail.again_unconfirmed.line_2, date = date(language, until))),
            button(language, td_string!(t, mail.again_unconfirmed.button), &links.confirm),
            paragraph(td_string!(t, mail.again_unconfirmed.line_3)),
            paragraph(td_string!(t, mail.again_unconfirmed.line_4)),
        ],
    }
}

/// Somebody pledged again with an address that has confirmed.
pub(super) fn already(language: Language, links: &Links) -> MailContent {
    let t = locale(language);
    MailContent {
        subject: td_string!(t, mail.again_confirmed.subject),
        preheader: td_string!(t, mail.again_confirmed.preheader),
        title: td_string!(t, mail.again_confirmed.title),
        blocks: vec![
            paragraph(td_string!(t, mail.again_confirmed.line_1)),
            paragraph(td_string!(t, mail.again_confirmed.line_2)),
            button(language, td_string!(t, mail.again_confirmed.button), &links.preferences),
            paragraph(td_string!(t, mail.again_confirmed.line_3)),
        ],
    }
}
