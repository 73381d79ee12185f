//! The Terms and Conditions in force, and who accepted which version.

use async_trait::async_trait;
use domain::Language;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;

/// A version of the terms that a person accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// Which.
    pub version: u32,
    /// In which language.
    pub language: Language,
    /// When.
    pub at: OffsetDateTime,
}

/// The Terms and Conditions in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Their version.
    pub version: u32,
    /// Since when.
    pub published: OffsetDateTime,
    /// In English.
    pub en: String,
    /// In French.
    pub fr: String,
}

/// The association's own documents.
#[async_trait]
pub trait Documents: Send + Sync {
    /// The Terms and Conditions in force.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn terms(&self) -> Result<Option<Terms>, StoreError>;

    /// Publishes the first Terms and Conditions; where there are some already, they stay.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn publish_first_terms(&self, en: String, fr: String, at: OffsetDateTime)
    -> Result<(), StoreError>;

    /// Notes that somebody accepted a version.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn accept_terms(
        &self,
        person: Uuid,
        version: u32,
        language: Language,
        at: OffsetDateTime,
    ) -> Result<(), StoreError>;
}
