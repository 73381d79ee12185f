//! Pages of comments that were read before, kept as long as they are what they were. Nothing in them is any reader's.

use std::sync::Arc;

use quick_cache::Weighter;
use quick_cache::sync::{Cache, EntryAction, EntryResult};
use store::StoreError;
use store::community::comment::{Comment, CommentPageRequest, Thread, page_of};
use store::community::thread_revision::{CommentSpan, ThreadRevision};

/// Bytes that they take at most.
const BYTES: u64 = 16 << 20;
/// Pages that fit in, about.
const PAGES: usize = 256;

/// Which page of which topic.
pub type Slot = (i64, CommentPageRequest);

/// The comments on a page of a topic, as nobody in particular sees them.
#[derive(Debug)]
pub struct ThreadPage {
    /// The comments, each with the first replies to it.
    pub threads: Vec<Thread>,
    /// Which page it is, where it is one that is kept.
    pub slot: Option<Slot>,
    bytes: u64,
    span: CommentSpan,
}

impl ThreadPage {
    /// A page of these.
    pub fn new(threads: Vec<Thread>, slot: Option<Slot>) -> Self {
        let mut page = Self { threads, slot, bytes: 0, span: CommentSpan::NONE };
        let ids = || page.comments().map(|comment| comment.id);
        if let (Some(first), Some(last)) = (ids().min(), ids().max()) {
            page.span = CommentSpan { first, last };
        }
        page.bytes = size_of::<Self>() as u64 + page.comments().map(weigh).sum::<u64>();
        page
    }

    /// Every comment on it, in the order in which they stand there.
    pub fn comments(&self) -> impl Iterator<Item = &Comment> {
        self.threads.iter().flat_map(|thread| std::iter::once(&thread.head).chain(&thread.replies))
    }

    /// The first and the last comment by their numbers.
    pub const fn span(&self) -> CommentSpan {
        self.span
    }

    /// The memory that it takes, about.
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }
}

/// The memory that a comment takes, about.
fn weigh(comment: &Comment) -> u64 {
    let author = comment
        .author
        .as_ref()
        .map_or(0, |author| author.username.len() + author.specialty.as_ref().map_or(0, String::len));
    (size_of::<Comment>() + comment.html.len() + author) as u64
}

/// A page, and which state of the topic it is as new as.
#[derive(Clone)]
struct Kept {
    revision: ThreadRevision,
    page: Arc<ThreadPage>,
}

#[derive(Clone)]
struct Weight;

impl Weighter<Slot, Kept> for Weight {
    fn weight(&self, _: &Slot, kept: &Kept) -> u64 {
        kept.page.bytes
    }
}

/// The pages that were read last and most often. Nothing is told of changes: whoever asks says which state they see, and what
/// is older than that is read anew, by one for all who ask at once.
pub(super) struct ThreadCache(Cache<Slot, Kept, Weight>);

impl ThreadCache {
    pub(super) fn new() -> Self {
        Self(Cache::with_weighter(PAGES, BYTES, Weight))
    }

    /// The page as it was last kept, be it old.
    pub(super) fn last(&self, slot: Slot) -> Option<Arc<ThreadPage>> {
        self.0.get(&slot).map(|kept| kept.page)
    }

    /// A page that holds all of `revision`, which is one that was read before `read` is begun.
    pub(super) async fn page(
        &self,
        slot: Slot,
        revision: ThreadRevision,
        read: impl Future<Output = Result<Vec<Thread>, StoreError>>,
    ) -> Result<Arc<ThreadPage>, StoreError> {
        if let Some(kept) = self.0.get(&slot).filter(|kept| kept.revision.holds(revision)) {
            return Ok(kept.page);
        }
        let entry = self.0.entry_async(&slot, |_, kept| {
            if kept.revision.holds(revision) {
                EntryAction::Retain(kept.page.clone())
            } else {
                EntryAction::ReplaceWithGuard
            }
        });
        let place = match entry.await {
            EntryResult::Retained(page) => return Ok(page),
            EntryResult::Vacant(place) | EntryResult::Replaced(place, _) => Some(place),
            EntryResult::Removed(..) | EntryResult::Timeout => None,
        };
        let page = Arc::new(ThreadPage::new(read.await?, Some(slot)));
        if let Some(place) = place {
            // Refused where it is too large, or the place was given away meanwhile: then it is read again next time.
            let _ = place.insert(Kept { revision, page: page.clone() });
        }
        Ok(page)
    }
}

/// Whether a page is kept: those that a topic has, and the first of the other orders. What an address asks for besides takes
/// no room.
pub(super) fn is_kept(page_request: CommentPageRequest, threads: i64) -> bool {
    match page_request {
        CommentPageRequest::Oldest(page) => page <= page_of(threads),
        CommentPageRequest::Newest(after) => after.is_none(),
        CommentPageRequest::Useful(after) => after.is_none(),
    }
}
