//! The association's documents: the terms that people accept, and what is written and published.

pub(super) mod write;

use async_trait::async_trait;
use domain::Language;
use domain::help::Subject;
use sqlx::FromRow as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::Adapter;
use super::audit::{self, By};
use super::measures::{in_force, kept_out};
use super::rows::{Columns as _, Row, from_row, millis};
use crate::StoreError;
use crate::account::terms::{Documents, Terms};
use crate::document::{Bilingual, DocumentKind, DocumentVersion, Draft, DraftSave, Publication, Publishing};

macro_rules! select {
    ($where:literal) => {
        concat!(
            "SELECT v.kind, v.version, v.published, v.text_en, v.text_fr, COALESCE(a.username, h.name) AS by_name ",
            "FROM documents v LEFT JOIN people h ON h.id = v.actor_id LEFT JOIN accounts a ON a.person_id = h.id ",
            $where
        )
    };
}

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
            version: row.read("version")?,
            published: row.read("published")?,
            en: row.read("text_en")?,
            fr: row.read("text_fr")?,
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
        self.write(move |connection| Box::pin(write::accept(connection, person, version, language, at))).await
    }
}

#[async_trait]
impl Publishing for Adapter {
    async fn document(&self, kind: DocumentKind) -> Result<Option<DocumentVersion>, StoreError> {
        Ok(sqlx::query_as(select!("WHERE v.kind = $1 ORDER BY v.version DESC LIMIT 1"))
            .bind(kind.code())
            .fetch_optional(&self.readers)
            .await?)
    }

    async fn document_versions(&self, kind: DocumentKind) -> Result<Vec<DocumentVersion>, StoreError> {
        let versions = sqlx::query_as(select!("WHERE v.kind = $1 ORDER BY v.version DESC"));
        Ok(versions.bind(kind.code()).fetch_all(&self.readers).await?)
    }

    async fn published_help(&self) -> Result<Vec<(Subject, DocumentVersion)>, StoreError> {
        let rows: Vec<Row> = sqlx::query(select!(
            "WHERE v.kind LIKE 'help%' AND v.version = (SELECT MAX(n.version) FROM documents n WHERE n.kind = v.kind)"
        ))
        .fetch_all(&self.readers)
        .await?;
        let mut published = Vec::new();
        for row in rows {
            // An article that only a newer program has is none of this one's.
            if let Ok(DocumentKind::Help(subject)) = row.read::<String>("kind")?.parse() {
                published.push((subject, DocumentVersion::from_row(&row)?));
            }
        }
        Ok(published)
    }

    async fn drafted(&self) -> Result<Vec<DocumentKind>, StoreError> {
        let kinds: Vec<String> =
            sqlx::query_scalar("SELECT kind FROM document_drafts").fetch_all(&self.readers).await?;
        Ok(DocumentKind::all().filter(|kind| kinds.iter().any(|drafted| drafted == kind.code())).collect())
    }

    async fn draft(&self, kind: DocumentKind) -> Result<Option<Draft>, StoreError> {
        let row = sqlx::query(
            "SELECT d.revision, d.saved, d.actor_id, d.text_en, d.text_fr, COALESCE(a.username, h.name) AS by_name \
             FROM document_drafts d LEFT JOIN people h ON h.id = d.actor_id \
             LEFT JOIN accounts a ON a.person_id = h.id WHERE d.kind = $1",
        )
        .bind(kind.code())
        .fetch_optional(&self.readers)
        .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Draft {
            revision: row.read("revision")?,
            saved: row.read("saved")?,
            by: row.read("by_name")?,
            saver: row.read("actor_id")?,
            text: bilingual(&row)?,
        }))
    }

    async fn save_draft(&self, save: DraftSave) -> Result<Option<u32>, StoreError> {
        self.write(move |connection| Box::pin(write::save_draft(connection, save))).await
    }

    async fn discard_draft(
        &self,
        kind: DocumentKind,
        revision: u32,
        actor: Uuid,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                if !write::forget_draft(connection, kind, revision).await? {
                    return Ok(false);
                }
                audit::note(connection, at, By::Staff(actor), "document.discarded", None, Some(kind.code()))
                    .await?;
                Ok(true)
            })
        })
        .await
    }

    async fn publish(&self, publication: Publication) -> Result<Option<u32>, StoreError> {
        self.write(move |connection| Box::pin(write::publish(connection, publication))).await
    }

    async fn has_another_publisher(&self, than: Uuid, now: OffsetDateTime) -> Result<bool, StoreError> {
        let others = sqlx::query_scalar(concat!(
            "SELECT EXISTS (SELECT 1 FROM duties d JOIN accounts a ON a.person_id = d.person_id \
             WHERE d.duty IN ('editor', 'administrator') AND d.person_id <> $1 AND NOT ",
            kept_out!("a.person_id", "$2"),
            ")"
        ));
        Ok(others.bind(than).bind(millis(now)).fetch_one(&self.readers).await?)
    }
}

fn bilingual(row: &Row) -> Result<Bilingual, sqlx::Error> {
    Ok(Bilingual { en: row.read("text_en")?, fr: row.read("text_fr")? })
}

from_row!(row, DocumentVersion { version, published, by: row.read("by_name")?, text: bilingual(row)? });
