//! The desk's mails, in the language of whoever asked. Nothing that a visitor typed stands in them.

use services::site::Site;
use store::mail::{DeskMail, DeskMailKind};

use super::way_to_desk::own_request_path;
use super::words;
use crate::i18n::{locale, td_string};
use crate::mail::text::{Block, MailText, button, paragraph, small};
use crate::mail::{self, Composed, sender};
use crate::routes::Route;

/// Where the person of a request says that they asked; `token` is what the link says.
pub fn confirm_link(site: &Site, mail: &DeskMail, token: &str) -> String {
    site.url(&Route::ConfirmRequest.path_with(mail.language, token))
}

/// Writes a mail; `confirm` is where its person says that they asked.
pub fn compose(site: &Site, queued: &DeskMail, confirm: &str) -> Composed {
    let language = queued.language;
    let t = locale(language);
    let association = site.association.in_language(language);
    let (phone, email) = (site.association.phone.as_str(), site.association.email.as_str());
    let kind = words::kind(language, queued.about);
    let number = queued.number;
    let mut blocks = vec![paragraph(td_string!(t, mail.common.greeting))];
    let (subject, preheader, title) = match queued.kind {
        DeskMailKind::Received => {
            blocks.push(Block::Paragraph(td_string!(t, desk.mail.received.line_1, kind, number)));
            blocks.push(paragraph(td_string!(t, desk.mail.received.line_2)));
            if queued.is_theirs {
                blocks.push(paragraph(td_string!(t, desk.mail.received.signed_in)));
                if queued.has_account {
                    let url = site.url(&own_request_path(language, number));
                    blocks.push(button(language, td_string!(t, desk.mail.received.signed_in_button), &url));
                }
            } else {
                blocks.push(paragraph(td_string!(t, desk.mail.received.confirm)));
                blocks.push(button(language, td_string!(t, desk.mail.received.confirm_button), confirm));
                blocks.push(paragraph(td_string!(t, desk.mail.received.line_3)));
            }
            (
                td_string!(t, desk.mail.received.subject),
                td_string!(t, desk.mail.received.preheader),
                td_string!(t, desk.mail.received.title),
            )
        }
        DeskMailKind::Answer => {
            blocks.push(small(&td_string!(t, desk.mail.answer.line_1, kind, number)));
            let lines = queued.answer.lines().map(str::trim).filter(|line| !line.is_empty());
            blocks.extend(lines.map(paragraph));
            if queued.is_theirs && queued.has_account {
                let url = site.url(&own_request_path(language, number));
                blocks.push(button(language, td_string!(t, desk.mail.answer.reply), &url));
            }
            blocks.push(small(&td_string!(t, desk.mail.answer.line_2, phone, email)));
            (
                td_string!(t, desk.mail.answer.subject),
                td_string!(t, desk.mail.answer.preheader),
                td_string!(t, desk.mail.answer.title),
            )
        }
    };
    blocks.push(paragraph(td_string!(t, account.mail.signature)));
    let by = td_string!(t, account.mail.sender, of_association = association.of.as_str());
    mail::compose(MailText {
        language,
        brand: td_string!(t, community.title),
        subject: subject.to_owned(),
        preheader,
        title: title.to_owned(),
        blocks,
        footer: vec![sender(site, language, by)],
    })
}
