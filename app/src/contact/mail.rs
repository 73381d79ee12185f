//! The mails about enquiries, in the language in which somebody wrote. Nothing that a visitor typed stands in them.

use services::site::Site;
use store::mail::{ContactMail, ContactMailKind};

use super::words;
use crate::i18n::{locale, td_string};
use crate::mail::text::{Block, MailText, button, paragraph, small};
use crate::mail::{self, Composed, sender};

/// Writes a mail; `thread` is where its reader finds what was said, and adds to it.
pub fn compose(site: &Site, queued: &ContactMail, thread: &str) -> Composed {
    let language = queued.language;
    let t = locale(language);
    let association = site.association.in_language(language);
    let (phone, email) = (site.association.phone.as_str(), site.association.email.as_str());
    let number = queued.number;
    let mut blocks = vec![paragraph(td_string!(t, mail.common.greeting))];
    let (subject, preheader, title) = match queued.kind {
        ContactMailKind::Received => {
            blocks.push(Block::Paragraph(td_string!(t, contact.mail.received.line_1, number)));
            blocks.push(Block::Paragraph(words::promise(language, queued.team, queued.due)));
            blocks.push(small(td_string!(t, contact.mail.received.line_2)));
            (
                td_string!(t, contact.mail.received.subject),
                td_string!(t, contact.mail.received.preheader),
                td_string!(t, contact.mail.received.title),
            )
        }
        ContactMailKind::Answer => {
            let kind = words::kind_name(language, queued.about);
            blocks.push(small(&td_string!(t, contact.mail.answer.line_1, number, kind)));
            let lines = queued.answer.lines().map(str::trim).filter(|line| !line.is_empty());
            blocks.extend(lines.map(paragraph));
            blocks.push(button(language, td_string!(t, contact.mail.answer.button), thread));
            blocks.push(small(&td_string!(t, contact.mail.answer.line_2, phone, email)));
            (
                td_string!(t, contact.mail.answer.subject),
                td_string!(t, contact.mail.answer.preheader),
                td_string!(t, contact.mail.answer.title),
            )
        }
    };
    blocks.push(paragraph(&association.name));
    let by = td_string!(t, contact.mail.sender).to_owned();
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
