//! The log of who did what.

mod write;

use async_trait::async_trait;
use sqlx::QueryBuilder;
use time::OffsetDateTime;
use uuid::Uuid;

use super::rows::{Columns as _, Row, from_row, millis};
use super::{Adapter, Db};
use crate::StoreError;
use crate::audit::{AuditEntry, AuditLog, AuditQuery};

pub(super) use self::write::{By, note, note_each};

#[async_trait]
impl AuditLog for Adapter {
    async fn audit(
        &self,
        query: &AuditQuery,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<AuditEntry>, StoreError> {
        let mut select = QueryBuilder::<Db>::new(
            "SELECT l.seq, l.at, l.actor, l.actor_id, l.action, l.subject, l.detail, \
                 COALESCE(aa.username, ah.name) AS actor_name, COALESCE(sa.username, sh.name) AS subject_name \
             FROM audit l LEFT JOIN people ah ON ah.id = l.actor_id LEFT JOIN accounts aa ON aa.person_id = ah.id \
             LEFT JOIN people sh ON sh.id = l.subject LEFT JOIN accounts sa ON sa.person_id = sh.id WHERE l.seq < ",
        );
        select.push_bind(before.unwrap_or(i64::MAX));
        if let Some(actor) = query.actor {
            select.push(" AND (l.actor_id = ").push_bind(actor);
            select.push(" OR (l.actor = 'person' AND l.subject = ").push_bind(actor).push("))");
        }
        if let Some(subject) = query.subject {
            select.push(" AND l.subject = ").push_bind(subject);
        }
        if let Some(action) = &query.action {
            select.push(" AND l.action = ").push_bind(action);
        }
        if let Some(from) = query.from {
            select.push(" AND l.at >= ").push_bind(millis(from));
        }
        if let Some(until) = query.until {
            select.push(" AND l.at < ").push_bind(millis(until));
        }
        select.push(" ORDER BY l.seq DESC LIMIT ").push_bind(i64::from(limit));
        Ok(select.build_query_as().fetch_all(&self.readers).await?)
    }

    async fn note_export(
        &self,
        actor: Uuid,
        format: &'static str,
        at: OffsetDateTime,
    ) -> Result<(), StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                note(connection, at, By::Staff(actor), "audit.exported", None, Some(format)).await
            })
        })
        .await
    }
}

from_row!(row, AuditEntry { seq, at, actor, actor_id, actor_name, action, subject, subject_name, detail });
