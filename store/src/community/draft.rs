//! Drafts of comments: what somebody is writing, for themselves alone.

use async_trait::async_trait;
use domain::Language;
use domain::community::TopicState;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::document::Bilingual;

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
    /// Which of the replies in a conversation it answers.
    pub reply_to: Option<i64>,
    /// Which version of it this is.
    pub stamp: i64,
    /// When it was last changed.
    pub changed: OffsetDateTime,
}

/// A draft in its author's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftLine {
    /// The draft.
    pub draft: CommentDraft,
    /// The title of its topic; `None` where members no longer see it.
    pub title: Option<Bilingual>,
    /// Where the topic stands.
    pub state: TopicState,
    /// Until when moderators let nobody write there.
    pub locked_until: Option<OffsetDateTime>,
    /// Whether the comment that it answers says nothing any more.
    pub is_parent_gone: bool,
}

/// Why a draft cannot be posted where it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftObstacle {
    /// Members no longer see its topic.
    TopicGone,
    /// The topic takes no more comments.
    TopicClosed,
    /// The comment that it answers says nothing any more.
    ParentGone,
    /// Moderators let nobody write there for now.
    TopicLocked,
}

impl DraftLine {
    /// Why it cannot be posted where it was written; `None` where it can.
    pub fn obstacle(&self, now: OffsetDateTime) -> Option<DraftObstacle> {
        if self.title.is_none() {
            Some(DraftObstacle::TopicGone)
        } else if !self.state.takes_comments() {
            Some(DraftObstacle::TopicClosed)
        } else if self.is_parent_gone {
            Some(DraftObstacle::ParentGone)
        } else {
            let is_locked = self.locked_until.is_some_and(|until| now < until);
            is_locked.then_some(DraftObstacle::TopicLocked)
        }
    }
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
    /// Which of the replies in a conversation it answers.
    pub reply_to: Option<i64>,
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

    /// The same for a list, the last changed first, and at most so many.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn draft_lines(&self, person: Uuid, limit: u32) -> Result<Vec<DraftLine>, StoreError>;

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
