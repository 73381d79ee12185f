//! Forms that could not be taken when they were sent: kept, sealed, until their person is back.

use async_trait::async_trait;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::account::TokenDigest;

/// A form to keep.
#[derive(Clone)]
pub struct KeptForm {
    /// Of the token that its browser holds: what finds it again.
    pub digest: TokenDigest,
    /// Whose it is.
    pub person: Uuid,
    /// What was typed, under a key that only the browser's token gives.
    pub sealed: Vec<u8>,
    /// When it was sent.
    pub at: OffsetDateTime,
}

/// Keeping forms for those who have to sign in first.
#[async_trait]
pub trait KeptForms: Send + Sync {
    /// Keeps a form in place of the one that its person had. `false` where there is no such person.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn keep_form(&self, form: KeptForm) -> Result<bool, StoreError>;

    /// A form that was kept for a person in this browser, since then.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn kept_form(
        &self,
        digest: TokenDigest,
        person: Uuid,
        since: OffsetDateTime,
    ) -> Result<Option<Vec<u8>>, StoreError>;

    /// Forgets a form.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was forgotten.
    async fn forget_kept_form(&self, digest: TokenDigest) -> Result<(), StoreError>;

    /// Forgets the forms that were kept before then.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was forgotten.
    async fn expire_kept_forms(&self, before: OffsetDateTime) -> Result<u64, StoreError>;
}
