//! Themes, and the topics in them.

use domain::Language::{self, En, Fr};
use domain::community::{LearnMore, TopicContent, TopicKind, TopicState, TopicText};
use store::community::{LastComment, Theme, Topic, TopicLine};
use store::document::Bilingual;
use time::Duration;
use uuid::Uuid;

use super::guest_posts::article;
use super::members::{GUEST_POST, TOPIC, both, hostile, wilhelmina};
use crate::sample::NOW;

/// The themes, in their order.
pub(in crate::community) fn themes() -> Vec<Theme> {
    vec![
        a_theme(
            1,
            3,
            both("Administrative burden", "Fardeau administratif"),
            both(
                "Forms, inboxes and everything else that stands between a physician and the next patient.",
                "Formulaires, boîtes de réception et tout ce qui s’interpose entre un médecin et la personne suivante.",
            ),
        ),
        a_theme(
            2,
            1,
            both("Health of the workforce", "Santé des équipes"),
            both(
                "Staffing, rest, safety and joy at work.",
                "Effectifs, repos, sécurité et bonheur au travail.",
            ),
        ),
        a_theme(
            3,
            0,
            both("Rural and northern care", "Soins ruraux et nordiques"),
            both(
                "Distance, transfers, locums, and what holds a small hospital together.",
                "Distances, transferts, suppléances, et ce qui fait tenir un petit hôpital.",
            ),
        ),
    ]
}

/// One of them.
pub(in crate::community) fn theme(at: usize) -> Theme {
    themes().swap_remove(at)
}

fn a_theme(id: u128, topics: u64, title: Bilingual, intro: Bilingual) -> Theme {
    Theme { id: Uuid::from_u128(id), title, intro, version: 1, topics }
}

/// Topics that take comments, as a list shows them.
pub(in crate::community) fn topic_lines() -> Vec<TopicLine> {
    let forms = TopicLine {
        pinned: true,
        comments: 11,
        people: Some(8),
        unread: 9,
        mark: 2,
        last: Some(last(
            Some("priya"),
            2,
            En,
            "We counted, one clerk for *one month*: every form that came in.",
        )),
        content: None,
        ..line(TOPIC, 1, forms_title())
    };
    let referrals = TopicLine {
        kind: TopicKind::Consultation,
        closes: Some(NOW + Duration::days(24)),
        comments: 1,
        people: Some(1),
        last: Some(last(None, 70, En, &format!("> Quoted\n\n{}", hostile()))),
        content: None,
        ..line(
            14,
            1,
            both(
                "One referral form for the whole country?",
                "Un seul formulaire de consultation pour tout le pays?",
            ),
        )
    };
    let evening = TopicLine {
        kind: TopicKind::GuestPost,
        comments: 3,
        people: Some(1),
        unread: 1,
        mark: 2,
        last: Some(last(
            Some(&wilhelmina().username),
            20,
            Fr,
            "Otorhinolaryngologiecervicofacialepédiatriqueambulatoire, et rien d’autre ce soir-là.",
        )),
        content: None,
        ..line(
            GUEST_POST,
            1,
            both("What an evening clinic taught us", "Ce que nous a appris une clinique du soir"),
        )
    };
    // The reader muted this one.
    let muted = LastComment { source: None, ..last(Some("rowan-harbour"), 300, En, "") };
    let nights = TopicLine {
        comments: 1_204,
        last: Some(muted),
        ..line(15, 2, both("Night shifts that people can bear", "Des quarts de nuit tenables"))
    };
    let smoke = line(
        16,
        3,
        both(
            "Smoke, floods and detours: what did your clinic, your hospital and your town have ready this summer, and what will you change?",
            "Fumée, inondations et détours\u{a0}: qu’aviez-vous prévu à la clinique, à l’hôpital et en ville cet été, et que changerez-vous?",
        ),
    );
    vec![forms, referrals, evening, nights, smoke]
}

/// Topics that are over.
pub(in crate::community) fn topic_lines_over() -> Vec<TopicLine> {
    let (closed, outcome) = (Some(NOW - Duration::days(14)), Some(NOW - Duration::days(7)));
    let leave = both("Parental leave in small practices", "Le congé parental dans les petits cabinets");
    let notes =
        both("Sick notes: who asks, and why?", "Billets de maladie\u{a0}: qui en demande, et pourquoi?");
    let state = TopicState::Closed;
    let said =
        last(Some("oceane"), 340, Fr, "Merci à vous toutes et tous. Nous lirons la suite avec attention.");
    let leave = TopicLine {
        state,
        closed,
        outcome,
        comments: 48,
        last: Some(said),
        content: None,
        ..line(9, 1, leave)
    };
    let state = TopicState::Archived;
    let notes = TopicLine { state, closed, closes: closed, comments: 210, ..line(4, 1, notes) };
    vec![leave, notes]
}

fn line(id: i64, theme: u128, title: Bilingual) -> TopicLine {
    TopicLine {
        id,
        theme: Uuid::from_u128(theme),
        state: TopicState::Open,
        kind: TopicKind::Discussion,
        pinned: false,
        title,
        published: Some(NOW - Duration::days(9)),
        closes: None,
        closed: None,
        outcome: None,
        active: Some(NOW - Duration::hours(2)),
        comments: 0,
        people: None,
        unread: 0,
        mark: 0,
        last: None,
        content: Some(topic().content),
    }
}

/// What was said last, some hours ago.
fn last(author: Option<&str>, hours: i64, language: Language, source: &str) -> LastComment {
    let (author, created) = (author.map(str::to_owned), NOW - Duration::hours(hours));
    LastComment { author, created, language, source: Some(source.to_owned()) }
}

fn forms_title() -> Bilingual {
    both("Which forms would you drop first?", "Quels formulaires abandonneriez-vous en premier?")
}

/// The topic that most samples are about.
pub(super) fn topic() -> Topic {
    let title = forms_title();
    let en = TopicText {
        title: title.en,
        intro: "Insurers, schools, employers, ministries: everybody has a form for physicians. We are collecting \
            **which ones take the most time**, and what has helped to get rid of them.\n\nPlease describe the form, \
            never the person it was about."
            .into(),
        questions: vec![
            "Which form would you drop first, and why?".into(),
            "What have you handed over, shared or stopped?".into(),
        ],
        learn_more: vec![LearnMore {
            label: "Canadian Institute for Health Information".into(),
            url: "https://www.cihi.ca/en".into(),
        }],
        feeds: String::new(),
    };
    let fr = TopicText {
        title: title.fr,
        intro: "Assureurs, écoles, employeurs, ministères\u{a0}: tout le monde a un formulaire pour les médecins. Nous \
            recensons **ceux qui prennent le plus de temps**, et ce qui a permis de s’en passer.\n\nDécrivez le \
            formulaire, jamais la personne dont il était question."
            .into(),
        questions: vec![
            "Quel formulaire abandonneriez-vous en premier, et pourquoi?".into(),
            "Qu’avez-vous confié à quelqu’un, partagé ou cessé de faire?".into(),
        ],
        learn_more: vec![LearnMore {
            label: "Institut canadien d’information sur la santé".into(),
            url: "https://www.cihi.ca/fr".into(),
        }],
        feeds: String::new(),
    };
    Topic {
        id: TOPIC,
        theme: Uuid::from_u128(1),
        state: TopicState::Open,
        pinned: true,
        content: TopicContent { kind: TopicKind::Discussion, en, fr, out_of_date: None },
        version: 2,
        published: Some(NOW - Duration::days(9)),
        closes: None,
        closed: None,
        outcome: None,
        review: None,
        comments: 14,
        standing: 11,
        threads: 9,
        files: 0,
        locked_until: None,
        slowed_until: None,
    }
}

/// A consultation that feeds something.
pub(super) fn consultation_topic() -> Topic {
    let mut topic = topic();
    topic.content.kind = TopicKind::Consultation;
    topic.content.en.feeds =
        "A proposal to the ministries of health, published this winter with a summary of what is said here."
            .into();
    topic.content.fr.feeds =
        "Une proposition aux ministères de la Santé, publiée cet hiver avec un résumé de ce qui se dit ici."
            .into();
    Topic { pinned: false, files: 2, closes: Some(NOW + Duration::days(24)), ..topic }
}

/// A guest post that members read.
pub(super) fn guest_topic() -> Topic {
    let article = article();
    let text = |title: String, intro: String| TopicText { title, intro, ..TopicText::default() };
    let content = TopicContent {
        kind: TopicKind::GuestPost,
        en: text(article.en.title, article.en.body),
        fr: text(article.fr.title, article.fr.body),
        out_of_date: None,
    };
    Topic { id: GUEST_POST, pinned: false, content, ..topic() }
}
