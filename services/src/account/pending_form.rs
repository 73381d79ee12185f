//! What somebody typed and could not send: kept for when they are back.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use store::StoreError;
use store::pending_form::{PendingForm, Saving};
use time::Duration;
use uuid::Uuid;

use super::sealed_bytes::{open_bytes, seal_bytes};
use super::{Accounts, digest, token_digest};

/// How long it waits.
pub const LIFE: Duration = Duration::DAY;
/// How many are kept for a person: what somebody has typed in one browser's tabs.
pub const MOST: u32 = 10;
/// The same with what was typed beside something that was done: that is no form to give back at once.
pub const MOST_WITH_RESTS: u32 = 100;
/// Bytes of a token.
const TOKEN: usize = 32;
/// What it is sealed for.
const PURPOSE: &[u8] = b"kept form";

/// The key that a browser's token gives.
fn key(token: &str) -> [u8; 32] {
    digest(&[PURPOSE, b"/", token.as_bytes()].concat())
}

/// The token of a browser that holds none, but a session's cookie still: what its tabs send at the same moment gets the
/// same. What the database has of the session does not tell it.
fn token_of(session: &str) -> String {
    URL_SAFE_NO_PAD.encode(digest(&[PURPOSE, b" of ", session.as_bytes()].concat()))
}

/// A token of ours, as far as its form tells.
fn is_token(held: &str) -> bool {
    URL_SAFE_NO_PAD.decode(held).is_ok_and(|bytes| bytes.len() == TOKEN)
}

impl Accounts {
    /// Keeps what a person typed, where fewer than `most` others of theirs are kept. Returns what became of it, and what
    /// their browser is to hold, which is what it holds already where it holds something, or else follows from its session's
    /// cookie, whether that still opens anything or not: without it nobody reads the text, not even who has the database.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn save_pending_form(
        &self,
        person: Uuid,
        (held, session): (Option<&str>, Option<&str>),
        typed: &[u8],
        most: u32,
    ) -> Result<(Saving, String), StoreError> {
        let held = held.filter(|held| is_token(held)).map(ToOwned::to_owned);
        let token = held.or_else(|| session.filter(|session| is_token(session)).map(token_of));
        let token = token.unwrap_or_else(|| URL_SAFE_NO_PAD.encode(rand::random::<[u8; TOKEN]>()));
        // The same, sent again, is kept once, from then on.
        let pending = self.pending_forms(person, &token).await?;
        let same = pending.into_iter().find(|(_, pending)| pending == typed).map(|(id, _)| id);
        let sealed = seal_bytes(&key(&token), PURPOSE, typed).ok_or(StoreError::Unreadable)?;
        let at = self.clock.now();
        let id = same.unwrap_or_else(|| crate::new_id(at));
        let form = PendingForm { id, digest: token_digest(&token), person, sealed, at };
        Ok((self.store.save_pending_form(form, most).await?, token))
    }

    /// What was kept for this person in this browser, with numbers, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn pending_forms(&self, person: Uuid, token: &str) -> Result<Vec<(Uuid, Vec<u8>)>, StoreError> {
        let since = self.clock.now() - LIFE;
        let sealed = self.store.pending_forms(token_digest(token), person, since).await?;
        let open = |(id, sealed): (Uuid, Vec<u8>)| Some((id, open_bytes(&key(token), PURPOSE, &sealed)?));
        Ok(sealed.into_iter().filter_map(open).collect())
    }

    /// Forgets what was kept. Returns whether the browser has other forms kept.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was forgotten.
    pub async fn forget_pending_form(&self, token: &str, id: Uuid) -> Result<bool, StoreError> {
        self.store.forget_pending_form(token_digest(token), id).await
    }
}
