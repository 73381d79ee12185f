//! Filters of the queue that moderators keep for themselves.

use async_trait::async_trait;
use domain::moderation::MAX_FILTERS;
use uuid::Uuid;

use super::{Adapter, Connection};
use crate::StoreError;
use crate::moderation::{CaseFilter, CaseFilters};

#[async_trait]
impl CaseFilters for Adapter {
    async fn case_filters(&self, person: Uuid) -> Result<Vec<CaseFilter>, StoreError> {
        let rows: Vec<(String, String)> =
            sqlx::query_as("SELECT name, words FROM case_filters WHERE person_id = $1 ORDER BY name")
                .bind(person)
                .fetch_all(&self.readers)
                .await?;
        Ok(rows.into_iter().map(|(name, words)| CaseFilter { name, words }).collect())
    }

    async fn keep_case_filter(&self, person: Uuid, filter: CaseFilter) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(keep(connection, person, filter))).await
    }

    async fn drop_case_filter(&self, person: Uuid, name: &str) -> Result<(), StoreError> {
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

async fn keep(connection: &mut Connection, person: Uuid, filter: CaseFilter) -> Result<bool, sqlx::Error> {
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
