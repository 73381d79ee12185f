//! What others repeat of somebody: quotations of what they wrote, and their name behind an `@`. What leaves with its author
//! leaves these too.

use async_trait::async_trait;
use domain::Language;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;

/// What somebody leaves with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnWords {
    /// What they are called, and were before moderators hid it.
    pub names: Vec<String>,
    /// What their comments say and said.
    pub texts: Vec<OwnText>,
}

/// What a comment says or said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnText {
    /// A topic that it stands in or stood in.
    pub topic: i64,
    /// Its Markdown.
    pub source: String,
    /// When that was written. What stood there before does not repeat it.
    pub written: OffsetDateTime,
}

/// Where a text stands that may repeat it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyPlace {
    /// A comment that members read.
    Comment(i64),
    /// What a comment says that moderators withhold.
    Withheld(i64),
    /// What a comment said until a moment, in milliseconds since 1970.
    Version(i64, i64),
    /// Somebody's draft in a topic, which replies to a comment or, as 0, to none.
    Draft(Uuid, i64, i64),
}

impl CopyPlace {
    /// The comment that says it, or said it.
    pub(crate) const fn comment(self) -> Option<i64> {
        match self {
            Self::Comment(id) | Self::Withheld(id) | Self::Version(id, _) => Some(id),
            Self::Draft(..) => None,
        }
    }
}

/// Such a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Where it stands.
    pub place: CopyPlace,
    /// The topic.
    pub topic: i64,
    /// The language it is written in.
    pub language: Language,
    /// Its Markdown.
    pub source: String,
    /// When that was written.
    pub written: OffsetDateTime,
}

/// What is to stand there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewritten {
    /// Where.
    pub place: CopyPlace,
    /// Its Markdown before. What says something else by now stays as it is.
    pub before: String,
    /// Its Markdown after.
    pub source: String,
    /// The HTML of it, made safe.
    pub html: String,
    /// Which renderer wrote that.
    pub renderer: u32,
}

/// What others repeat of somebody.
#[async_trait]
pub trait Copies: Send + Sync {
    /// What somebody would leave with.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn own_words(&self, person: Uuid) -> Result<OwnWords, StoreError>;

    /// What a comment of one author, or whoever wrote it, says and said.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn words_of(&self, comment: i64, author: Option<Uuid>) -> Result<Vec<OwnText>, StoreError>;

    /// Comments after one that quote or name anybody, by their numbers, as many at most; of one topic or of all.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn copies_in_comments(
        &self,
        topic: Option<i64>,
        after: i64,
        many: u32,
    ) -> Result<Vec<Copied>, StoreError>;

    /// What else quotes or names anybody: withheld comments, earlier versions and drafts; of one topic or of all.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn copies_elsewhere(&self, topic: Option<i64>) -> Result<Vec<Copied>, StoreError>;

    /// Has texts repeat no more what they did. Where moderators look into a comment at a moment, or did so lately, they go on
    /// reading what it said; without a moment they do not.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was changed.
    async fn rewrite(
        &self,
        rewritten: Vec<Rewritten>,
        looked_into: Option<OffsetDateTime>,
    ) -> Result<(), StoreError>;
}
