//! The association's own documents, version by version, and who accepted which.

use async_trait::async_trait;
use domain::Language;
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::audit::{self, By};
use super::rows::{millis, moment, small};
use super::{Adapter, Connection};
use crate::StoreError;
use crate::account::{Documents, Terms};

#[async_trait]
impl Documents for Adapter {
    async fn terms(&self) -> Result<Option<Terms>, StoreError> {
        let row = sqlx::query(
            "SELECT version, published, text_en, text_fr FROM documents WHERE kind = 'terms' \
             ORDER BY version DESC LIMIT 1",
        )
        .fetch_optional(&self.readers)
        .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Terms {
            version: small(row.try_get("version")?)?,
            published: moment(row.try_get("published")?)?,
            en: row.try_get("text_en")?,
            fr: row.try_get("text_fr")?,
        }))
    }

    async fn publish_first_terms(
        &self,
        en: String,
        fr: String,
        at: OffsetDateTime,
    ) -> Result<(), StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                sqlx::query(
                    "INSERT INTO documents (kind, version, published, text_en, text_fr) \
                     VALUES ('terms', 1, $1, $2, $3) ON CONFLICT (kind, version) DO NOTHING",
                )
                .bind(millis(at))
                .bind(en)
                .bind(fr)
                .execute(connection)
                .await
                .map(drop)
            })
        })
        .await
    }

    async fn accept_terms(
        &self,
        person: Uuid,
        version: u32,
        language: Language,
        at: OffsetDateTime,
    ) -> Result<(), StoreError> {
        self.write(move |connection| Box::pin(accept(connection, person, version, language, at))).await
    }
}

pub(super) async fn accept(
    connection: &mut Connection,
    person: Uuid,
    version: u32,
    language: Language,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO acceptances (person_id, kind, version, language, at) VALUES ($1, 'terms', $2, $3, $4) \
         ON CONFLICT (person_id, kind, version) DO NOTHING",
    )
    .bind(person)
    .bind(i64::from(version))
    .bind(language.code())
    .bind(millis(at))
    .execute(&mut *connection)
    .await?;
    audit::note(connection, at, By::Person, "terms.accepted", Some(person), Some(&version.to_string())).await
}
