//! What can go wrong with a store, as its callers need to tell it apart.

/// Nothing was kept, and nothing half-kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// More writes are waiting than the database can take soon: try again in a moment.
    #[error("too many writes are waiting")]
    Busy,
    /// The database cannot be used: gone, locked, or its disk is full. The log says which.
    #[error("the database cannot be used")]
    Unavailable,
    /// The database holds something that this version cannot read.
    #[error("the database holds an unreadable row")]
    Unreadable,
    /// What was to be done with the database panicked, which is our mistake.
    #[error("a write panicked")]
    Panicked,
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => {
                tracing::error!(kind = "decode", "a row cannot be read");
                Self::Unreadable
            }
            sqlx::Error::Database(database) => {
                // The message may quote a value, so only the code is logged.
                tracing::error!(
                    kind = "database",
                    code = database.code().as_deref().unwrap_or("none"),
                    "query failed"
                );
                Self::Unavailable
            }
            sqlx::Error::Io(io) => {
                tracing::error!(kind = "io", error = ?io.kind(), "database unreachable");
                Self::Unavailable
            }
            other => {
                tracing::error!(kind = variant(other), "database error");
                Self::Unavailable
            }
        }
    }
}

const fn variant(error: &sqlx::Error) -> &'static str {
    match error {
        sqlx::Error::PoolTimedOut => "pool timed out",
        sqlx::Error::PoolClosed => "pool closed",
        sqlx::Error::Tls(_) => "tls",
        sqlx::Error::Protocol(_) => "protocol",
        sqlx::Error::WorkerCrashed => "worker crashed",
        _ => "other",
    }
}
