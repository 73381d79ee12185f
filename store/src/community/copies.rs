//! What others repeat of somebody: quotations of what they wrote, and their name behind an `@`. What leaves with its author
//! leaves these too.

use async_trait::async_trait;
use domain::Language;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;

/// What somebody leaves with, or takes back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnWords {
    /// What they are called, and were before moderators hid it.
    pub names: Vec<String>,
    /// What the comments say and said.
    pub texts: Vec<OwnText>,
    /// Whether they leave, and their names with them.
    pub leaves: bool,
}

/// What a comment says or said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnText {
    /// The comment.
    pub comment: i64,
    /// A topic that it stands in or stood in.
    pub topic: i64,
    /// Its Markdown.
    pub source: String,
    /// When that was written. What stood there before does not repeat it.
    pub written: OffsetDateTime,
}

/// What a comment of a topic says or said, whoever wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The comment.
    pub comment: i64,
    /// What its author is called; `None` of who left.
    pub author: Option<String>,
    /// Its Markdown.
    pub source: String,
    /// When that was written.
    pub written: OffsetDateTime,
    /// Whether it stands there now.
    pub stands: bool,
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
    /// A suggestion or guest post.
    Post(PostPlace),
}

/// Where in a suggestion or guest post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostPlace {
    /// The title of a suggestion.
    SuggestionTitle(Uuid),
    /// Why it is suggested.
    SuggestionWhy(Uuid),
    /// What its author was answered.
    SuggestionAnswer(Uuid),
    /// What a guest post is to be about.
    GuestAbout(Uuid),
    /// What author and staff tell one another about it, by its number.
    GuestNote(Uuid, i64),
    /// What is written of it.
    Guest(Uuid, Field),
    /// The topic that it became.
    GuestTopic(i64, Field),
    /// A version of that topic.
    GuestTopicVersion(i64, i64, Field),
}

/// A field of what is written in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Which of them.
    pub language: Language,
    /// What it is called where it is kept.
    pub name: &'static str,
}

impl CopyPlace {
    /// The comment that says it, or said it.
    pub(crate) const fn comment(self) -> Option<i64> {
        match self {
            Self::Comment(id) | Self::Withheld(id) | Self::Version(id, _) => Some(id),
            Self::Draft(..) | Self::Post(_) => None,
        }
    }
}

/// Such a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Where it stands.
    pub place: CopyPlace,
    /// The topics that it stands in or stood in; none where it stands in none, and quotes from any.
    pub topics: Vec<i64>,
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
    async fn words_of(&self, comment: i64, author: Option<Uuid>) -> Result<OwnWords, StoreError>;

    /// What the comments of a topic say, and said: those that stand there, and did.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn claims(&self, topic: i64) -> Result<Vec<Claim>, StoreError>;

    /// Comments after one that quote or name anybody, by their numbers, as many at most; of all, or of those that
    /// stand in one topic or stood there.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn copies_in_comments(
        &self,
        topic: Option<i64>,
        after: i64,
        limit: u32,
    ) -> Result<Vec<Copied>, StoreError>;

    /// What else quotes or names anybody: withheld comments, earlier versions and drafts; of all, or
    /// of one topic in the same way.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn copies_elsewhere(&self, topic: Option<i64>) -> Result<Vec<Copied>, StoreError>;

    /// What quotes or names anybody in suggestions and guest posts.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn copies_in_posts(&self) -> Result<Vec<Copied>, StoreError>;

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
