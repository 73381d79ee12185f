//! Readiness, and the end.

use async_trait::async_trait;

use super::rows::count;
use super::{Adapter, MIGRATIONS};
use crate::StoreError;
use crate::health::Health;

#[async_trait]
impl Health for Adapter {
    async fn ready(&self) -> Result<(), StoreError> {
        let applied: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM _sqlx_migrations WHERE success")
            .fetch_one(&self.readers)
            .await?;
        if count(applied) >= MIGRATIONS.iter().count() as u64 { Ok(()) } else { Err(StoreError::Unavailable) }
    }

    async fn close(&self) {
        self.writer.close().await;
        self.readers.close().await;
    }
}
