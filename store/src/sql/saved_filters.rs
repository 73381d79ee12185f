//! Filters of the queue that moderators keep for themselves.

use async_trait::async_trait;
use domain::moderation::MAX_FILTERS;
use uuid::Uuid;

use super::{Adapter, Connection};
use crate::StoreError;
use crate::moderation::{SavedFilter, SavedFilters};

#[async_trait]
impl SavedFilters for Adapter {
    async fn saved_filters(&self, person: Uuid) -> Result<Vec<SavedFilter>, StoreError> {
        let rows: Vec<(String, String)> =
            sqlx::query_as("SELECT name, words FROM case_filters WHERE person_id = $1 ORDER BY name")
                .bind(person)
                .fetch_all(&self.readers)
                .await?;
        Ok(rows.into_iter().map(|(name, words)| SavedFilter { name, words }).collect())
    }

    async fn save_filter(&self, person: Uuid, filter: SavedFilter) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(keep(connection, person, filter))).await
    }

    async fn delete_filter(&self, person: Uuid, name: &str) -> Result<(), StoreError> {
        let name = name.to_owned();
        self.write(move |connection| {
            Box::pin(async move {
                sqlx::query("DELETE FROM case_filters WHERE person_id = $1 AND name = $2")
                    .bind(person)
                    .bind(name)
                    .execute(connection)
                    .await
                    .map(drop)
            })
        })
        .await
    }
}

async fn keep(connection: &mut Connection, person: Uuid, filter: SavedFilter) -> Result<bool, sqlx::Error> {
    let others: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM case_filters WHERE person_id = $1 AND name <> $2")
            .bind(person)
            .bind(&filter.name)
            .fetch_one(&mut *connection)
            .await?;
    if usize::try_from(others).is_ok_and(|others| others >= MAX_FILTERS) {
        return Ok(false);
    }
    sqlx::query(
        "INSERT INTO case_filters (person_id, name, words) VALUES ($1, $2, $3) \
         ON CONFLICT (person_id, name) DO UPDATE SET words = excluded.words",
    )
    .bind(person)
    .bind(filter.name)
    .bind(filter.words)
    .execute(connection)
    .await?;
    Ok(true)
}
