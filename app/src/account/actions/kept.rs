//! What somebody typed and could not send: kept for when they are back.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use store::StoreError;
use store::kept::KeptForm;
use time::Duration;
use uuid::Uuid;

use super::sealed_bytes::{open_bytes, seal_bytes};
use super::{Accounts, digest, token_digest};

/// How long it is kept.
pub const KEPT: Duration = Duration::DAY;
/// What it is sealed for.
const PURPOSE: &[u8] = b"kept form";

/// The key that a browser's token gives.
fn key(token: &str) -> [u8; 32] {
    digest(&[PURPOSE, b"/", token.as_bytes()].concat())
}

impl Accounts {
    /// Keeps what a person typed. Returns what their browser is to hold: without it nobody reads the text, not even who has
    /// the database. `None` where there is no such person any more.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn keep_form(&self, person: Uuid, typed: &[u8]) -> Result<Option<String>, StoreError> {
        let token = URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>());
        let sealed = seal_bytes(&key(&token), PURPOSE, typed).ok_or(StoreError::Unreadable)?;
        let at = self.clock.now();
        let form = KeptForm { digest: token_digest(&token), person, sealed, at };
        Ok(self.store.keep_form(form).await?.then_some(token))
    }

    /// What was kept for this person in this browser.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn kept_form(&self, person: Uuid, token: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let since = self.clock.now() - KEPT;
        let sealed = self.store.kept_form(token_digest(token), person, since).await?;
        Ok(sealed.and_then(|sealed| open_bytes(&key(token), PURPOSE, &sealed)))
    }

    /// Forgets what was kept.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was forgotten.
    pub async fn forget_kept_form(&self, token: &str) -> Result<(), StoreError> {
        self.store.forget_kept_form(token_digest(token)).await
    }
}
