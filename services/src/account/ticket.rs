//! What a browser carries between two steps of signing in elsewhere: readable by the server alone, for one purpose, and
//! for a short time.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::Accounts;
use super::sealed_bytes::{open_bytes, seal_bytes};

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
        Some(URL_SAFE_NO_PAD.encode(seal_bytes(self.secret.sign_on_key(), T::PURPOSE, &plain)?))
    }

    /// Opens a ticket of this kind, while it lasts.
    pub(super) fn open_ticket<T: Ticket>(&self, sealed: &str) -> Option<T> {
        let sealed = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let plain = open_bytes(self.secret.sign_on_key(), T::PURPOSE, &sealed)?;
        let dated: Dated<T> = serde_json::from_slice(&plain).ok()?;
        (dated.expires > self.clock.now().unix_timestamp()).then_some(dated.ticket)
    }
}
