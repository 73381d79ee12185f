//! Topics in a list.

use domain::Language;
use domain::community::{TopicContent, TopicKind, TopicState};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::document::Bilingual;

/// A topic in a list, as one reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicLine {
    /// Its number, in its address.
    pub id: i64,
    /// Its theme.
    pub theme: Uuid,
    /// Where it stands.
    pub state: TopicState,
    /// What it is for.
    pub kind: TopicKind,
    /// Whether it stands before the others.
    pub pinned: bool,
    /// Its title.
    pub title: Bilingual,
    /// When it was published.
    pub published: Option<OffsetDateTime>,
    /// When it is to close by itself.
    pub closes: Option<OffsetDateTime>,
    /// When it did.
    pub closed: Option<OffsetDateTime>,
    /// When members were last told what came of it.
    pub outcome: Option<OffsetDateTime>,
    /// When it was last commented on, or published.
    pub active: Option<OffsetDateTime>,
    /// The comments that members read.
    pub comments: u64,
    /// How many people wrote them, where they are few enough to look at each: no more than a page of them. Who have left
    /// are one.
    pub people: Option<u64>,
    /// Those among them that the reader has not read.
    pub unread: u64,
    /// The number of the last comment up to which the reader missed none.
    pub mark: i64,
    /// The last of the comments that members read.
    pub last: Option<LastComment>,
    /// What the topic says, where a row shows that: nobody has commented, or the reader muted it.
    pub content: Option<TopicContent>,
}

/// The comment that was written last in a topic, among those that members read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastComment {
    /// What its author is called; `None` of somebody who has left.
    pub author: Option<String>,
    /// When it was written.
    pub created: OffsetDateTime,
    /// The language that it is written in.
    pub language: Language,
    /// Markdown, cut somewhere after its beginning; `None` for who muted the topic.
    pub source: Option<String>,
}

/// Which topics to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopicPageRequest {
    /// Of one theme, or of all.
    pub theme: Option<Uuid>,
    /// Whether those that take comments, or those that are over.
    pub is_open: bool,
    /// Topics on a page.
    pub limit: u32,
    /// The page, from 1.
    pub page: u32,
}
