//! Readiness, and the end.

use async_trait::async_trait;

use super::{Adapter, schema};
use crate::StoreError;
use crate::health::{Health, Schema};

#[async_trait]
impl Health for Adapter {
    async fn ready(&self) -> Result<Schema, StoreError> {
        let made = schema::read(&mut *self.readers.acquire().await?).await?;
        schema::judge(&made).map_err(|_| StoreError::Unavailable)
    }

    async fn close(&self) {
        self.writer.close().await;
        self.readers.close().await;
    }
}
