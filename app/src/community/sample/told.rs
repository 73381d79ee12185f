//! What members are told: what happened, what came of a topic, and what moderators decided.

use domain::community::{NotificationKind, OutcomeContent, OutcomeText};
use domain::moderation::{Clause, Ruling, TopicLimit};
use services::community::PublishedOutcome;
use store::community::notification::{Answered, MANY, Notification, NotificationTopic};
use store::community::outcome::FollowUp;
use store::moderation::{Mute, TopicLimitInForce};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::members::{anne_sophie, both, rowan, wilhelmina};
use super::topics::topic_lines;
use crate::sample::NOW;

/// One of each that somebody can be told, the newest first.
pub(in crate::community) fn notifications() -> Vec<Notification> {
    let about = |at: usize| {
        let line = topic_lines().swap_remove(at);
        let closes = line.closes;
        Some(NotificationTopic { id: line.id, kind: line.kind, title: line.title, closes, comments: 14 })
    };
    let plain = |kind, topic, comment| Notification {
        id: Some(1),
        kind,
        topic,
        comment,
        answered: None,
        by: None,
        at: NOW,
        seen: false,
        many: 0,
    };
    let by = |username: String, notice| Notification { by: Some(username), ..notice };
    let followed =
        |many| Notification { many, id: None, ..plain(NotificationKind::FollowedTopic, about(0), Some(407)) };
    let quiet = Notification { topic: about(3), many: u64::from(MANY), comment: Some(501), ..followed(1) };
    let answered = |answered| Notification {
        answered: Some(answered),
        ..plain(NotificationKind::StaffAnswer, None, None)
    };
    let notices = vec![
        by(rowan().username, plain(NotificationKind::Reply, about(0), Some(402))),
        followed(9),
        by(wilhelmina().username, plain(NotificationKind::Mention, about(2), Some(512))),
        plain(NotificationKind::ClosingSoon, about(1), None),
        answered(Answered::GuestPost(Uuid::from_u128(31))),
        answered(Answered::Suggestion),
        answered(Answered::Offer(Uuid::from_u128(1))),
        answered(Answered::Request(1_042)),
        answered(Answered::Decision(Uuid::from_u128(9))),
        by(anne_sophie().username, plain(NotificationKind::Reply, about(3), Some(503))),
        plain(NotificationKind::Reply, about(3), Some(504)),
        quiet,
        plain(NotificationKind::Outcome, about(1), None),
        answered(Answered::Report(Ruling::Hide)),
        answered(Answered::Report(Ruling::Keep)),
        answered(Answered::Report(Ruling::Redact)),
        answered(Answered::Report(Ruling::Move)),
    ];
    let dated = |(hours, notice): (i64, Notification)| Notification {
        id: notice.id.map(|_| 100 - hours),
        at: NOW - Duration::hours(hours * hours),
        seen: hours > 6,
        ..notice
    };
    (0..).zip(notices).map(dated).collect()
}

/// What came of a topic, and what was found when staff looked at it again.
pub(in crate::community) fn outcome() -> PublishedOutcome {
    let en = OutcomeText {
        heard: "Four forms make up half of the pile, and ask the same eleven questions. Clinics that stopped writing notes \
            for short absences **did not lose a patient over it**."
            .into(),
        next: "- One page that explains why a clinic writes no such notes, in both languages, this month.\n- A common form, \
            proposed to the four insurers in January."
            .into(),
    };
    let fr = OutcomeText {
        heard: "Quatre formulaires font la moitié de la pile, et posent les onze mêmes questions. Les cliniques qui n’écrivent \
            plus de billets pour les courtes absences **n’ont perdu personne pour autant**."
            .into(),
        next: "- Une page qui explique pourquoi une clinique n’écrit plus de tels billets, dans les deux langues, dès ce \
            mois-ci.\n- Un formulaire commun, proposé aux quatre assureurs en janvier."
            .into(),
    };
    let note = both(
        "Two of the four insurers have accepted the common form since the first of the month.",
        "Deux des quatre assureurs acceptent le formulaire commun depuis le premier du mois.",
    );
    PublishedOutcome {
        content: OutcomeContent { en, fr, out_of_date: None },
        at: NOW - Duration::days(7),
        review: Some(NOW + Duration::days(120)),
        follow_ups: vec![FollowUp { at: NOW - Duration::days(1), note }],
    }
}

/// That nobody writes in a topic for a while.
pub(in crate::community) fn lock() -> TopicLimitInForce {
    TopicLimitInForce {
        id: Uuid::from_u128(41),
        limit: TopicLimit::Lock,
        at: NOW - Duration::hours(4),
        until: Some(NOW + Duration::hours(20)),
        by: None,
        clause: Clause::Respect,
        reason: both(
            "Some of the last comments were about a colleague rather than a form. We will continue tomorrow.",
            "Parmi les derniers commentaires, certains visaient une collègue plutôt qu’un formulaire. Nous reprenons demain.",
        ),
        note: String::new(),
        ended: None,
    }
}

/// That each person writes in a topic only so often.
pub(in crate::community) fn slow_mode() -> TopicLimitInForce {
    TopicLimitInForce {
        id: Uuid::from_u128(42),
        limit: TopicLimit::Slow(30),
        clause: Clause::Relevance,
        reason: both(
            "Many replies come within a minute. Please give one another time to read.",
            "Beaucoup se répondent dans la minute. Laissons-nous le temps de lire.",
        ),
        ..lock()
    }
}

/// That somebody does not write in a topic, until then or for good.
pub(in crate::community) const fn mute(until: Option<OffsetDateTime>) -> Mute {
    Mute { decision: Uuid::from_u128(9), until }
}
