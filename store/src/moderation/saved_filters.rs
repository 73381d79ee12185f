//! Filters of the queue that moderators keep for themselves.

use async_trait::async_trait;
use uuid::Uuid;

use crate::StoreError;

/// A filter that somebody keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFilter {
    /// What they call it.
    pub name: String,
    /// What it asks for, as in the queue's address.
    pub words: String,
}

/// The filters that moderators keep.
#[async_trait]
pub trait SavedFilters: Send + Sync {
    /// Somebody's, by their names.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn saved_filters(&self, person: Uuid) -> Result<Vec<SavedFilter>, StoreError>;

    /// Keeps one, in place of that of the same name. `false` where there are too many.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn save_filter(&self, person: Uuid, filter: SavedFilter) -> Result<bool, StoreError>;

    /// Removes one.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was changed.
    async fn delete_filter(&self, person: Uuid, name: &str) -> Result<(), StoreError>;
}
