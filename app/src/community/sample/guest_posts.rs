//! Guest posts, and what their authors and staff say to one another.

use domain::Language::{self, En, Fr};
use domain::community::{GuestContent, GuestRole, GuestState, GuestText, TopicState};
use services::community::ProposeFields;
use store::community::guest_post::{GuestNote, GuestPost};
use time::Duration;
use uuid::Uuid;

use super::members::{GUEST_POST, anne_sophie, hostile};
use crate::sample::NOW;

/// A guest post in both languages.
pub(in crate::community) fn article() -> GuestContent {
    let text = |title: &str, body: &str, biography: &str| GuestText {
        title: title.into(),
        body: body.into(),
        biography: biography.into(),
    };
    GuestContent {
        name: "Anne-Sophie Vautour-Obomsawin".into(),
        en: text(
            "What an evening clinic taught us",
            "Two years ago we opened our doors from five to nine, three evenings a week. Nobody was hired for it: we moved \
            hours around.\n\n## Who came\n\nPeople who are paid by the hour, and parents with a child on one arm. **Almost \
            none of them had been to us before.**\n\n## What we would do again\n\n- a nurse at the door, with rules that we \
            wrote together\n- no bookings for the last hour\n- one evening a month to look at the numbers\n\nIt costs us \
            sleep on Thursdays. We would still do it again.",
            "Anne-Sophie Vautour-Obomsawin is a family physician in a clinic of five. She writes here in her own name.",
        ),
        fr: text(
            "Ce que nous a appris une clinique du soir",
            "Il y a deux ans, nous avons ouvert nos portes de 17\u{a0}h à 21\u{a0}h, trois soirs par semaine. Personne n’a été \
            embauché pour cela\u{a0}: nous avons déplacé des heures.\n\n## Qui est venu\n\nDes gens payés à l’heure, et des \
            parents avec un enfant dans les bras. **Presque personne ne nous avait consultés avant.**\n\n## Ce que nous \
            referions\n\n- une infirmière à l’accueil, avec des règles écrites ensemble\n- aucune réservation dans la \
            dernière heure\n- un soir par mois pour regarder les chiffres\n\nLe jeudi, nous manquons de sommeil. Nous \
            recommencerions quand même.",
            "Anne-Sophie Vautour-Obomsawin est médecin de famille dans une clinique de cinq médecins. Elle écrit ici en \
            son propre nom.",
        ),
    }
}

/// What stands in a guest post before its author has begun.
pub(in crate::community) fn nothing_written() -> GuestContent {
    GuestContent { name: article().name, ..GuestContent::default() }
}

/// A guest post that its author writes.
pub(in crate::community) fn guest_post() -> GuestPost {
    GuestPost {
        id: Uuid::from_u128(31),
        is_asked: false,
        author: anne_sophie().person,
        username: Some(anne_sophie().username),
        language: Fr,
        about: "Ce que nous avons appris en ouvrant une clinique du soir\u{a0}: qui est venu, ce que cela nous a coûté, et ce \
            que nous referions."
            .into(),
        content: article(),
        version: 4,
        state: GuestState::Writing,
        topic: None,
        created: NOW - Duration::days(12),
        changed: NOW - Duration::days(1),
    }
}

/// Guest posts of one author: published, handed in, hardly begun, and one that is no text of ours.
pub(in crate::community) fn guest_posts() -> Vec<GuestPost> {
    let title =
        |title: String| GuestContent { en: GuestText { title, ..GuestText::default() }, ..nothing_written() };
    let published = Some((GUEST_POST, TopicState::Open));
    let id = Uuid::from_u128;
    let summer = title("A summer without closing".into());
    let odd = title(format!("{}{}", "Anticonstitutionnellement".repeat(3), hostile()));
    vec![
        GuestPost { state: GuestState::Approved, topic: published, ..guest_post() },
        GuestPost { id: id(32), state: GuestState::Submitted, content: summer, ..guest_post() },
        GuestPost { id: id(33), state: GuestState::Invited, content: nothing_written(), ..guest_post() },
        GuestPost { id: id(34), state: GuestState::Declined, content: odd, ..guest_post() },
    ]
}

/// What was said about one.
pub(in crate::community) fn guest_notes() -> Vec<GuestNote> {
    let note = |role, by: Option<String>, days, text: &str| GuestNote {
        role,
        by,
        at: NOW - Duration::days(days),
        text: text.into(),
    };
    let author = || Some(anne_sophie().username);
    vec![
        note(
            GuestRole::Editor,
            Some("Community-team".into()),
            6,
            "Merci, c’est exactement ce que nous espérions. Pourriez-vous dire en deux phrases qui assurait les jeudis?",
        ),
        note(
            GuestRole::Author,
            author(),
            5,
            "Oui. Ce n’était pas toujours la même personne, et c’est justement ce que nous avons changé en deuxième année.",
        ),
        note(GuestRole::Author, None, 2, &hostile()),
    ]
}

/// A proposal as it is typed.
pub(in crate::community) fn proposal(language: Language) -> ProposeFields {
    let GuestContent { name, en, fr } = article();
    let (text, about) = match language {
        En => (
            en,
            "What we learned when we opened in the evening: who came, what it cost us, and what we would do again.",
        ),
        Fr => (
            fr,
            "Ce que nous avons appris en ouvrant le soir\u{a0}: qui est venu, ce que cela nous a coûté, et ce que nous referions.",
        ),
    };
    ProposeFields {
        title: text.title,
        about: about.into(),
        name,
        biography: text.biography,
        language: language.code().into(),
        form: Uuid::from_u128(80),
    }
}
