//! Forms that could not be taken when they were sent.

use async_trait::async_trait;
use time::OffsetDateTime;
use uuid::Uuid;

use super::Adapter;
use super::rows::millis;
use crate::StoreError;
use crate::account::TokenDigest;
use crate::kept::{KeptForm, KeptForms};

#[async_trait]
impl KeptForms for Adapter {
    async fn keep_form(&self, form: KeptForm) -> Result<bool, StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                sqlx::query(
                    "INSERT INTO kept_forms (digest, person_id, sealed, at) \
                     SELECT $1, id, $3, $4 FROM people WHERE id = $2 \
                     ON CONFLICT (person_id) DO UPDATE SET \
                     digest = excluded.digest, sealed = excluded.sealed, at = excluded.at",
                )
                .bind(form.digest.to_vec())
                .bind(form.person)
                .bind(form.sealed)
                .bind(millis(form.at))
                .execute(connection)
                .await
                .map(|done| done.rows_affected() > 0)
            })
        })
        .await
    }

    async fn kept_form(
        &self,
        digest: TokenDigest,
        person: Uuid,
        since: OffsetDateTime,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let sealed = sqlx::query_scalar(
            "SELECT sealed FROM kept_forms WHERE digest = $1 AND person_id = $2 AND at >= $3",
        )
        .bind(digest.to_vec())
        .bind(person)
        .bind(millis(since))
        .fetch_optional(&self.readers)
        .await?;
        Ok(sealed)
    }

    async fn forget_kept_form(&self, digest: TokenDigest) -> Result<(), StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                sqlx::query("DELETE FROM kept_forms WHERE digest = $1")
                    .bind(digest.to_vec())
                    .execute(connection)
                    .await
                    .map(drop)
            })
        })
        .await
    }

    async fn expire_kept_forms(&self, before: OffsetDateTime) -> Result<u64, StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                sqlx::query("DELETE FROM kept_forms WHERE at < $1")
                    .bind(millis(before))
                    .execute(connection)
                    .await
                    .map(|done| done.rows_affected())
            })
        })
        .await
    }
}
