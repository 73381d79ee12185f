//! Pictures and files beside topics.

use async_trait::async_trait;
use domain::community::MAX_FILES;
use sqlx::{FromRow as _, Row as _};
use time::OffsetDateTime;
use uuid::Uuid;

use super::audit::{self, By};
use super::erasures::ledger;
use super::rows::{Columns as _, Row, from_row, millis};
use super::{Adapter, Connection};
use crate::StoreError;
use crate::community::file::{FilePlace, Files, TopicFile};
use crate::document::Bilingual;
use crate::erasure::Erasure;

/// The columns that [`file`] reads.
macro_rules! file_columns {
    () => {
        "id, topic_id, kind, label_en, label_fr, width, height, size"
    };
}

#[async_trait]
impl Files for Adapter {
    async fn files(&self, topic: i64) -> Result<Vec<TopicFile>, StoreError> {
        let query =
            concat!("SELECT ", file_columns!(), " FROM topic_files WHERE topic_id = $1 ORDER BY added, id");
        Ok(sqlx::query_as(query).bind(topic).fetch_all(&self.readers).await?)
    }

    async fn file(&self, place: FilePlace) -> Result<Option<(TopicFile, Vec<u8>)>, StoreError> {
        let query =
            concat!("SELECT ", file_columns!(), ", content FROM topic_files WHERE id = $1 AND topic_id = $2");
        let row = sqlx::query(query).bind(place.file).bind(place.topic).fetch_optional(&self.readers).await?;
        let whole = |row: &Row| Ok::<_, sqlx::Error>((TopicFile::from_row(row)?, row.try_get("content")?));
        Ok(row.as_ref().map(whole).transpose()?)
    }

    async fn add_file(
        &self,
        file: TopicFile,
        content: Vec<u8>,
        actor: Uuid,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(add(connection, file, content, actor, at))).await
    }

    async fn label_file(
        &self,
        place: FilePlace,
        label: Bilingual,
        actor: Uuid,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(self::label(connection, place, label, actor, at))).await
    }

    async fn remove_file(
        &self,
        place: FilePlace,
        actor: Uuid,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        let gone = self.write(move |connection| Box::pin(remove(connection, place, actor, at))).await?;
        if gone {
            self.scrub().await;
        }
        Ok(gone)
    }
}

from_row!(
    row,
    TopicFile {
        id,
        topic: row.read("topic_id")?,
        kind,
        label: Bilingual { en: row.read("label_en")?, fr: row.read("label_fr")? },
        pixels: (row.read("width")?, row.read("height")?),
        size,
    }
);

async fn add(
    connection: &mut Connection,
    file: TopicFile,
    content: Vec<u8>,
    actor: Uuid,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let TopicFile { id, topic, kind, label, pixels: (width, height), size } = file;
    let counted = sqlx::query("UPDATE topics SET files = files + 1 WHERE id = $1 AND files < $2")
        .bind(topic)
        .bind(i64::from(MAX_FILES))
        .execute(&mut *connection)
        .await?;
    if counted.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query(
        "INSERT INTO topic_files (id, topic_id, kind, label_en, label_fr, width, height, size, added, content) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(id)
    .bind(topic)
    .bind(kind.code())
    .bind(label.en)
    .bind(label.fr)
    .bind(i64::from(width))
    .bind(i64::from(height))
    .bind(i64::try_from(size).unwrap_or(i64::MAX))
    .bind(millis(at))
    .bind(content)
    .execute(&mut *connection)
    .await?;
    note(connection, at, actor, "file.added", topic).await?;
    Ok(true)
}

async fn label(
    connection: &mut Connection,
    place: FilePlace,
    label: Bilingual,
    actor: Uuid,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let done =
        sqlx::query("UPDATE topic_files SET label_en = $3, label_fr = $4 WHERE id = $1 AND topic_id = $2")
            .bind(place.file)
            .bind(place.topic)
            .bind(label.en)
            .bind(label.fr)
            .execute(&mut *connection)
            .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    note(connection, at, actor, "file.labelled", place.topic).await?;
    Ok(true)
}

async fn remove(
    connection: &mut Connection,
    place: FilePlace,
    actor: Uuid,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    if !forget(connection, place.topic, place.file).await? {
        return Ok(false);
    }
    let gone = Erasure::File { topic: place.topic, file: place.file };
    ledger::note(connection, at, gone).await?;
    note(connection, at, actor, "file.removed", place.topic).await?;
    Ok(true)
}

/// Forgets a file. `false` where there is none.
pub(super) async fn forget(connection: &mut Connection, topic: i64, file: Uuid) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("DELETE FROM topic_files WHERE id = $1 AND topic_id = $2")
        .bind(file)
        .bind(topic)
        .execute(&mut *connection)
        .await?;
    if done.rows_affected() > 0 {
        sqlx::query("UPDATE topics SET files = files - 1 WHERE id = $1")
            .bind(topic)
            .execute(connection)
            .await?;
    }
    Ok(done.rows_affected() > 0)
}

async fn note(
    connection: &mut Connection,
    at: OffsetDateTime,
    actor: Uuid,
    action: &'static str,
    topic: i64,
) -> Result<(), sqlx::Error> {
    audit::note(connection, at, By::Staff(actor), action, None, Some(&topic.to_string())).await
}
