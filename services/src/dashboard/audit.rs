//! Reading the log of who did what.

use domain::community::Zone;
use domain::day;
use serde::{Deserialize, Serialize};
use store::StoreError;
use store::account::session::Actor;
use store::audit::{AuditEntry, AuditQuery};
use time::Date;
use uuid::Uuid;

use super::Dashboard;

/// Entries on one page.
const PAGE: u32 = 50;

/// What the log is narrowed to, as typed: it stands in the page's address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Filter {
    /// Who did it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// Whom or what it concerns.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub whom: String,
    /// What was done.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// From this day.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub from: String,
    /// To this day.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub to: String,
}

/// What became of a filter.
#[expect(clippy::struct_excessive_bools, reason = "each is what is wrong with a field of its own")]
#[derive(Clone, Debug)]
pub struct Filtered {
    /// What to ask for, or nothing when nobody can be meant.
    pub query: Option<AuditQuery>,
    /// Nobody is known by `who`.
    pub unknown_who: bool,
    /// Nobody and nothing is known by `whom`.
    pub unknown_whom: bool,
    /// `from` is no day.
    pub bad_from: bool,
    /// `to` is no day.
    pub bad_to: bool,
}

impl Dashboard {
    /// What a filter asks for, whose days are those of the reader's zone; `action` is what its `kind` is called in the
    /// log, where there is such a thing.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be found out.
    pub async fn filter(
        &self,
        zone: Zone,
        filter: &Filter,
        action: Option<&'static str>,
    ) -> Result<Filtered, StoreError> {
        let actor = self.meant(&filter.who).await?;
        let subject = self.meant(&filter.whom).await?;
        let (from, to) = (typed_day(&filter.from), typed_day(&filter.to));
        let mut filtered = Filtered {
            query: None,
            unknown_who: actor.is_err(),
            unknown_whom: subject.is_err(),
            bad_from: from.is_err(),
            bad_to: to.is_err(),
        };
        if let (Ok(actor), Ok(subject), Ok(from), Ok(to)) = (actor, subject, from, to) {
            let action = action.map(str::to_owned);
            let from = from.map(|from| zone.start_of(from));
            let until = to.and_then(Date::next_day).map(|after| zone.start_of(after));
            filtered.query = Some(AuditQuery { actor, subject, action, from, until });
        }
        Ok(filtered)
    }

    /// A page of the log, and the place where the next begins.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn audit(
        &self,
        query: &AuditQuery,
        before: Option<i64>,
    ) -> Result<(Vec<AuditEntry>, Option<i64>), StoreError> {
        let mut entries = self.audit_batch(query, before, PAGE + 1).await?;
        let more = entries.len() > PAGE as usize;
        entries.truncate(PAGE as usize);
        let next = entries.last().filter(|_| more).map(|entry| entry.seq);
        Ok((entries, next))
    }

    /// So many entries of the log, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn audit_batch(
        &self,
        query: &AuditQuery,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<AuditEntry>, StoreError> {
        self.store.audit(query, before, limit).await
    }

    /// Notes that one of the staff takes the log along.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was noted.
    pub async fn note_export(&self, actor: &Actor, format: &'static str) -> Result<(), StoreError> {
        self.store.note_export(actor.person, format, self.clock.now()).await
    }

    async fn meant(&self, typed: &str) -> Result<Result<Option<Uuid>, Unknown>, StoreError> {
        if typed.trim().is_empty() {
            return Ok(Ok(None));
        }
        Ok(self.find(typed).await?.map(Some).ok_or(Unknown))
    }
}

/// Nobody and nothing is meant by it.
struct Unknown;

fn typed_day(typed: &str) -> Result<Option<Date>, Unknown> {
    if typed.trim().is_empty() { Ok(None) } else { day::read(typed).map(Some).ok_or(Unknown) }
}
