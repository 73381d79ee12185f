//! Who wrote something, as members come to know them: by what they show of themselves, and by what they said.

use async_trait::async_trait;
use domain::Language;
use domain::account::Username;
use domain::community::TopicKind;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::account::Author;
use crate::document::Bilingual;

/// A comment as a line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentLine {
    /// Its number.
    pub id: i64,
    /// Whether it replies to another.
    pub is_reply: bool,
    /// The language that it is written in.
    pub language: Language,
    /// Its Markdown, to show how it begins.
    pub source: String,
    /// When it was written.
    pub created: OffsetDateTime,
    /// Its topic.
    pub topic: i64,
    /// What that is called.
    pub title: Bilingual,
    /// What it is for.
    pub kind: TopicKind,
}

/// Where a list of comments goes on that has the newest first: after the one that was written then and has this number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommentCursor {
    /// When it was written.
    pub created: OffsetDateTime,
    /// Its number.
    pub id: i64,
}

/// Those who wrote something.
#[async_trait]
pub trait Authors: Send + Sync {
    /// What members see of whoever has a name, to the letter, beside what they wrote.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn author_named(&self, name: &Username) -> Result<Option<Author>, StoreError>;

    /// What somebody said that members read, the newest first, as much at most.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn comments_by(
        &self,
        person: Uuid,
        after: Option<CommentCursor>,
        limit: u32,
    ) -> Result<Vec<CommentLine>, StoreError>;
}
