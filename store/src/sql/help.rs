//! Whether the articles of the help centre were useful.

use async_trait::async_trait;
use domain::help::Subject;
use time::Date;

use super::Adapter;
use super::rows::{Columns as _, Row, from_row, millis};
use crate::StoreError;
use crate::help::{HelpCount, HelpVotes};

#[async_trait]
impl HelpVotes for Adapter {
    async fn count_help(&self, subject: Subject, is_useful: bool, day: Date) -> Result<(), StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                sqlx::query(
                    "INSERT INTO help_votes (subject, day, useful, not_useful) VALUES ($1, $2, $3, $4) \
                     ON CONFLICT (subject, day) DO UPDATE SET useful = help_votes.useful + excluded.useful, \
                     not_useful = help_votes.not_useful + excluded.not_useful",
                )
                .bind(subject.code())
                .bind(millis(day.midnight().assume_utc()))
                .bind(i64::from(is_useful))
                .bind(i64::from(!is_useful))
                .execute(connection)
                .await
                .map(drop)
            })
        })
        .await
    }

    async fn help_counts(&self, since: Date) -> Result<Vec<HelpCount>, StoreError> {
        let counts = sqlx::query_as(
            "SELECT subject, CAST(SUM(useful) AS BIGINT) AS useful, CAST(SUM(not_useful) AS BIGINT) AS not_useful \
             FROM help_votes WHERE day >= $1 GROUP BY subject ORDER BY subject",
        );
        Ok(counts.bind(millis(since.midnight().assume_utc())).fetch_all(&self.readers).await?)
    }
}

from_row!(row, HelpCount { subject, useful, not_useful });
