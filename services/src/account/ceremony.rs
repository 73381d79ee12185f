//! What the server must remember of a passkey's ceremony. The browser carries it, encrypted and bound to what it is
//! for, so that a flood of ceremonies that nobody ends writes nothing, and any process can end one that another began.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use store::account::session::Actor;
use time::{Duration, OffsetDateTime};

use super::Accounts;
use super::sealed_bytes::{open_bytes, seal_bytes};

/// How long an authenticator may take, as WebAuthn recommends at the most (section 15.1).
const CEREMONY: Duration = Duration::minutes(5);

/// A ceremony that has begun.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Ceremony {
    /// The verifier's own state, with the challenge.
    pub state: Vec<u8>,
    /// The name of the passkey that is being made.
    pub name: String,
}

/// What a ceremony is for. One that was begun for one purpose, person or session ends for no other.
#[derive(Clone, Copy)]
pub(super) enum Purpose<'a> {
    /// Making a passkey, in this session of this person's.
    Registration(&'a Actor),
    /// Signing in.
    SignIn,
}

impl Purpose<'_> {
    fn bytes(self) -> Vec<u8> {
        match self {
            Self::Registration(actor) => {
                [b"registration".as_slice(), actor.person.as_bytes(), actor.session.as_bytes()].concat()
            }
            Self::SignIn => b"sign-in".to_vec(),
        }
    }
}

impl Accounts {
    /// Seals a ceremony that begins now.
    pub(super) fn seal_ceremony(&self, purpose: Purpose<'_>, ceremony: &Ceremony) -> Option<String> {
        let expires = (self.clock.now() + CEREMONY).unix_timestamp();
        let plain = serde_json::to_vec(&(expires, ceremony)).ok()?;
        let sealed = seal_bytes(self.secret.ceremony_key(), &purpose.bytes(), &plain)?;
        Some(URL_SAFE_NO_PAD.encode(sealed))
    }

    /// A ceremony that was begun for `purpose` and has not expired, and when it will.
    pub(super) fn open_ceremony(
        &self,
        purpose: Purpose<'_>,
        sealed: &str,
    ) -> Option<(Ceremony, OffsetDateTime)> {
        let sealed = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let plain = open_bytes(self.secret.ceremony_key(), &purpose.bytes(), &sealed)?;
        let (expires, ceremony): (i64, Ceremony) = serde_json::from_slice(&plain).ok()?;
        let expires = OffsetDateTime::from_unix_timestamp(expires).ok()?;
        (self.clock.now() < expires).then_some((ceremony, expires))
    }
}
