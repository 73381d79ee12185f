//! What members do in the Community: may they see it, what it writes in one transaction, answer. No SQL, no HTML.

mod authors;
mod comments;
mod copies;
mod drafts;
mod following;
mod guest_posts;
mod location;
mod my_data;
mod names;
mod notifications;
mod offers;
mod outcomes;
mod passage;
mod query;
mod read_marks;
mod reading;
mod search;
mod suggestions;
mod thread_cache;

use std::sync::Arc;

use domain::Clock;
use store::account::session::Actor;
use store::community::{Theme, TopicLine, TopicPageRequest};
use store::{Store, StoreError};
use uuid::Uuid;

pub use authors::{AuthorQuery, AuthorSeen};
pub use comments::{CommentFields, EditFields, Edited, Refused};
pub(crate) use copies::{of_person, rewritten};
pub use copies::{repeated, take_out};
pub use drafts::{DraftFields, Drafted};

pub use comments::{is_by, may_change, read_text};
pub use guest_posts::may_withdraw;
pub use guest_posts::{ArticleFields, ProposeFields, Proposing, Written};
pub use location::CommentLocation;
pub use my_data::{
    MyBookmark, MyComment, MyConsent, MyDraft, MyEarlierText, MyGuestNote, MyGuestPost, MyNotification,
    MyOffer, MyOfferAnswer, MyReactions, MyReadMark, MyStance, MySuggestion,
};
pub use names::NamesQuery;
pub use offers::{OfferFields, OfferRecord, OfferSeen, Offering, Restoring};
pub use outcomes::PublishedOutcome;
pub use passage::Passage;
pub use query::{Order, Reading};
pub use reading::{Conversation, Discussion, SaidSince};
pub use search::{SearchFields, SearchResults};
pub(crate) use suggestions::alike;
pub use suggestions::{Alike, SuggestFields, Suggesting};
use thread_cache::ThreadCache;
pub use thread_cache::{Slot, ThreadPage};

use crate::digests::Digests;
use crate::moderation::Watching;
use crate::resources::Resources;
use crate::stored_texts::StoredTexts;

/// Topics on the front page.
const FRONT: u32 = 12;
/// Topics on a page of a theme.
const TOPICS: u32 = 50;

/// The use cases of the Community, over one store.
#[derive(Clone)]
pub struct Community {
    pub(crate) store: Arc<dyn Store>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// What of the texts is stored.
    pub texts: Arc<StoredTexts>,
    /// What comments are looked at for.
    pub watching: Watching,
    threads: Arc<ThreadCache>,
    wordings: Arc<Digests>,
}

impl Community {
    /// Puts the use cases together.
    pub fn new(resources: &Resources) -> Self {
        let Resources { store, clock, texts, site, .. } = resources.clone();
        let (watching, threads) = (Watching::new(site.domain()), Arc::new(ThreadCache::new()));
        let wordings = Arc::new(Digests::new(&texts.consents));
        Self { store, clock, texts, watching, threads, wordings }
    }

    /// What is discussed now, and every theme.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn front(&self, actor: &Actor) -> Result<(Vec<TopicLine>, Vec<Theme>), StoreError> {
        let page_request = TopicPageRequest { theme: None, is_open: true, limit: FRONT, page: 1 };
        let (current, _) = self.store.topic_lines(actor.person, page_request).await?;
        Ok((current, self.store.themes().await?))
    }

    /// Has it noted that the asker is done with the introduction.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn introduced(&self, actor: &Actor) -> Result<(), StoreError> {
        self.store.set_introduced(actor.person, self.clock.now()).await
    }

    /// Every theme.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn themes(&self) -> Result<Vec<Theme>, StoreError> {
        self.store.themes().await
    }

    /// A theme with a page of its topics, those that take comments or those that are over, and whether there are more.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn theme(
        &self,
        actor: &Actor,
        id: Uuid,
        is_open: bool,
        page: u32,
    ) -> Result<Option<(Theme, Vec<TopicLine>, bool)>, StoreError> {
        let Some(theme) = self.store.theme(id).await? else { return Ok(None) };
        let page_request = TopicPageRequest { theme: Some(id), is_open, limit: TOPICS, page };
        let (topics, has_next) = self.store.topic_lines(actor.person, page_request).await?;
        Ok(Some((theme, topics, has_next)))
    }
}
