//! Drafts of comments: what somebody is writing, for themselves alone.

use async_trait::async_trait;
use domain::Language;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;

/// Where a comment is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DraftPlace {
    /// The topic.
    pub topic: i64,
    /// The comment that it replies to.
    pub parent: Option<i64>,
}

/// A draft, for its author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentDraft {
    /// Where.
    pub place: DraftPlace,
    /// Markdown, as typed.
    pub text: String,
    /// The language that was chosen.
    pub language: Option<Language>,
    /// Which version of it this is.
    pub stamp: i64,
    /// When it was last changed.
    pub changed: OffsetDateTime,
}

/// A draft to keep.
#[derive(Clone, Debug)]
pub struct NewDraft {
    /// Whose.
    pub person: Uuid,
    /// Where.
    pub place: DraftPlace,
    /// The form that it is typed into.
    pub form: Uuid,
    /// The version that its author had before them; 0 for none.
    pub seen: i64,
    /// Markdown, as typed.
    pub text: String,
    /// The language that was chosen.
    pub language: Option<Language>,
    /// When.
    pub at: OffsetDateTime,
}

/// What became of a draft that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is kept, as this version.
    Done(i64),
    /// Nothing was changed: this one was written elsewhere meanwhile, and says something else.
    Other(CommentDraft),
    /// Nothing was changed: what that form held has been posted.
    Posted,
    /// There is no such place.
    Gone,
}

/// Drafts of comments. Each is its author's: who asks is part of every question.
#[async_trait]
pub trait Drafts: Send + Sync {
    /// What a person is writing at a place.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn comment_draft(
        &self,
        person: Uuid,
        place: DraftPlace,
    ) -> Result<Option<CommentDraft>, StoreError>;

    /// All that a person is writing, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn comment_drafts(&self, person: Uuid) -> Result<Vec<CommentDraft>, StoreError>;

    /// Keeps a draft, unless another was written at that place which its author has not seen.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn keep_comment_draft(&self, draft: NewDraft) -> Result<Kept, StoreError>;

    /// Erases a draft that was last typed into this form, or is of this version. `false` when there is none.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    async fn drop_comment_draft(
        &self,
        person: Uuid,
        place: DraftPlace,
        form: Uuid,
        seen: i64,
    ) -> Result<bool, StoreError>;

    /// Erases drafts that were last changed before then; returns how many.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    async fn expire_comment_drafts(&self, before: OffsetDateTime) -> Result<u64, StoreError>;
}
