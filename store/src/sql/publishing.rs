//! Writing and publishing the association's documents.

use async_trait::async_trait;
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::audit::{self, By};
use super::measures::kept_out;
use super::rows::{millis, moment, small};
use super::{Adapter, Connection, Db};
use crate::StoreError;
use crate::document::{Bilingual, DocumentKind, DocumentVersion, Draft, DraftSave, Publication, Publishing};

const SELECT: &str = "SELECT v.version, v.published, v.text_en, v.text_fr, COALESCE(a.username, h.name) AS by_name \
     FROM documents v LEFT JOIN people h ON h.id = v.actor_id LEFT JOIN accounts a ON a.person_id = h.id \
     WHERE v.kind = $1 ORDER BY v.version DESC";

#[async_trait]
impl Publishing for Adapter {
    async fn document(&self, kind: DocumentKind) -> Result<Option<DocumentVersion>, StoreError> {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("{SELECT} LIMIT 1")))
            .bind(kind.code())
            .fetch_optional(&self.readers)
            .await?;
        Ok(row.as_ref().map(version).transpose()?)
    }

    async fn document_versions(&self, kind: DocumentKind) -> Result<Vec<DocumentVersion>, StoreError> {
        let rows = sqlx::query(SELECT).bind(kind.code()).fetch_all(&self.readers).await?;
        Ok(rows.iter().map(version).collect::<Result<_, _>>()?)
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
            revision: small(row.try_get("revision")?)?,
            saved: moment(row.try_get("saved")?)?,
            by: row.try_get("by_name")?,
            saver: row.try_get("actor_id")?,
            text: bilingual(&row)?,
        }))
    }

    async fn save_draft(&self, save: DraftSave) -> Result<Option<u32>, StoreError> {
        self.write(move |connection| Box::pin(save_draft(connection, save))).await
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
                if !forget_draft(connection, kind, revision).await? {
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
        self.write(move |connection| Box::pin(publish(connection, publication))).await
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

fn bilingual(row: &<Db as sqlx::Database>::Row) -> Result<Bilingual, sqlx::Error> {
    Ok(Bilingual { en: row.try_get("text_en")?, fr: row.try_get("text_fr")? })
}

fn version(row: &<Db as sqlx::Database>::Row) -> Result<DocumentVersion, sqlx::Error> {
    Ok(DocumentVersion {
        version: small(row.try_get("version")?)?,
        published: moment(row.try_get("published")?)?,
        by: row.try_get("by_name")?,
        text: bilingual(row)?,
    })
}

async fn save_draft(connection: &mut Connection, save: DraftSave) -> Result<Option<u32>, sqlx::Error> {
    let DraftSave { kind, revision, text, actor, at } = save;
    let query = if revision == 0 {
        "INSERT INTO document_drafts (kind, text_en, text_fr, saved, actor_id, revision) \
         VALUES ($1, $2, $3, $4, $5, $6 + 1) ON CONFLICT (kind) DO NOTHING"
    } else {
        "UPDATE document_drafts SET text_en = $2, text_fr = $3, saved = $4, actor_id = $5, revision = revision + 1 \
         WHERE kind = $1 AND revision = $6"
    };
    let saved = sqlx::query(query)
        .bind(kind.code())
        .bind(text.en)
        .bind(text.fr)
        .bind(millis(at))
        .bind(actor)
        .bind(i64::from(revision))
        .execute(&mut *connection)
        .await?;
    if saved.rows_affected() == 0 {
        return Ok(None);
    }
    audit::note(connection, at, By::Staff(actor), "document.drafted", None, Some(kind.code())).await?;
    Ok(Some(revision + 1))
}

async fn forget_draft(
    connection: &mut Connection,
    kind: DocumentKind,
    revision: u32,
) -> Result<bool, sqlx::Error> {
    let forgotten = sqlx::query("DELETE FROM document_drafts WHERE kind = $1 AND revision = $2")
        .bind(kind.code())
        .bind(i64::from(revision))
        .execute(connection)
        .await?;
    Ok(forgotten.rows_affected() == 1)
}

async fn publish(
    connection: &mut Connection,
    Publication { kind, revision, corrects, actor, at }: Publication,
) -> Result<Option<u32>, sqlx::Error> {
    let published: Option<i64> = sqlx::query_scalar(
        "INSERT INTO documents (kind, version, published, text_en, text_fr, actor_id, corrects) \
         SELECT d.kind, (SELECT COALESCE(MAX(v.version), 0) + 1 FROM documents v WHERE v.kind = $1), $2, d.text_en, \
             d.text_fr, $3, CASE WHEN $6 THEN (SELECT COALESCE(v.corrects, v.version) FROM documents v \
             WHERE v.kind = $1 ORDER BY v.version DESC LIMIT 1) END FROM document_drafts d \
         WHERE d.kind = $1 AND d.revision = $4 AND TRIM(d.text_en, $5) <> '' AND TRIM(d.text_fr, $5) <> '' RETURNING version",
    )
    .bind(kind.code())
    .bind(millis(at))
    .bind(actor)
    .bind(i64::from(revision))
    .bind(" \t\r\n")
    .bind(corrects)
    .fetch_optional(&mut *connection)
    .await?;
    let Some(version) = published else { return Ok(None) };
    forget_draft(connection, kind, revision).await?;
    let detail = format!("{} {version}", kind.code());
    let action = if corrects { "document.corrected" } else { "document.published" };
    audit::note(connection, at, By::Staff(actor), action, None, Some(&detail)).await?;
    Ok(Some(small(version)?))
}
