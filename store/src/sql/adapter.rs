//! Connections that read and a writer that groups.

use futures::future::BoxFuture;
use sqlx::Pool;

use super::readers::Readers;
use super::writer::Writer;
use super::{AtOnce, Connection, Db, scrub};
use crate::{OpenError, Options, StoreError};

/// The store over one database.
pub(crate) struct Adapter {
    pub(super) readers: Readers,
    pub(crate) at_once: AtOnce,
    pub(super) writer: Writer,
    writes: Pool<Db>,
}

impl Adapter {
    pub(crate) fn new(
        (readers, at_once): (Readers, AtOnce),
        pool: Pool<Db>,
        options: &Options,
    ) -> Result<Self, OpenError> {
        let writer = Writer::spawn(pool.clone(), options.commit_pace)
            .map_err(|error| OpenError::Connect(error.into()))?;
        Ok(Self { readers, at_once, writer, writes: pool })
    }

    /// Runs `work` in the writer's next transaction, which no failure of others ends; returns when it is on disk.
    pub(super) async fn write<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut Connection) -> BoxFuture<'c, Result<T, sqlx::Error>>
            + Clone
            + Send
            + 'static,
    {
        self.writer.call(work).await
    }

    /// Removes what erased rows left behind. The erasure itself is on disk already, so a failure is only noted.
    pub(super) async fn scrub(&self) {
        let scrubbed = async { scrub(&mut *self.writes.acquire().await?).await };
        if let Err(error) = scrubbed.await {
            tracing::warn!(error = %StoreError::from(error), "erased rows were not scrubbed from the log yet");
        }
    }
}
