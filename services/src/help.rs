//! The help centre: its articles in force, looking for one, and whether they were useful. What people look for is kept
//! nowhere.

mod article;
mod articles;

use std::sync::{Arc, PoisonError, RwLock};

use domain::Clock;
use domain::help::Subject;
use store::{Store, StoreError};

use crate::resources::Resources;
use crate::site::Site;
use crate::stored_texts::StoredTexts;

pub use article::{Article, titled};
pub use articles::{Articles, Found};

/// The use cases of the help centre, over one store, with the articles as they were last read.
pub struct Help {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    site: Arc<Site>,
    texts: Arc<StoredTexts>,
    articles: RwLock<Arc<Articles>>,
}

impl Help {
    /// Reads the articles.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn start(resources: &Resources) -> Result<Self, StoreError> {
        let Resources { store, clock, site, texts, .. } = resources.clone();
        let shipped = Articles::new(&site, &texts.help, &[]);
        let help = Self { store, clock, site, texts, articles: RwLock::new(Arc::new(shipped)) };
        help.refresh().await?;
        Ok(help)
    }

    /// The articles, as last read.
    pub fn articles(&self) -> Arc<Articles> {
        self.articles.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads what was published, and puts the articles together anew where there is something new.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read; what was read last stands.
    pub async fn refresh(&self) -> Result<(), StoreError> {
        let published = self.store.published_help().await?;
        if Articles::revision_of(&published) != self.articles().revision {
            let articles = Arc::new(Articles::new(&self.site, &self.texts.help, &published));
            *self.articles.write().unwrap_or_else(PoisonError::into_inner) = articles;
        }
        Ok(())
    }

    /// Counts whether an article was useful, today: nothing of who says so.
    ///
    /// # Errors
    /// [`StoreError`] when it was not counted.
    pub async fn count(&self, subject: Subject, is_useful: bool) -> Result<(), StoreError> {
        self.store.count_help(subject, is_useful, self.clock.now().date()).await
    }
}
