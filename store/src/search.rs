//! Finding comments and topics by their words.

use async_trait::async_trait;
use domain::Language;
use domain::community::TopicKind;
use domain::search::{Query, Stems};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::community::comment::Comment;
use crate::community::{Topic, TopicLine};
use crate::document::Bilingual;

/// What is looked for, and among what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The words.
    pub query: Query,
    /// In one theme.
    pub theme: Option<Uuid>,
    /// By one author: the skeleton of their username.
    pub author: Option<String>,
    /// In one language.
    pub language: Option<Language>,
    /// Not written before.
    pub since: Option<OffsetDateTime>,
    /// Written before.
    pub until: Option<OffsetDateTime>,
    /// After this comment, which was the last on the page before.
    pub before: Option<i64>,
    /// As many at most.
    pub limit: u32,
}

/// A comment that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundComment {
    /// The comment.
    pub comment: Comment,
    /// Its Markdown, to show where the words stand in it.
    pub source: String,
    /// The title of its topic.
    pub title: Bilingual,
    /// What its topic is for.
    pub kind: TopicKind,
}

/// Finding.
#[async_trait]
pub trait Searching: Send + Sync {
    /// Comments that hold all that is looked for, of topics that members see, as `reader` sees them: the newest first.
    /// Without words, all of the author's; without either, none.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn find_comments(&self, reader: Uuid, search: &Search) -> Result<Vec<FoundComment>, StoreError>;

    /// Topics that members see and that hold all that is looked for, in either language: the newest first. Of the
    /// filters, the theme alone counts.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn find_topics(&self, reader: Uuid, search: &Search) -> Result<Vec<TopicLine>, StoreError>;

    /// Comments whose words were not made by this analyser, with their Markdown, as many at most.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn comments_to_index(&self, limit: u32) -> Result<Vec<(i64, String)>, StoreError>;

    /// Keeps their words, where they still say the same.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn index_comments(&self, comments: Vec<(i64, String, Stems)>) -> Result<(), StoreError>;

    /// Topics whose words were not made by this analyser, or that something more was told of since; each with a mark that
    /// every such change moves. As many at most.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn topics_to_index(&self, limit: u32) -> Result<Vec<(i64, Topic)>, StoreError>;

    /// Keeps the words of topics, by their numbers, where the mark is still the same.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn index_topics(&self, topics: Vec<(i64, i64, Stems)>) -> Result<(), StoreError>;
}
