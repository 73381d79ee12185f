//! The mails that tell members what is new: who did what where, and the way there. Of what anybody wrote only how it begins,
//! and only to who has chosen that: a mailbox is not behind the gate.

mod sample;
mod subject;

use std::collections::HashSet;

use domain::community::{NotificationKind, TopicText};
use domain::{Language, shortened};
use services::outbox::{Excerpt, MailedNotification};
use services::site::Site;
use store::community::notification::Notification;
use store::mail::{NotificationMail, NotificationMailKind};

pub use self::sample::samples;
use self::subject::subject;
use super::disclaimer::disclaimer;
use super::notifications::{path_of, sentence};
use crate::account::notification_kind_name;
use crate::i18n::{isolated, locale, td_string};
use crate::mail::text::{Block, Footer, MailText, button, paragraph};
use crate::mail::{self, Composed, sender};
use crate::routes::Route;

/// Notices in a mail; the rest stand in the Community.
const MOST: usize = 30;
/// Characters of a name in a greeting.
const LONGEST_NAME: usize = 80;

/// Writes a mail; `stop` is a sealed link that stops one kind, or all.
pub fn compose(
    site: &Site,
    queued: &NotificationMail,
    told: &[MailedNotification],
    stop: impl Fn(Option<NotificationKind>) -> String,
) -> Composed {
    let language = queued.person.language;
    let t = locale(language);
    let association = site.association.in_language(language);
    let mut blocks = vec![greeting(language, &queued.person.name)];
    match told {
        [one] => blocks.extend(alone(site, language, one)),
        _ => blocks.extend(several(site, language, told)),
    }
    let notices: Vec<&Notification> = told.iter().map(|one| &one.notification).collect();
    let label = if notices.len() > MOST {
        td_string!(t, following.mail.more)
    } else {
        td_string!(t, following.mail.all)
    };
    let url = site.url(&Route::Notifications.path(language));
    blocks.push(Block::Link { label: label.to_owned(), url });
    blocks.push(paragraph(td_string!(t, account.mail.signature)));
    let subject = subject(language, queued.kind, &notices);
    let by = td_string!(t, following.mail.sender, of_association = association.of.as_str());
    mail::compose(MailText {
        language,
        brand: td_string!(t, community.title),
        subject: subject.clone(),
        preheader: match queued.kind {
            NotificationMailKind::AtOnce => td_string!(t, following.mail.preheader),
            NotificationMailKind::Digest => td_string!(t, following.mail.digest_preheader),
        },
        title: subject,
        blocks,
        footer: vec![
            sender(site, language, by),
            ways_out(language, &notices, stop),
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

/// By the name that the association knows its reader by: their username is for the Community alone.
fn greeting(language: Language, name: &str) -> Block {
    let t = locale(language);
    let name = shortened(name, LONGEST_NAME);
    if name.is_empty() {
        paragraph(td_string!(t, mail.common.greeting))
    } else {
        Block::Paragraph(td_string!(t, following.mail.greeting, name = isolated(&name)))
    }
}

/// The one thing that a mail tells, with a button that leads there.
fn alone(site: &Site, language: Language, told: &MailedNotification) -> Vec<Block> {
    let notice = &told.notification;
    let is_meant = matches!(notice.kind, NotificationKind::Reply | NotificationKind::Mention);
    let mut blocks = Vec::new();
    // Who answered or named its reader, and in which topic, is the mail's title.
    if !is_meant || notice.topic.is_none() {
        blocks.push(Block::Paragraph(sentence(language, notice)));
    }
    blocks.extend(topic(site, language, notice));
    blocks.extend(excerpt(told));
    blocks.push(button(language, way(language, notice), &site.url(&path_of(language, notice))));
    blocks
}

/// Several things, each a link that leads there.
fn several(site: &Site, language: Language, told: &[MailedNotification]) -> Vec<Block> {
    let (mut blocks, mut said) = (Vec::new(), HashSet::new());
    for one in told.iter().take(MOST) {
        let notice = &one.notification;
        let (label, url) = (sentence(language, notice), site.url(&path_of(language, notice)));
        // What staff say twice of one thing is read in one place.
        if said.insert((label.clone(), url.clone())) {
            blocks.extend(topic(site, language, notice));
            blocks.push(Block::Link { label, url });
            blocks.extend(excerpt(one));
        }
    }
    blocks
}

fn excerpt(told: &MailedNotification) -> Option<Block> {
    let Excerpt { language, text } = told.excerpt.clone()?;
    Some(Block::Quote(language, text))
}

/// The topic that something happened in.
fn topic(site: &Site, language: Language, notice: &Notification) -> Vec<Block> {
    let Some(topic) = &notice.topic else { return Vec::new() };
    let label = shortened(topic.title.in_language(language), TopicText::MAX_TITLE);
    let url = site.url(&Route::Topic.path_with(language, &topic.id.to_string()));
    let link = Block::Link { label, url };
    std::iter::once(link).chain(disclaimer(site, language, topic.kind).map(Block::Paragraph)).collect()
}

/// What the button says.
fn way(language: Language, notice: &Notification) -> &'static str {
    let t = locale(language);
    match notice.kind {
        NotificationKind::Reply => td_string!(t, following.mail.ways.reply),
        NotificationKind::Mention => td_string!(t, following.mail.ways.mention),
        NotificationKind::FollowedTopic => td_string!(t, following.mail.ways.followed_topic),
        NotificationKind::ClosingSoon => td_string!(t, following.mail.ways.closing_soon),
        NotificationKind::Outcome => td_string!(t, following.mail.ways.outcome),
        NotificationKind::StaffAnswer => td_string!(t, following.mail.ways.staff_answer),
    }
}

fn ways_out(
    language: Language,
    notices: &[&Notification],
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
