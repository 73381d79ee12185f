//! Sweeps as staff and the job read them.

pub(super) mod read;
mod write;

use async_trait::async_trait;
use domain::moderation::BulkRemovalState;
use sqlx::{FromRow as _, QueryBuilder, Row as _};
use time::OffsetDateTime;
use uuid::Uuid;

use self::read::{bulk_removals, said, swept, undecided};
use super::purview::report_waits;
use super::rows::{Columns as _, Row, from_row, millis};
use super::{Adapter, Db};
use crate::StoreError;
use crate::moderation::{
    BulkRemoval, BulkRemovalTask, BulkRemovals, CrowdLine, CrowdPageRequest, NewBulkRemoval, NewRuling,
    RemovedComment,
};

/// Characters of a comment that a list shows.
const SAMPLE: usize = 280;

#[async_trait]
impl BulkRemovals for Adapter {
    async fn crowd(&self, page_request: CrowdPageRequest) -> Result<Vec<CrowdLine>, StoreError> {
        let mut select = QueryBuilder::<Db>::new(concat!(
            "SELECT x.person_id, x.username, x.opened, x.comments, l.language, ",
            said!("l"),
            ", ",
            report_waits!("x.person_id")
        ));
        select.push_bind(page_request.reader).push(
            ") AS is_reported, (SELECT COUNT(*) FROM comments b WHERE b.author_id = x.person_id AND b.created < ",
        );
        select.push_bind(millis(page_request.since)).push(
            ") AS earlier FROM (SELECT a.person_id, a.username, a.created AS opened, COUNT(*) AS comments, \
             MAX(c.id) AS last FROM accounts a JOIN comments c ON c.author_id = a.person_id AND c.created >= ",
        );
        select.push_bind(millis(page_request.since)).push(concat!(
            " WHERE c.withdrawn IS NULL AND ",
            undecided!(),
            " \
             AND NOT EXISTS (SELECT 1 FROM duties d WHERE d.person_id = a.person_id)"
        ));
        if let Some(opened) = page_request.opened {
            select.push(" AND a.created >= ").push_bind(millis(opened));
        }
        if !page_request.among.is_empty() {
            select.push(" AND a.person_id IN (");
            let mut list = select.separated(", ");
            for person in page_request.among {
                list.push_bind(person);
            }
            list.push_unseparated(")");
        }
        select.push(" GROUP BY a.person_id, a.username, a.created HAVING COUNT(*) >= ");
        select.push_bind(i64::from(page_request.at_least));
        select.push(") x JOIN comments l ON l.id = x.last ORDER BY x.comments DESC, x.username LIMIT ");
        select.push_bind(i64::from(page_request.limit));
        Ok(select.build_query_as().fetch_all(&self.readers).await?)
    }

    async fn begin_bulk_removal(&self, bulk_removal: NewBulkRemoval) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(write::begin(connection, bulk_removal))).await
    }

    async fn bulk_removals(&self, reader: Uuid, limit: u32) -> Result<Vec<BulkRemoval>, StoreError> {
        Ok(sqlx::query_as(bulk_removals!(
            "WHERE NOT EXISTS (SELECT 1 FROM sweep_authors o WHERE o.sweep_id = s.id AND o.person_id = $1) \
             ORDER BY s.began DESC, s.id DESC LIMIT $2"
        ))
        .bind(reader)
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?)
    }

    async fn bulk_removal(&self, id: Uuid, reader: Uuid) -> Result<Option<BulkRemoval>, StoreError> {
        Ok(sqlx::query_as(bulk_removals!(
            "WHERE s.id = $1 AND NOT EXISTS (SELECT 1 FROM sweep_authors o WHERE o.sweep_id = s.id AND o.person_id = $2)"
        ))
        .bind(id)
        .bind(reader)
        .fetch_optional(&self.readers)
        .await?)
    }

    async fn bulk_removal_task(&self, limit: u32) -> Result<Option<BulkRemovalTask>, StoreError> {
        let found = sqlx::query(bulk_removals!(
            "WHERE s.state IN ('running', 'undoing') ORDER BY s.began, s.id LIMIT 1"
        ))
        .fetch_optional(&self.readers)
        .await?;
        let Some(row) = found else { return Ok(None) };
        let (bulk_removal, cursor) = (BulkRemoval::from_row(&row)?, row.try_get("cursor")?);
        let comments = match bulk_removal.state {
            BulkRemovalState::Running if cursor < 0 => self.first_of_each(bulk_removal.id).await?,
            BulkRemovalState::Running => self.next_swept(bulk_removal.id, cursor, limit).await?,
            _ => Vec::new(),
        };
        Ok(Some(BulkRemovalTask { bulk_removal, cursor, comments }))
    }

    async fn continue_bulk_removal(
        &self,
        task: &BulkRemovalTask,
        rulings: Vec<(i64, NewRuling)>,
        at: OffsetDateTime,
    ) -> Result<Vec<Uuid>, StoreError> {
        let (id, cursor) = (task.bulk_removal.id, task.cursor);
        self.write(move |connection| Box::pin(write::decide(connection, (id, cursor), rulings, at))).await
    }

    async fn undo_bulk_removal(&self, id: Uuid, by: Uuid) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(write::undo(connection, id, by))).await
    }

    async fn continue_undoing(
        &self,
        task: &BulkRemovalTask,
        limit: u32,
        at: OffsetDateTime,
    ) -> Result<Vec<Uuid>, StoreError> {
        let (id, cursor) = (task.bulk_removal.id, task.cursor);
        self.write(move |connection| Box::pin(write::continue_undoing(connection, (id, cursor), limit, at)))
            .await
    }
}

impl Adapter {
    async fn first_of_each(&self, bulk_removal: Uuid) -> Result<Vec<RemovedComment>, StoreError> {
        Ok(sqlx::query_as(concat!(
            "SELECT f.id, f.topic_id, f.language, ",
            said!("f"),
            " FROM comments f WHERE f.id IN (",
            swept!("MIN(c.id)", "GROUP BY c.author_id"),
            ") ORDER BY f.id"
        ))
        .bind(bulk_removal)
        .fetch_all(&self.readers)
        .await?)
    }

    async fn next_swept(
        &self,
        bulk_removal: Uuid,
        after: i64,
        limit: u32,
    ) -> Result<Vec<RemovedComment>, StoreError> {
        Ok(sqlx::query_as(swept!(
            "c.id, c.topic_id, c.language, COALESCE((SELECT v.source FROM withheld_comments v WHERE v.comment_id = c.id), \
             c.source) AS source",
            "AND c.id > $2 ORDER BY c.id LIMIT $3"
        ))
        .bind(bulk_removal)
        .bind(after)
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?)
    }
}

from_row!(
    row,
    CrowdLine {
        person: row.read("person_id")?,
        username,
        opened,
        comments,
        earlier,
        language,
        sample: row.read::<String>("source")?.chars().take(SAMPLE).collect(),
        is_reported,
    }
);
