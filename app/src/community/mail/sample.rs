//! Mails as they may be, to look at.

use domain::Language;
use domain::community::NotificationKind;
use services::outbox::{Excerpt, MailedNotification};
use store::mail::{NotificationMail, NotificationMailKind};

use super::super::sample::notifications;
use super::compose;
use crate::mail::Composed;
use crate::sample::{addressee, site};

const WORDS: &str = "Depuis que nos quarts de nuit se terminent à 7\u{a0}h, plus personne ne s’endort au volant. Ce que je ne \
    savais pas, c’est que deux hôpitaux voisins l’avaient déjà essayé et abandonné, faute de…";

/// Each with a name of its own.
pub fn samples(language: Language) -> Vec<(&'static str, Composed)> {
    let all = notifications();
    let of = |wanted: &[NotificationKind], has_excerpts: bool| -> Vec<MailedNotification> {
        let wanted = all.iter().filter(|notice| wanted.contains(&notice.kind)).cloned();
        let excerpt = || has_excerpts.then(|| Excerpt { language: Language::Fr, text: WORDS.to_owned() });
        wanted.map(|notification| MailedNotification { notification, excerpt: excerpt() }).collect()
    };
    let (reply, mention) = (NotificationKind::Reply, NotificationKind::Mention);
    let first = |mut told: Vec<MailedNotification>| {
        told.truncate(1);
        told
    };
    [
        ("reply", NotificationMailKind::AtOnce, first(of(&[reply], true))),
        ("mention", NotificationMailKind::AtOnce, first(of(&[mention], false))),
        ("replies", NotificationMailKind::AtOnce, of(&[reply, mention], true)),
        ("digest", NotificationMailKind::Digest, of(&NotificationKind::ALL, false)),
    ]
    .into_iter()
    .map(|(name, kind, told)| {
        let queued = NotificationMail { kind, person: addressee(language) };
        let stop = |kind: Option<NotificationKind>| {
            format!("https://advocates.example.org/stop/{}", kind.map_or("all", NotificationKind::code))
        };
        (name, compose(&site(), &queued, &told, stop))
    })
    .collect()
}
