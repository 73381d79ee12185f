//! Names that somebody may be typing.

use async_trait::async_trait;

use super::{Adapter, name_begins};
use crate::StoreError;
use crate::community::names::{Names, NamesRequest, OFFERED};

#[async_trait]
impl Names for Adapter {
    async fn names(&self, request: NamesRequest) -> Result<Vec<String>, StoreError> {
        let NamesRequest { topic, asker, beginning, is_of_all } = request;
        let mut names: Vec<String> = sqlx::query_scalar(concat!(
            "SELECT a.username FROM comments c JOIN accounts a ON a.person_id = c.author_id \
             WHERE c.topic_id = $3 AND c.withdrawn IS NULL AND c.withheld IS NULL AND a.person_id <> $2 AND ",
            name_begins!(),
            " AND NOT EXISTS (SELECT 1 FROM withheld_names w WHERE w.person_id = a.person_id) \
             GROUP BY a.username ORDER BY MAX(c.seq) DESC LIMIT $4"
        ))
        .bind(&beginning)
        .bind(asker)
        .bind(topic)
        .bind(i64::from(OFFERED))
        .fetch_all(&self.readers)
        .await?;
        if !is_of_all || names.len() >= OFFERED as usize {
            return Ok(names);
        }
        let others: Vec<String> = sqlx::query_scalar(concat!(
            "SELECT a.username FROM accounts a JOIN people h ON h.id = a.person_id WHERE a.person_id <> $2 AND ",
            name_begins!(),
            " AND (h.on_roster OR EXISTS (SELECT 1 FROM duties d WHERE d.person_id = a.person_id)) \
             AND NOT EXISTS (SELECT 1 FROM withheld_names w WHERE w.person_id = a.person_id) \
             AND EXISTS (SELECT 1 FROM comments c JOIN topics t ON t.id = c.topic_id WHERE c.author_id = a.person_id \
             AND c.withdrawn IS NULL AND c.withheld IS NULL AND t.state IN ",
            domain::visible_topic_states!(),
            ") ORDER BY a.skeleton LIMIT $3"
        ))
        .bind(&beginning)
        .bind(asker)
        // As many more as may be among the first.
        .bind(i64::from(OFFERED) * 2)
        .fetch_all(&self.readers)
        .await?;
        for name in others {
            if names.len() < OFFERED as usize && !names.contains(&name) {
                names.push(name);
            }
        }
        Ok(names)
    }
}
