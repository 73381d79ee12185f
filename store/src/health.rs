//! Whether the database can be used.

use async_trait::async_trait;

use crate::StoreError;

/// How the database's schema stands to this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// It is this program's.
    Own,
    /// A newer program made it, and says that it leaves room for this one.
    Newer {
        /// Its newest migration.
        schema: i64,
        /// This program's.
        own: i64,
    },
}

/// What a readiness check and an operator ask.
#[async_trait]
pub trait Health: Send + Sync {
    /// Answers once a query has gone through: every migration of this version is in place, and any other leaves room for
    /// it.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when either is not so.
    async fn ready(&self) -> Result<Schema, StoreError>;

    /// Waits for the writes already taken, then closes every connection. Later writes are refused.
    async fn close(&self);
}
