//! What samples of moderation's pages are made of.

use domain::account::{Grant, MemberKind, Role, Scope};
use domain::community::{TopicContent, TopicKind, TopicState, TopicText};
use domain::desk::{ProseError, prose};
use domain::moderation::{CaseState, MAX_REASON, Measure, Target};
use domain::{Language, Province};
use store::account::Author;
use store::community::Topic;
use store::document::Bilingual;
use store::moderation::{CaseLine, InForce, Visibility};
use time::Duration;
use uuid::Uuid;

use crate::page::Viewer;
use crate::sample::{NOW, staff};

/// A text that would be more than text.
pub(super) const HOSTILE: &str = "</textarea><b>“Gras”</b> \"quoted\" 'too' &amp; <script>alert(1)</script>";

/// Who of the staff reads.
pub(super) const READER: Uuid = Uuid::from_u128(9);

/// What a comment says: Markdown.
pub(super) const SOURCE: &str = "> On attend neuf heures aux urgences.\n\nMme Untel, née le 2 mars 1957, **attend encore**.\n\n\
     <b>Pourquoi</b>? Voyez <https://example.org/rapport>.";

/// A word that fits in no line of a phone.
pub(super) fn long_word() -> String {
    "Anticonstitutionnellement".repeat(6)
}

/// A text with a character that cannot stay, and what is wrong with it.
pub(super) fn harmful() -> (String, ProseError) {
    let text = "A first line.\nA second \u{202e}that turns around.";
    (text.into(), prose(text, MAX_REASON).err().unwrap_or(ProseError::Missing))
}

/// A text that is too long.
pub(super) fn too_long() -> String {
    "Trop de mots, one after the other. ".repeat(80)
}

/// A text in both languages.
pub(super) fn both(en: &str, fr: &str) -> Bilingual {
    Bilingual { en: en.into(), fr: fr.into() }
}

/// Somebody who moderates everywhere.
pub(super) fn moderator() -> Viewer {
    staff(Role::Moderator)
}

/// Somebody who moderates one theme.
pub(super) fn moderator_of_a_theme() -> Viewer {
    let mut viewer = moderator();
    viewer.standing.grants = vec![Grant { role: Role::Moderator, scope: Scope::Theme(Uuid::from_u128(1)) }];
    viewer
}

/// Somebody who sets the rules of moderation.
pub(super) fn administrator() -> Viewer {
    staff(Role::Administrator)
}

/// The title of a topic.
pub(super) fn title() -> Bilingual {
    both("Waiting in the <i>emergency</i> department", "L’attente aux urgences : « encore »?")
}

/// A topic.
pub(super) fn topic() -> Topic {
    let Bilingual { en, fr } = title();
    let text = |title, intro: &str| TopicText {
        title,
        intro: intro.into(),
        questions: vec!["What would you change first?".into(), HOSTILE.into()],
        feeds: "The brief to the Standing Committee on Health.".into(),
        ..TopicText::default()
    };
    Topic {
        id: 12,
        theme: Uuid::from_u128(1),
        state: TopicState::Open,
        pinned: false,
        content: TopicContent {
            kind: TopicKind::GuestPost,
            en: text(en, "Nine hours, **on average**.\n\n- Who waits?\n- For whom?"),
            fr: text(fr, "Neuf heures, **en moyenne**."),
            out_of_date: None,
        },
        version: 3,
        published: Some(NOW - Duration::days(30)),
        closes: None,
        closed: None,
        outcome: None,
        review: None,
        comments: 14,
        standing: 12,
        threads: 5,
        files: 0,
        locked_until: None,
        slowed_until: None,
    }
}

/// What others see of somebody.
pub(super) fn author(username: &str) -> Author {
    Author {
        person: Uuid::from_u128(3),
        username: username.into(),
        is_staff: false,
        kind: Some(MemberKind::Physician),
        province: Some(Province::Qc),
        specialty: Some("Médecine familiale".into()),
    }
}

/// A measure that holds for a while yet.
pub(super) fn in_force(measure: Measure) -> InForce {
    InForce { measure, until: Some(NOW + Duration::days(5)), lifted: None }
}

/// A case in a list, which waits.
pub(super) fn line(id: i64, target: Target) -> CaseLine {
    CaseLine {
        id,
        target,
        state: CaseState::Open,
        score: 60,
        waits: NOW - Duration::hours(5),
        assignee: None,
        author: Some("marie.eve".into()),
        title: Some(title()),
        language: Language::Fr,
        excerpt: SOURCE.into(),
        reports: 3,
        signal: None,
        standing: Visibility::Read,
    }
}
