//! The log of who did what to whom. It is only ever added to: the database itself refuses anything else.

use async_trait::async_trait;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;

/// Which entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditQuery {
    /// Who did it.
    pub actor: Option<Uuid>,
    /// Whom or what it concerns.
    pub subject: Option<Uuid>,
    /// The word for what was done.
    pub action: Option<String>,
    /// Not before.
    pub from: Option<OffsetDateTime>,
    /// Before.
    pub until: Option<OffsetDateTime>,
}

/// One entry. Whoever has left is an identifier that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its place.
    pub seq: i64,
    /// When.
    pub at: OffsetDateTime,
    /// Who it was: `visitor`, `supporter`, `person` (the subject themselves), `staff`, `operator` or `system`.
    pub actor: String,
    /// Which of the staff.
    pub actor_id: Option<Uuid>,
    /// What they are called now.
    pub actor_name: Option<String>,
    /// The word for what was done.
    pub action: String,
    /// Whom or what it concerns.
    pub subject: Option<Uuid>,
    /// What they are called now, where it is a person.
    pub subject_name: Option<String>,
    /// A word or a number that belongs to it.
    pub detail: Option<String>,
}

/// Reading the log.
#[async_trait]
pub trait AuditLog: Send + Sync {
    /// Up to `limit` entries that come before `before`, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn audit(
        &self,
        query: &AuditQuery,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<AuditEntry>, StoreError>;

    /// Notes that one of the staff took the log along.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn note_export(
        &self,
        actor: Uuid,
        format: &'static str,
        at: OffsetDateTime,
    ) -> Result<(), StoreError>;
}
