//! What all samples of the Community share: members, each of them invented, and numbers of topics.

use domain::account::{MemberKind, Standing};
use domain::{Place, Province};
use store::account::Author;
use store::document::Bilingual;
use uuid::Uuid;

use crate::page::Viewer;
use crate::sample::member;

/// The number of the topic that most samples are about.
pub(super) const TOPIC: i64 = 12;
/// The number of a topic that is a guest post.
pub(super) const GUEST_POST: i64 = 31;

/// A text in both languages.
pub(super) fn both(en: &str, fr: &str) -> Bilingual {
    Bilingual { en: en.into(), fr: fr.into() }
}

/// A text that would break a page that did not escape it.
pub(in crate::community) fn hostile() -> String {
    "<b>“Urgent”</b> & \"routine\" in 'one' field </textarea><i>".into()
}

/// Where a character stands that nobody can see.
pub(in crate::community) const fn unreadable_place() -> Place {
    Place { line: 2, character: 14 }
}

/// An author of a guest post who is no member: it is all that is open to them.
pub(in crate::community) fn guest_author() -> Viewer {
    let viewer = member();
    let guest_topics = vec![GUEST_POST];
    let standing = Standing { is_member: false, is_guest: true, guest_topics, ..viewer.standing };
    Viewer { standing, unseen: 0, ..viewer }
}

/// Who reads.
pub(in crate::community) fn reader() -> Author {
    physician(1, "Camille-portage", Province::Mb, "Family medicine")
}

pub(super) fn anne_sophie() -> Author {
    physician(2, "AnneSophie-erable", Province::Qc, "Médecine de famille")
}

pub(super) fn rowan() -> Author {
    physician(3, "Rowan-harbour", Province::Ns, "Emergency medicine")
}

pub(super) fn priya() -> Author {
    physician(4, "Priya-cedar", Province::On, "Internal medicine")
}

pub(super) fn oceane() -> Author {
    physician(5, "Océane-maree", Province::Nb, "Pédiatrie")
}

/// Somebody whose name is as long as one can be.
pub(in crate::community) fn wilhelmina() -> Author {
    physician(6, "Wilhelmina-Ittusardjuat-tundra", Province::Nu, "Obstetrics and gynecology")
}

pub(super) fn isaac() -> Author {
    let plain = physician(7, "Isaac-muskeg", Province::Sk, "");
    Author { kind: Some(MemberKind::Learner), specialty: None, ..plain }
}

pub(in crate::community) fn community_team() -> Author {
    let plain = physician(8, "Community-team", Province::On, "");
    Author { is_staff: true, kind: None, province: None, specialty: None, ..plain }
}

fn physician(number: u128, username: &str, province: Province, specialty: &str) -> Author {
    Author {
        person: Uuid::from_u128(number),
        username: username.into(),
        is_staff: false,
        kind: Some(MemberKind::Physician),
        province: Some(province),
        specialty: Some(specialty.into()),
    }
}
