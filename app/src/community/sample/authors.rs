//! What somebody said, wherever they said it.

use domain::Language::{self, En, Fr};
use domain::community::TopicKind;
use services::community::AuthorSeen;
use store::account::Author;
use store::community::author::CommentLine;
use time::Duration;

use super::members::{TOPIC, anne_sophie, hostile};
use super::topics::topic_lines;
use crate::sample::NOW;

fn line(id: i64, at: usize, language: Language, hours: i64, source: &str) -> CommentLine {
    let title = topic_lines().swap_remove(at).title;
    CommentLine {
        id,
        is_reply: false,
        language,
        source: source.to_owned(),
        created: NOW - Duration::hours(hours),
        topic: TOPIC,
        title,
        kind: TopicKind::Discussion,
    }
}

/// A member who shows all that there is, and three things that they said.
pub(in crate::community) fn author_seen() -> AuthorSeen {
    let french = "Avec plaisir, et sans nom. La page existe **dans les deux langues**\u{a0}: je demande à mes collègues et je \
        vous la fais suivre cette semaine.";
    let english = format!("{} Half of what hangs beside the printer is the same form. ", hostile()).repeat(6);
    let guest =
        "La semaine où le système est tombé en panne, nous avons rempli un seul formulaire par personne.";
    let comments = vec![
        CommentLine { is_reply: true, ..line(403, 0, Fr, 3, french) },
        line(390, 3, En, 50, &english),
        CommentLine { kind: TopicKind::GuestPost, ..line(377, 2, Fr, 900, guest) },
    ];
    AuthorSeen { author: anne_sophie(), comments, before: String::new(), next: None, is_own: false }
}

/// A member who shows nothing but what they are called.
pub(in crate::community) fn shows_nothing() -> Author {
    Author { username: "member-12".into(), kind: None, province: None, specialty: None, ..anne_sophie() }
}
