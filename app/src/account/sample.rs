//! What samples of accounts' pages are made of.

use domain::account::{MemberKind, Subject};
use domain::moderation::{Clause, Measure};
use domain::{Language, Province};
use store::account::profile::Profile;
use store::account::session::{Actor, Session};
use store::account::terms::Terms;
use store::account::{Person, SignOnAccount};
use store::document::Bilingual;
use store::passkey::{Credential, Passkey};
use store::sign_on::SignOnLink;
use store::staff::Held;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::page::Viewer;
use crate::sample::NOW;

/// What somebody typed who tries to break out of it.
pub(super) const HOSTILE: &str = "\"><b>Zéphirine</b> & 'O'";

/// An address as long as they get.
pub(super) const LONG_EMAIL: &str =
    "anne-sophie.de-la-tremblay-vaillancourt@departement-de-medecine.hopital-general.example.ca";

/// The terms that ship.
pub(super) fn terms() -> Terms {
    let Bilingual { en, fr } = super::shipped_terms();
    Terms { version: 3, published: NOW, en, fr }
}

/// Who reads their own page.
pub(super) fn actor(viewer: &Viewer) -> Actor {
    Actor {
        session: Uuid::from_u128(1),
        person: Uuid::from_u128(2),
        username: "zéphirine".into(),
        opened: NOW,
        standing: viewer.standing.clone(),
        has_password: viewer.has_password,
        has_authenticator: false,
        has_passkey: false,
        zone: viewer.zone,
        introduced: Some(NOW),
        started: NOW,
        seen: NOW,
    }
}

/// What is known of them.
pub(super) fn person(language: Language) -> Person {
    Person {
        id: Uuid::from_u128(2),
        email: LONG_EMAIL.into(),
        name: "Zéphirine O’Brien-Desrochers".into(),
        language,
        kind: Some(MemberKind::Physician),
        province: Some(Province::Qc),
        specialty: None,
        on_roster: true,
        link_epoch: 0,
        username: Some("zéphirine".into()),
        unreachable: None,
    }
}

/// What others see of them.
pub(super) fn profile(language: Language) -> Profile {
    Profile { shows_kind: true, shows_province: false, shows_specialty: false, language }
}

/// Where they are signed in.
pub(super) fn session(id: Uuid, browser: &str) -> Session {
    Session { id, browser: browser.into(), started: NOW, seen: NOW }
}

/// All places where they are: here, and elsewhere.
pub(super) fn sessions() -> Vec<Session> {
    let browsers = ["Firefox, Linux", "Safari, iPhone", "", HOSTILE];
    (1..).zip(browsers).map(|(id, browser)| session(Uuid::from_u128(id), browser)).collect()
}

/// One of their passkeys.
pub(super) fn passkey(number: u8, name: &str) -> Passkey {
    let credential = Credential {
        id: vec![number],
        public_key: Vec::new(),
        counter: 0,
        backup_eligible: true,
        backed_up: true,
    };
    Passkey {
        id: Uuid::from_u128(number.into()),
        person: Uuid::from_u128(2),
        name: name.into(),
        credential,
        added: NOW,
        used: number.is_multiple_of(2).then_some(NOW),
    }
}

/// Several of them.
pub(super) fn passkeys() -> Vec<Passkey> {
    vec![passkey(1, "Clé de sûreté du cabinet"), passkey(2, HOSTILE), passkey(3, &"téléphone".repeat(9))]
}

/// Their account at the identity provider.
pub(super) fn sign_on_link() -> Option<SignOnLink> {
    let account =
        SignOnAccount { issuer: "https://login.example.org".into(), subject: Subject::parse("zephirine")? };
    Some(SignOnLink { account, since: NOW })
}

/// A measure that holds against them.
pub(super) fn held(measure: Measure, until: Option<OffsetDateTime>) -> Held {
    Held {
        decision: Uuid::from_u128(9),
        measure,
        since: NOW,
        until,
        clause: Some(Clause::Respect),
        reason: HOSTILE.into(),
    }
}
