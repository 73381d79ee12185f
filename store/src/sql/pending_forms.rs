//! Forms that could not be taken when they were sent.

use async_trait::async_trait;
use time::OffsetDateTime;
use uuid::Uuid;

use super::rows::millis;
use super::{Adapter, Connection};
use crate::StoreError;
use crate::account::session::TokenDigest;
use crate::pending_form::{PendingForm, PendingForms, Saving};

#[async_trait]
impl PendingForms for Adapter {
    async fn save_pending_form(&self, form: PendingForm, most: u32) -> Result<Saving, StoreError> {
        self.write(move |connection| Box::pin(save(connection, form, most))).await
    }

    async fn pending_forms(
        &self,
        digest: TokenDigest,
        person: Uuid,
        since: OffsetDateTime,
    ) -> Result<Vec<(Uuid, Vec<u8>)>, StoreError> {
        let pending = sqlx::query_as(
            "SELECT id, sealed FROM kept_forms WHERE digest = $1 AND person_id = $2 AND at >= $3 \
             ORDER BY at DESC, id DESC",
        )
        .bind(digest.to_vec())
        .bind(person)
        .bind(millis(since))
        .fetch_all(&self.readers)
        .await?;
        Ok(pending)
    }

    async fn forget_pending_form(&self, digest: TokenDigest, id: Uuid) -> Result<bool, StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                sqlx::query("DELETE FROM kept_forms WHERE digest = $1 AND id = $2")
                    .bind(digest.to_vec())
                    .bind(id)
                    .execute(&mut *connection)
                    .await?;
                sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM kept_forms WHERE digest = $1)")
                    .bind(digest.to_vec())
                    .fetch_one(connection)
                    .await
            })
        })
        .await
    }

    async fn expire_pending_forms(&self, before: OffsetDateTime) -> Result<u64, StoreError> {
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

async fn save(connection: &mut Connection, form: PendingForm, most: u32) -> Result<Saving, sqlx::Error> {
    let saved = sqlx::query(
        "INSERT INTO kept_forms (id, digest, person_id, sealed, at) SELECT $1, $2, p.id, $4, $5 FROM people p \
         WHERE p.id = $3 AND (SELECT COUNT(*) FROM kept_forms k WHERE k.person_id = $3 AND k.id <> $1) < $6 \
         ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed, at = excluded.at \
         WHERE kept_forms.digest = excluded.digest",
    )
    .bind(form.id)
    .bind(form.digest.to_vec())
    .bind(form.person)
    .bind(form.sealed)
    .bind(millis(form.at))
    .bind(i64::from(most))
    .execute(&mut *connection)
    .await?;
    if saved.rows_affected() > 0 {
        return Ok(Saving::Done);
    }
    let is_somebody: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM people WHERE id = $1)")
        .bind(form.person)
        .fetch_one(connection)
        .await?;
    Ok(if is_somebody { Saving::Full } else { Saving::Nobody })
}
