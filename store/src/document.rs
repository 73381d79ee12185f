//! The association's own documents: versions that stand, and the draft of the next.

use std::str::FromStr;

use async_trait::async_trait;
use domain::Language;
use domain::help::Subject;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;

/// A document of the association's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DocumentKind {
    /// The Terms and Conditions (fact C4).
    Terms,
    /// The privacy notice.
    Privacy,
    /// An article of the help centre; its title stands in its first line.
    Help(Subject),
}

/// A word that names no document.
#[derive(Debug, thiserror::Error)]
#[error("no document is called so")]
pub struct NoSuchDocument;

impl DocumentKind {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Terms, Self::Privacy].into_iter().chain(Subject::ALL.map(Self::Help))
    }

    /// The word for it in the database and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Terms => "terms",
            Self::Privacy => "privacy",
            Self::Help(Subject::Login) => "help_login",
            Self::Help(Subject::About) => "help_about",
            Self::Help(Subject::Privacy) => "help_privacy",
            Self::Help(Subject::TakingPart) => "help_taking_part",
            Self::Help(Subject::Topics) => "help_topics",
            Self::Help(Subject::Languages) => "help_languages",
            Self::Help(Subject::Moderation) => "help_moderation",
            Self::Help(Subject::Feedback) => "help_feedback",
            Self::Help(Subject::Involved) => "help_involved",
            Self::Help(Subject::Panel) => "help_panel",
            Self::Help(Subject::Contact) => "help_contact",
            Self::Help(Subject::Pledge) => "help_pledge",
            Self::Help(Subject::Mails) => "help_mails",
            Self::Help(Subject::Erasure) => "help_erasure",
        }
    }
}

impl FromStr for DocumentKind {
    type Err = NoSuchDocument;

    fn from_str(word: &str) -> Result<Self, NoSuchDocument> {
        Self::all().find(|kind| kind.code() == word).ok_or(NoSuchDocument)
    }
}

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

    /// The articles of the help centre of which a version was published, each with that in force.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn published_help(&self) -> Result<Vec<(Subject, DocumentVersion)>, StoreError>;

    /// The documents that have a draft.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn drafted(&self) -> Result<Vec<DocumentKind>, StoreError>;

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
