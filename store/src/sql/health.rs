//! Readiness, and the end.

use async_trait::async_trait;

use super::{Adapter, schema};
use crate::StoreError;
use crate::health::{Health, Schema};

#[async_trait]
impl Health for Adapter {
    async fn ready(&self) -> Result<Schema, StoreError> {
        if self.writer.has_ended() {
            return Err(StoreError::Unavailable);
        }
        let made = schema::read(&mut *self.readers.acquire().await?).await?;
        schema::judge(&made).map_err(|_| StoreError::Unavailable)
    }

    async fn close(&self) {
        self.writer.close().await;
        self.at_once.close();
        self.readers.close().await;
    }
}

#[cfg(test)]
impl Adapter {
    /// A store whose writer is gone reads on, but is not ready, and a write is refused at once.
    pub(crate) async fn assert_unready_without_its_writer(&self) {
        assert_eq!(self.ready().await, Ok(Schema::Own));
        self.writer.break_down().await;
        assert_eq!(self.ready().await, Err(StoreError::Unavailable));
        let written = self.write(|_| Box::pin(async { Ok(()) })).await;
        assert_eq!(written, Err(StoreError::Unavailable));
        self.close().await;
    }
}
