//! Forms that could not be taken when they were sent: kept, sealed, until their person is back.

use async_trait::async_trait;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::account::session::TokenDigest;

/// A form to keep.
#[derive(Clone)]
pub struct PendingForm {
    /// Its number.
    pub id: Uuid,
    /// Of the token that its browser holds: what finds it again.
    pub digest: TokenDigest,
    /// Whose it is.
    pub person: Uuid,
    /// What was typed, under a key that only the browser's token gives.
    pub sealed: Vec<u8>,
    /// When it was sent.
    pub at: OffsetDateTime,
}

/// What became of a form that was to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// It is kept.
    Done,
    /// It is not: as many are kept for its person as may be.
    Full,
    /// There is no such person.
    Nobody,
}

/// Keeping forms for those who have to sign in first.
#[async_trait]
pub trait PendingForms: Send + Sync {
    /// Keeps a form, where fewer than `most` others are kept for its person; one that is kept already, from then on.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn save_pending_form(&self, form: PendingForm, most: u32) -> Result<Saving, StoreError>;

    /// The forms that were kept for a person in this browser since then, with their numbers, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn pending_forms(
        &self,
        digest: TokenDigest,
        person: Uuid,
        since: OffsetDateTime,
    ) -> Result<Vec<(Uuid, Vec<u8>)>, StoreError>;

    /// Forgets a form. Returns whether its browser has others, whose ever.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was forgotten.
    async fn forget_pending_form(&self, digest: TokenDigest, id: Uuid) -> Result<bool, StoreError>;

    /// Forgets the forms that were kept before then.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was forgotten.
    async fn expire_pending_forms(&self, before: OffsetDateTime) -> Result<u64, StoreError>;
}
