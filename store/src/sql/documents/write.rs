//! Writing, publishing and accepting documents.

use domain::Language;
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::Connection;
use super::super::audit::{self, By};
use super::super::rows::{millis, small};
use crate::document::{DocumentKind, DraftSave, Publication};

pub(in super::super) async fn accept(
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

pub(super) async fn save_draft(
    connection: &mut Connection,
    save: DraftSave,
) -> Result<Option<u32>, sqlx::Error> {
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

pub(super) async fn forget_draft(
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

pub(super) async fn publish(
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
