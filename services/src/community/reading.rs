//! Reading what is said about a topic.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::account::{Capability, Scope};
use domain::community::quotation;
use store::StoreError;
use store::account::session::Actor;
use store::community::Topic;
use store::community::comment::{Comment, page_of};
use store::community::draft::CommentDraft;
use store::community::file::{FilePlace, TopicFile};
use store::community::following::Own;
use store::community::thread_revision::{CommentSpan, TopicForReader};
use store::document::Bilingual;

use super::read_marks::mark_after;
use super::thread_cache::{ThreadPage, is_kept};
use super::{CommentLocation, Community, Order, Reading};

/// What is said about a topic, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Discussion {
    /// What its theme is called.
    pub theme: Bilingual,
    /// The topic.
    pub topic: Topic,
    /// Pictures and files beside it.
    pub files: Vec<TopicFile>,
    /// In which order it is read.
    pub order: Order,
    /// Where this page begins, in the other orders than the usual one.
    pub after: String,
    /// The page, where the oldest stand first.
    pub page: u32,
    /// All pages, where the oldest stand first.
    pub pages: u32,
    /// Where the next page begins, in the other orders.
    pub next: Option<String>,
    /// The comments, as nobody in particular sees them.
    pub comments: Arc<ThreadPage>,
    /// How the reader reacted, to comments of this page among others: a bit for each kind.
    pub own_reactions: BTreeMap<i64, u8>,
    /// What the topic is to the reader, and how far they have read.
    pub own: Own,
    /// What they are writing there that is no reply.
    pub draft: Option<CommentDraft>,
    /// How far they have, once they have read this page.
    pub mark_after: i64,
    /// Where the first comment stands that they have not read, where they have read some; and how many there are.
    pub resume: Option<(CommentLocation, u64)>,
    /// How many notices of anything they have not seen.
    pub unseen: u64,
}

/// What was said in a topic since somebody read it.
#[derive(Clone, Debug)]
pub struct SaidSince {
    /// The topic as it is now.
    pub topic: Topic,
    /// What was said, the oldest first.
    pub comments: Vec<Comment>,
    /// Whether there is more.
    pub has_more: bool,
}

impl Discussion {
    /// How the reader reacted to one of the comments: a bit for each kind.
    pub fn own_reaction(&self, comment: &Comment) -> u8 {
        self.own_reactions.get(&comment.id).copied().unwrap_or(0)
    }

    /// One of the comments, as the reader sees it.
    pub fn seen(&self, comment: &Comment) -> Comment {
        Comment { own_reactions: self.own_reaction(comment), ..comment.clone() }
    }
}

/// A comment with the replies to it.
#[derive(Clone, Debug)]
pub struct Conversation {
    /// The topic that it stands in.
    pub topic: Topic,
    /// The comment.
    pub head: Comment,
    /// A page of the replies.
    pub replies: Vec<Comment>,
    /// The page.
    pub page: u32,
    /// All pages.
    pub pages: u32,
    /// The number of the last comment up to which the reader missed none.
    pub mark: i64,
    /// As in [`Discussion`].
    pub mark_after: i64,
    /// The comment that a reply is to quote.
    pub quoted: Option<i64>,
    /// What is to be quoted in a reply; empty where nothing is.
    pub quotation: String,
}

impl Community {
    /// A topic with a page of what is said about it, once it was published.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn discussion(
        &self,
        actor: &Actor,
        id: i64,
        reading: &Reading,
    ) -> Result<Option<Discussion>, StoreError> {
        let page_request = reading.page_request();
        let last = self.threads.last((id, page_request));
        let asked = last.map_or(CommentSpan::NONE, |page| page.span());
        let found = self.store.topic_for_reader(id, actor.person, asked).await?;
        let Some(found) = found.filter(|found| found.topic.state.is_visible()) else { return Ok(None) };
        let TopicForReader { topic, theme, draft, own, revision, own_reactions, unseen } = found;
        let threads = self.store.threads(id, page_request);
        let comments = if is_kept(page_request, topic.threads) {
            self.threads.page((id, page_request), revision, threads).await?
        } else {
            Arc::new(ThreadPage::new(threads.await?, None))
        };
        let own_reactions = if comments.span() == asked || comments.threads.is_empty() {
            own_reactions
        } else {
            self.store.own_reactions(actor.person, comments.span()).await?
        };
        let files = if topic.files > 0 { self.store.files(id).await? } else { Vec::new() };
        let mark = own.mark;
        let (mut upto, mut resume) = (mark_after(mark, comments.comments()), None);
        if mark > 0 && mark < topic.comments && upto == mark {
            let (passed, next) = self.go_on(actor, &topic, mark).await?;
            upto = mark_after(passed, comments.comments());
            if let Some(next) = next.filter(|_| upto == passed) {
                let unread = self.store.comments_after(id, mark, actor.person).await?;
                resume = Some((self.place_of(actor, &next, reading.order()).await?, unread));
            }
        }
        let threads = &comments.threads;
        let next = threads.last().filter(|_| threads.len() == store::community::comment::PAGE as usize);
        let next = next.and_then(|thread| match reading.order() {
            Order::Oldest => None,
            Order::Newest => (thread.head.position > 1).then(|| thread.head.position.to_string()),
            Order::Useful => Some(format!("{}-{}", thread.head.useful(), thread.head.position)),
        });
        Ok(Some(Discussion {
            order: reading.order(),
            after: reading.after.clone(),
            page: reading.page.max(1),
            pages: page_of(topic.threads),
            next,
            comments,
            own_reactions: own_reactions.into_iter().collect(),
            files,
            own,
            draft,
            mark_after: upto,
            resume,
            unseen,
            theme,
            topic,
        }))
    }

    /// A comment that replies to none, with a page of the replies.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn conversation(
        &self,
        actor: &Actor,
        head: Comment,
        reading: &Reading,
    ) -> Result<Option<Conversation>, StoreError> {
        let Some(topic) = self.store.topic(head.topic).await? else { return Ok(None) };
        let page = reading.page.max(1);
        let replies = self.store.replies(head.id, actor.person, page).await?;
        let mark = self.store.read_mark(actor.person, topic.id).await?;
        let shown = || std::iter::once(&head).chain(&replies);
        let mut upto = mark_after(mark, shown());
        if mark > 0 && mark < topic.comments && upto == mark {
            let (passed, _) = self.go_on(actor, &topic, mark).await?;
            upto = mark_after(passed, shown());
        }
        let quoted =
            if reading.quote > 0 { self.store.comment(reading.quote, actor.person).await? } else { None };
        let is_here = |comment: &Comment| comment.id == head.id || comment.parent == Some(head.id);
        let quoted = quoted.filter(is_here);
        let quotation = match &quoted {
            Some(quoted) => {
                let source = self.store.comment_source(quoted.id).await?.unwrap_or_default();
                quotation(quoted.author.as_ref().map(|author| author.username.as_str()), &source)
            }
            None => String::new(),
        };
        let quoted = quoted.map(|quoted| quoted.id);
        let pages = page_of(i64::try_from(head.replies).unwrap_or(i64::MAX));
        let mark_after = upto;
        Ok(Some(Conversation { topic, head, replies, page, pages, mark, mark_after, quoted, quotation }))
    }

    /// A picture or a file beside a topic that the asker may see: editors see it before the topic is published.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn file(
        &self,
        actor: &Actor,
        place: FilePlace,
    ) -> Result<Option<(TopicFile, Vec<u8>)>, StoreError> {
        let is_editor = actor.standing.may(Capability::Edit, Scope::Everywhere);
        match self.store.topic(place.topic).await? {
            Some(topic) if is_editor || topic.state.is_visible() => self.store.file(place).await,
            _ => Ok(None),
        }
    }

    /// What was said in a topic after the comment with a number, as far as it fits on a page.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn said_since(
        &self,
        actor: &Actor,
        id: i64,
        seq: i64,
    ) -> Result<Option<SaidSince>, StoreError> {
        let topic = self.store.topic(id).await?.filter(|topic| topic.state.is_visible());
        let Some(topic) = topic else { return Ok(None) };
        let limit = store::community::comment::PAGE;
        let mut comments = self.store.comments_since(id, seq, actor.person, limit + 1).await?;
        let has_more = comments.len() > limit as usize;
        comments.truncate(limit as usize);
        Ok(Some(SaidSince { topic, comments, has_more }))
    }

    /// A comment that the asker may see.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn comment(&self, actor: &Actor, id: i64) -> Result<Option<Comment>, StoreError> {
        self.store.comment(id, actor.person).await
    }

    /// How many comments members read of each topic that takes some.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    pub async fn count_comments(&self) -> Result<Vec<(i64, i64)>, StoreError> {
        self.store.count_comments().await
    }

    /// How many comments a topic has that members may read.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    pub async fn count(&self, topic: i64) -> Result<Option<i64>, StoreError> {
        let topic = self.store.topic(topic).await?.filter(|topic| topic.state.is_visible());
        Ok(topic.map(|topic| topic.standing))
    }
}
