//! The link to the preference centre.

use domain::Language;

use super::Links;
use crate::i18n::{locale, td_string};
use crate::mail::text::{MailContent, button, paragraph, small};

/// Sends the link that was asked for.
pub(super) fn link(language: Language, links: &Links) -> MailContent {
    let t = locale(language);
    MailContent {
        subject: td_string!(t, mail.preferences_link.subject),
        preheader: td_string!(t, mail.preferences_link.preheader),
        title: td_string!(t, mail.preferences_link.title),
        blocks: vec![
            paragraph(td_string!(t, mail.preferences_link.line_1)),
            button(language, td_string!(t, mail.preferences_link.button), &links.preferences),
            small(td_string!(t, mail.preferences_link.line_2)),
            paragraph(td_string!(t, mail.preferences_link.line_3)),
        ],
    }
}
