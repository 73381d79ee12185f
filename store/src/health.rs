//! Whether the database can be used.

use async_trait::async_trait;

use crate::StoreError;

/// What a readiness check and an operator ask.
#[async_trait]
pub trait Health: Send + Sync {
    /// Answers once a query has gone through and every migration of this version is in place.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when either is not so.
    async fn ready(&self) -> Result<(), StoreError>;

    /// Waits for the writes already taken, then closes every connection. Later writes are refused.
    async fn close(&self);
}
