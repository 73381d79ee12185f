//! What a mail's subject says: who did what in which topic, where it tells of nothing else.

use domain::community::NotificationKind;
use domain::{Language, shortened};
use store::community::notification::Notification;
use store::mail::NotificationMailKind;

use crate::i18n::{isolated, locale, number, td_string};

/// Characters of a subject: about what a list of mails shows. The topic gives way, whoever it was is named in full.
const MOST: usize = 100;
/// Characters that keep a title which is written from right to left apart.
const ISOLATION: usize = 2;

/// What the notices of a mail have in common.
#[derive(Clone, Copy)]
enum Of {
    Replies,
    Mentions,
    Both,
}

impl Of {
    /// `None` where something else is among them.
    fn all(notices: &[&Notification]) -> Option<Self> {
        let are = |kind| notices.iter().all(|notice| notice.kind == kind);
        let is_meant = |notice: &&Notification| {
            matches!(notice.kind, NotificationKind::Reply | NotificationKind::Mention)
        };
        match notices {
            [] => None,
            _ if are(NotificationKind::Reply) => Some(Self::Replies),
            _ if are(NotificationKind::Mention) => Some(Self::Mentions),
            _ => notices.iter().all(is_meant).then_some(Self::Both),
        }
    }
}

/// The subject of a mail of this kind that tells this.
pub(super) fn subject(language: Language, kind: NotificationMailKind, notices: &[&Notification]) -> String {
    let t = locale(language);
    let usual = match kind {
        NotificationMailKind::AtOnce => td_string!(t, following.mail.subject),
        NotificationMailKind::Digest => td_string!(t, following.mail.digest_subject),
    };
    let Some(of) = Of::all(notices) else { return usual.to_owned() };
    let first = notices.first().and_then(|notice| notice.topic.as_ref());
    let is_theirs =
        |notice: &&Notification| notice.topic.as_ref().map(|topic| topic.id) == first.map(|topic| topic.id);
    match first.filter(|_| notices.iter().all(is_theirs)) {
        Some(topic) => {
            let says = |title: &str| in_topic(language, of, notices, title);
            let room = MOST.saturating_sub(says("").chars().count() + ISOLATION);
            says(&isolated(&shortened(topic.title.in_language(language), room)))
        }
        None if notices.len() > 1 => anywhere(language, of, notices.len()),
        None => usual.to_owned(),
    }
}

fn in_topic(language: Language, of: Of, notices: &[&Notification], topic: &str) -> String {
    let t = locale(language);
    let number = number(language, notices.len() as u64);
    match (notices, of) {
        ([one], of) => {
            let somebody = td_string!(t, community.comments.somebody);
            let name = one.by.as_deref().map(|name| shortened(name, usize::MAX));
            let name = name.filter(|name| !name.is_empty());
            let name = isolated(name.as_deref().unwrap_or(somebody));
            match of {
                Of::Mentions => td_string!(t, following.mail.subjects.mention, name, topic),
                Of::Replies | Of::Both => td_string!(t, following.mail.subjects.reply, name, topic),
            }
        }
        (_, Of::Replies) => td_string!(t, following.mail.subjects.replies, number, topic),
        (_, Of::Mentions) => td_string!(t, following.mail.subjects.mentions, number, topic),
        (_, Of::Both) => td_string!(t, following.mail.subjects.both, number, topic),
    }
}

fn anywhere(language: Language, of: Of, many: usize) -> String {
    let t = locale(language);
    let number = number(language, many as u64);
    match of {
        Of::Replies => td_string!(t, following.mail.subjects.replies_anywhere, number),
        Of::Mentions => td_string!(t, following.mail.subjects.mentions_anywhere, number),
        Of::Both => td_string!(t, following.mail.subjects.both_anywhere, number),
    }
}
