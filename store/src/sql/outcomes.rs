//! What came of topics.

use async_trait::async_trait;
use domain::community::{NotificationKind, OutcomeContent};
use sqlx::Row as _;

use super::audit::{self, By};
use super::rows::{Columns as _, Row, from_row, millis, unreadable};
use super::{Adapter, Connection, notify, search};
use crate::StoreError;
use crate::community::outcome::{
    FollowUp, NewFollowUp, OutcomePublication, OutcomeSave, OutcomeVersion, Outcomes,
};
use crate::document::Bilingual;

#[async_trait]
impl Outcomes for Adapter {
    async fn outcome(&self, topic: i64) -> Result<Option<OutcomeContent>, StoreError> {
        let row = sqlx::query(
            "SELECT content FROM outcome_versions WHERE topic_id = $1 AND published IS NOT NULL \
             ORDER BY version DESC LIMIT 1",
        )
        .bind(topic)
        .fetch_optional(&self.readers)
        .await?;
        Ok(row.as_ref().map(content).transpose()?)
    }

    async fn outcome_versions(&self, topic: i64) -> Result<Vec<OutcomeVersion>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT v.version, v.at, v.published, v.content, COALESCE(a.username, h.name) AS by_name \
             FROM outcome_versions v LEFT JOIN people h ON h.id = v.actor_id \
             LEFT JOIN accounts a ON a.person_id = h.id WHERE v.topic_id = $1 ORDER BY v.version DESC",
        )
        .bind(topic)
        .fetch_all(&self.readers)
        .await?)
    }

    async fn follow_ups(&self, topic: i64) -> Result<Vec<FollowUp>, StoreError> {
        Ok(sqlx::query_as("SELECT at, note_en, note_fr FROM look_backs WHERE topic_id = $1 ORDER BY at DESC")
            .bind(topic)
            .fetch_all(&self.readers)
            .await?)
    }

    async fn save_outcome(&self, save: OutcomeSave) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(self::save(connection, save))).await
    }

    async fn publish_outcome(&self, publication: OutcomePublication) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(publish(connection, publication))).await
    }

    async fn follow_up(&self, looked: NewFollowUp) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(follow_up(connection, looked))).await
    }
}

fn content(row: &Row) -> Result<OutcomeContent, sqlx::Error> {
    serde_json::from_str(row.try_get("content")?).map_err(|_| unreadable())
}

from_row!(row, OutcomeVersion { version, at, by: row.read("by_name")?, published, content: content(row)? });

async fn save(connection: &mut Connection, save: OutcomeSave) -> Result<bool, sqlx::Error> {
    let OutcomeSave { topic, version, content, review, actor, at } = save;
    let content = serde_json::to_string(&content).map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
    let saved = sqlx::query(
        "INSERT INTO outcome_versions (topic_id, version, at, actor_id, content) \
         SELECT t.id, $2 + 1, $3, $4, $5 FROM topics t WHERE t.id = $1 \
             AND (SELECT COALESCE(MAX(v.version), 0) FROM outcome_versions v WHERE v.topic_id = $1) = $2",
    )
    .bind(topic)
    .bind(i64::from(version))
    .bind(millis(at))
    .bind(actor)
    .bind(content)
    .execute(&mut *connection)
    .await?;
    if saved.rows_affected() == 0 {
        return Ok(false);
    }
    // As `domain::community::Closure::sets_review` has it.
    sqlx::query(
        "UPDATE topics SET review = $2 WHERE id = $1 AND (outcome IS NULL OR state = 'closed' AND closed > outcome)",
    )
    .bind(topic)
    .bind(review.map(millis))
    .execute(&mut *connection)
    .await?;
    audit::note(connection, at, By::Staff(actor), "outcome.saved", None, Some(&topic.to_string())).await?;
    Ok(true)
}

/// Publishes an outcome. Whoever is to be told of it is told in this transaction.
async fn publish(connection: &mut Connection, publication: OutcomePublication) -> Result<bool, sqlx::Error> {
    let OutcomePublication { topic, version, actor, at } = publication;
    let published = sqlx::query(
        "UPDATE outcome_versions SET published = $3 WHERE topic_id = $1 AND version = $2 AND published IS NULL \
             AND version = (SELECT MAX(v.version) FROM outcome_versions v WHERE v.topic_id = $1) \
             AND EXISTS (SELECT 1 FROM topics t WHERE t.id = $1 AND t.state IN ('closed', 'archived'))",
    )
    .bind(topic)
    .bind(i64::from(version))
    .bind(millis(at))
    .execute(&mut *connection)
    .await?;
    if published.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query("UPDATE topics SET outcome = $2 WHERE id = $1")
        .bind(topic)
        .bind(millis(at))
        .execute(&mut *connection)
        .await?;
    search::index_outcome(connection, topic, at).await?;
    notify::happened(connection, topic, NotificationKind::Outcome, at).await?;
    audit::note(connection, at, By::Staff(actor), "outcome.published", None, Some(&topic.to_string()))
        .await?;
    Ok(true)
}

async fn follow_up(connection: &mut Connection, looked: NewFollowUp) -> Result<bool, sqlx::Error> {
    let NewFollowUp { topic, seen, note, review, actor, at } = looked;
    let set = sqlx::query(
        "UPDATE topics SET review = $2 WHERE id = $1 AND outcome IS NOT NULL AND COALESCE(review, 0) = $3",
    )
    .bind(topic)
    .bind(review.map(millis))
    .bind(seen.map_or(0, millis))
    .execute(&mut *connection)
    .await?;
    if set.rows_affected() == 0 {
        return Ok(false);
    }
    let Some(note) = note else {
        audit::note(connection, at, By::Staff(actor), "outcome.put_off", None, Some(&topic.to_string()))
            .await?;
        return Ok(true);
    };
    sqlx::query(
        "INSERT INTO look_backs (topic_id, at, actor_id, note_en, note_fr) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(topic)
    .bind(millis(at))
    .bind(actor)
    .bind(note.en)
    .bind(note.fr)
    .execute(&mut *connection)
    .await?;
    search::index_outcome(connection, topic, at).await?;
    audit::note(connection, at, By::Staff(actor), "outcome.looked_back", None, Some(&topic.to_string()))
        .await?;
    Ok(true)
}

from_row!(row, FollowUp { at, note: Bilingual { en: row.read("note_en")?, fr: row.read("note_fr")? } });
