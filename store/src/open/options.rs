//! How a store is opened, and why it did not.

use std::time::Duration;

/// How a store is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// Connections that read.
    pub readers: u32,
    /// Least time between the starts of two commits: what arrives meanwhile shares one.
    pub commit_pace: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self { readers: 4, commit_pace: Duration::from_millis(10) }
    }
}

/// Why a store did not open. The messages hold no part of the URL, which may hold a password.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The URL's scheme is none of ours.
    #[error("the database URL must start with sqlite: or postgres:")]
    Scheme,
    /// The URL cannot be read.
    #[error("the database URL cannot be read: {0}")]
    Url(#[source] sqlx::Error),
    /// The database does not answer, or its folder cannot be written to.
    #[error("the database cannot be opened: {0}")]
    Connect(#[source] sqlx::Error),
    /// The database was made by a newer version, and leaves no room for this one.
    #[error(
        "the database's schema is {schema}, this version's is {own}, and it does not say that it serves this version: \
         install a newer one, or bring back a backup from before the upgrade"
    )]
    Newer {
        /// The database's newest migration.
        schema: i64,
        /// This program's.
        own: i64,
    },
    /// The database's files cannot be made private.
    #[error("the database's files cannot be made their owner's alone: {0}")]
    Private(#[source] std::io::Error),
    /// A migration failed, or the database was made by another version.
    #[error("the database cannot be migrated: {0}")]
    Migrate(#[source] sqlx::migrate::MigrateError),
}
