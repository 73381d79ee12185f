//! Reading the log of who did what.

use serde::{Deserialize, Serialize};
use store::StoreError;
use store::audit::{AuditEntry, AuditQuery};
use time::macros::format_description;
use time::{Date, Duration, OffsetDateTime};
use uuid::Uuid;

use super::Administration;
use crate::dashboard::audit::Event;

/// Entries on one page.
const PAGE: u32 = 50;

/// What the log is narrowed to, as typed: it stands in the page's address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Filter {
    /// Who did it.
    pub who: String,
    /// Whom or what it concerns.
    pub whom: String,
    /// What was done.
    pub kind: String,
    /// From this day.
    pub from: String,
    /// To this day.
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

impl Administration {
    /// What a filter asks for.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be found out.
    pub async fn filter(&self, filter: &Filter) -> Result<Filtered, StoreError> {
        let actor = self.meant(&filter.who).await?;
        let subject = self.meant(&filter.whom).await?;
        let (from, to) = (day(&filter.from), day(&filter.to));
        let mut filtered = Filtered {
            query: None,
            unknown_who: actor.is_err(),
            unknown_whom: subject.is_err(),
            bad_from: from.is_err(),
            bad_to: to.is_err(),
        };
        if let (Ok(actor), Ok(subject), Ok(from), Ok(to)) = (actor, subject, from, to) {
            let action = Event::of(&filter.kind).map(|event| event.code().to_owned());
            let until = to.map(|to| to + Duration::DAY);
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
        let mut entries = self.store.audit(query, before, PAGE + 1).await?;
        let more = entries.len() > PAGE as usize;
        entries.truncate(PAGE as usize);
        let next = entries.last().filter(|_| more).map(|entry| entry.seq);
        Ok((entries, next))
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

fn day(typed: &str) -> Result<Option<OffsetDateTime>, Unknown> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let day = Date::parse(typed, format_description!("[year]-[month]-[day]")).map_err(|_| Unknown)?;
    // A day after the last that can be told would overflow.
    if !(1970..=9998).contains(&day.year()) {
        return Err(Unknown);
    }
    Ok(Some(day.midnight().assume_utc()))
}
