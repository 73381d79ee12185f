//! The association's own documents: versions that stand, and the draft of the next.

use async_trait::async_trait;
use domain::Language;
use strum::{EnumString, IntoStaticStr, VariantArray};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;

/// A document of the association's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum DocumentKind {
    /// The Terms and Conditions (fact C4).
    Terms,
    /// The privacy notice.
    Privacy,
}

domain::words!(DocumentKind: "in the database and in addresses");

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// In English.
    pub en: String,
    /// In French.
    pub fr: String,
}

impl Bilingual {
    /// The text in one language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Fr => &self.fr,
        }
    }
}

/// A version that was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentVersion {
    /// Its number.
    pub version: u32,
    /// Since when.
    pub published: OffsetDateTime,
    /// What the one who published it is called now; `None` for what came with the program, or who has left.
    pub by: Option<String>,
    /// What it says.
    pub text: Bilingual,
}

/// The next version, as far as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Which save this is.
    pub revision: u32,
    /// When it was saved.
    pub saved: OffsetDateTime,
    /// What the one who saved it is called now.
    pub by: Option<String>,
    /// Who that is.
    pub saver: Uuid,
    /// What it says.
    pub text: Bilingual,
}

/// A draft to publish.
#[derive(Clone, Copy, Debug)]
pub struct Publication {
    /// Of which document.
    pub kind: DocumentKind,
    /// The save that was read.
    pub revision: u32,
    /// Whether it only corrects mistakes: whoever accepted the version before need not accept this one.
    pub corrects: bool,
    /// Who publishes it.
    pub actor: Uuid,
    /// When.
    pub at: OffsetDateTime,
}

/// A save of a draft.
#[derive(Clone, Debug)]
pub struct DraftSave {
    /// Of which document.
    pub kind: DocumentKind,
    /// The save that it changes; 0 for the first.
    pub revision: u32,
    /// What it says.
    pub text: Bilingual,
    /// Who saves it.
    pub actor: Uuid,
    /// When.
    pub at: OffsetDateTime,
}

/// Writing and publishing documents.
#[async_trait]
pub trait Publishing: Send + Sync {
    /// The version in force.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn document(&self, kind: DocumentKind) -> Result<Option<DocumentVersion>, StoreError>;

    /// Every version, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn document_versions(&self, kind: DocumentKind) -> Result<Vec<DocumentVersion>, StoreError>;

    /// The draft of the next.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn draft(&self, kind: DocumentKind) -> Result<Option<Draft>, StoreError>;

    /// Saves a draft. Returns its new revision, or `None` when somebody else saved, published or discarded it since.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn save_draft(&self, save: DraftSave) -> Result<Option<u32>, StoreError>;

    /// Forgets a draft, unless somebody saved it since.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn discard_draft(
        &self,
        kind: DocumentKind,
        revision: u32,
        actor: Uuid,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// Makes the draft the version in force, once both languages stand. Returns its number, or `None` when the draft is
    /// not the one that was read, or is not whole.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn publish(&self, publication: Publication) -> Result<Option<u32>, StoreError>;

    /// Whether somebody else could publish a document.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn has_another_publisher(&self, than: Uuid, now: OffsetDateTime) -> Result<bool, StoreError>;
}
