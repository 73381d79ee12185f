//! What a browser carries between two steps of signing in elsewhere: readable by the server alone, for one purpose, and
//! for a short time.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::Accounts;

/// Bytes of a nonce: random ones of this length never meet.
const NONCE_BYTES: usize = 24;

/// Something to carry. Its purpose is bound into the seal, so that one kind is never taken for another.
pub(super) trait Ticket: Serialize + DeserializeOwned {
    /// What it is for.
    const PURPOSE: &'static [u8];
}

#[derive(Serialize, Deserialize)]
struct Dated<T> {
    expires: i64,
    ticket: T,
}

impl Accounts {
    /// Seals a ticket; `None` only where the cipher fails.
    pub(super) fn seal_ticket<T: Ticket>(&self, ticket: T, life: time::Duration) -> Option<String> {
        let expires = (self.clock.now() + life).unix_timestamp();
        let plain = serde_json::to_vec(&Dated { expires, ticket }).ok()?;
        let nonce: [u8; NONCE_BYTES] = rand::random();
        let sealed = self
            .cipher()
            .encrypt(XNonce::from_slice(&nonce), Payload { msg: &plain, aad: T::PURPOSE })
            .ok()?;
        Some(URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat()))
    }

    /// Opens a ticket of this kind, while it lasts.
    pub(super) fn open_ticket<T: Ticket>(&self, sealed: &str) -> Option<T> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_BYTES)?;
        let plain = self
            .cipher()
            .decrypt(XNonce::from_slice(nonce), Payload { msg: sealed, aad: T::PURPOSE })
            .ok()?;
        let dated: Dated<T> = serde_json::from_slice(&plain).ok()?;
        (dated.expires > self.clock.now().unix_timestamp()).then_some(dated.ticket)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(self.secret.sign_on_key().into())
    }
}
