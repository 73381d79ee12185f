//! What samples of the dashboard's pages are made of.

use domain::account::{Grant, MemberKind, Role, Scope};
use domain::community::{LearnMore, TopicContent, TopicKind, TopicState, TopicText};
use domain::{Language, Province};
use store::account::Person;
use store::community::{Theme, Topic, TopicVersion};
use store::document::Bilingual;
use store::staff::{AccountState, PersonRecord};
use time::Duration;
use uuid::Uuid;

use crate::page::Viewer;
use crate::sample::{NOW, staff};

/// A text that would break a page that did not escape it.
pub(super) const HOSTILE: &str = "<b>“Gras”</b> & \"quotes\" </textarea><i>";

/// A word that fits in no line of a phone.
pub(super) fn long_word() -> String {
    "Anticonstitutionnellement".repeat(6)
}

/// The theme of every topic here.
pub(super) fn theme_id() -> Uuid {
    Uuid::from_u128(1)
}

/// A text in both languages.
pub(super) fn both(en: &str, fr: &str) -> Bilingual {
    Bilingual { en: en.into(), fr: fr.into() }
}

/// An editor who reads their page.
pub(super) fn editor() -> Viewer {
    staff(Role::Editor)
}

/// An administrator who reads theirs.
pub(super) fn administrator() -> Viewer {
    staff(Role::Administrator)
}

/// Somebody who has every role.
pub(super) fn everyone() -> Viewer {
    let mut viewer = editor();
    viewer.standing.grants = Role::ALL.map(|role| Grant { role, scope: Scope::Everywhere }).to_vec();
    viewer
}

/// Themes, one of them with a name that is no name.
pub(super) fn themes() -> Vec<Theme> {
    let names = [both("Access to care", "Accès aux soins"), both(HOSTILE, &long_word())];
    let theme = |(id, title)| Theme {
        id: Uuid::from_u128(id),
        title,
        intro: both("What keeps people from care.", "Ce qui éloigne les gens des soins."),
        version: 3,
        topics: 12,
    };
    (1..).zip(names).map(theme).collect()
}

/// What a topic says.
pub(super) fn content() -> TopicContent {
    let text = |title: &str, intro: &str, question: &str, label: &str, feeds: &str| TopicText {
        title: title.into(),
        intro: intro.into(),
        questions: vec![question.into(), HOSTILE.into()],
        learn_more: vec![LearnMore { label: label.into(), url: "https://example.org/report".into() }],
        feeds: feeds.into(),
    };
    TopicContent {
        kind: TopicKind::Consultation,
        en: text(
            "Waiting for a family doctor",
            "Six million people have **no** family doctor.\n\n- Who waits?\n- For how long?",
            "What would shorten the wait?",
            "The report",
            "The brief to the Standing Committee on Health.",
        ),
        fr: text(
            "L’attente d’un médecin de famille",
            "Six millions de personnes n’ont **pas** de médecin de famille.",
            "Qu’est-ce qui raccourcirait l’attente ?",
            "Le rapport",
            "Le mémoire au Comité permanent de la santé.",
        ),
        out_of_date: None,
    }
}

/// A topic in a state.
pub(super) fn topic(id: i64, state: TopicState) -> Topic {
    let is_over = matches!(state, TopicState::Closed | TopicState::Archived);
    Topic {
        id,
        theme: theme_id(),
        state,
        pinned: state == TopicState::Open,
        content: content(),
        version: 3,
        published: (state != TopicState::Draft).then_some(NOW - Duration::days(30)),
        closes: (state == TopicState::Open).then_some(NOW + Duration::days(30)),
        closed: is_over.then_some(NOW - Duration::days(2)),
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

/// A closed topic of which members were told what came of it, and at which staff should look again.
pub(super) fn overdue_topic(id: i64) -> Topic {
    let (outcome, review) = (Some(NOW - Duration::days(1)), Some(NOW - Duration::hours(1)));
    Topic { outcome, review, ..topic(id, TopicState::Closed) }
}

/// The saves of a topic, the newest first: all that can change has.
pub(super) fn topic_versions() -> Vec<TopicVersion> {
    let first = TopicContent { kind: TopicKind::Discussion, out_of_date: Some(Language::Fr), ..content() };
    let second =
        TopicContent { en: TopicText { title: HOSTILE.into(), ..TopicText::default() }, ..first.clone() };
    let third = content();
    let saved = [(3, Some("Ève"), third), (2, None, second), (1, Some(HOSTILE), first)];
    let version = |(version, by, content)| TopicVersion {
        version,
        at: NOW - Duration::days(9 - i64::from(version)),
        by: Option::<&str>::map(by, Into::into),
        content,
    };
    saved.into_iter().map(version).collect()
}

/// Somebody whom staff look at.
pub(super) fn person(id: u128, name: &str) -> PersonRecord {
    PersonRecord {
        person: Person {
            id: Uuid::from_u128(id),
            email: "marie-eve.tremblay@example.ca".into(),
            name: name.into(),
            language: Language::Fr,
            kind: Some(MemberKind::Physician),
            province: Some(Province::Qc),
            specialty: Some("Médecine familiale".into()),
            on_roster: true,
            link_epoch: 0,
            username: Some("marie.eve".into()),
            unreachable: None,
        },
        member_number: Some("QC-10442".into()),
        invited: Some(NOW - Duration::days(100)),
        account: Some(AccountState {
            opened: NOW - Duration::days(90),
            signed_in: Some(NOW - Duration::hours(3)),
            has_second_factor: true,
        }),
        grants: vec![
            Grant { role: Role::Editor, scope: Scope::Everywhere },
            Grant { role: Role::Moderator, scope: Scope::Theme(theme_id()) },
        ],
    }
}
