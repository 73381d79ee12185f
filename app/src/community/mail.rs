//! The mails that tell members what is new: who did what where, and the way there. Not a word of what anybody wrote, for
//! a mailbox is not behind the wall.

use std::collections::HashSet;

use domain::Language;
use domain::community::NotificationKind;
use services::site::Site;
use store::community::notification::Notification;
use store::mail::{NotificationMail, NotificationMailKind};

use super::disclaimer::disclaimer;
use super::notifications::{path_of, sentence};
use crate::account::notification_kind_name;
use crate::i18n::{locale, td_string};
use crate::mail::text::{Block, Footer, MailText, paragraph};
use crate::mail::{self, Composed, sender};
use crate::routes::Route;

/// Notices in a mail; the rest stand in the Community.
const MOST: usize = 30;

/// Writes a mail; `stop` is a sealed link that stops one kind, or all.
pub fn compose(
    site: &Site,
    queued: &NotificationMail,
    notices: &[Notification],
    stop: impl Fn(Option<NotificationKind>) -> String,
) -> Composed {
    let language = queued.person.language;
    let t = locale(language);
    let association = site.association.in_language(language);
    let mut blocks = vec![paragraph(td_string!(t, mail.common.greeting))];
    let mut told = HashSet::new();
    for notice in notices.iter().take(MOST) {
        let (label, url) = (sentence(language, notice), site.url(&path_of(language, notice)));
        // What staff say twice of one thing is read in one place.
        if !told.insert((label.clone(), url.clone())) {
            continue;
        }
        if let Some(topic) = &notice.topic {
            blocks.push(paragraph(topic.title.in_language(language)));
            blocks.extend(disclaimer(site, language, topic.kind).map(Block::Paragraph));
        }
        blocks.push(Block::Link { label, url });
    }
    let label = if notices.len() > MOST {
        td_string!(t, following.mail.more)
    } else {
        td_string!(t, following.mail.all)
    };
    let url = site.url(&Route::Notifications.path(language));
    blocks.push(Block::Link { label: label.to_owned(), url });
    blocks.push(paragraph(td_string!(t, account.mail.signature)));
    let (subject, preheader) = match queued.kind {
        NotificationMailKind::AtOnce => at_once(language, notices),
        NotificationMailKind::Digest => {
            (td_string!(t, following.mail.digest_subject), td_string!(t, following.mail.digest_preheader))
        }
    };
    let by = td_string!(t, following.mail.sender, of_association = association.of.as_str());
    mail::compose(MailText {
        language,
        brand: td_string!(t, community.title),
        subject,
        preheader,
        title: subject,
        blocks,
        footer: vec![
            sender(site, language, by),
            ways_out(language, notices, stop),
            Footer::Links(
                td_string!(t, following.mail.settings).to_owned(),
                vec![(
                    td_string!(t, following.mail.choose).to_owned(),
                    site.url(&format!("{}#notices-title", Route::Account.path(language))),
                )],
            ),
        ],
    })
}

/// What is told at once is named where it is of one kind.
fn at_once(language: Language, notices: &[Notification]) -> (&'static str, &'static str) {
    let t = locale(language);
    let preheader = td_string!(t, following.mail.preheader);
    let kind = notices.first().map(|notice| notice.kind);
    let is_one = notices.iter().all(|notice| Some(notice.kind) == kind);
    let subject = match kind.filter(|_| is_one) {
        Some(NotificationKind::Reply) => td_string!(t, following.mail.reply_subject),
        Some(NotificationKind::Mention) => td_string!(t, following.mail.mention_subject),
        _ => td_string!(t, following.mail.subject),
    };
    (subject, preheader)
}

fn ways_out(
    language: Language,
    notices: &[Notification],
    stop: impl Fn(Option<NotificationKind>) -> String,
) -> Footer {
    let t = locale(language);
    let kinds =
        NotificationKind::ALL.into_iter().filter(|kind| notices.iter().any(|notice| notice.kind == *kind));
    let mut links: Vec<(String, String)> =
        kinds.map(|kind| (notification_kind_name(language, kind).to_owned(), stop(Some(kind)))).collect();
    links.push((td_string!(t, following.mail.stop_all).to_owned(), stop(None)));
    Footer::Links(td_string!(t, following.mail.stop).to_owned(), links)
}
