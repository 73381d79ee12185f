//! Filters of the queue that moderators keep for themselves.

use domain::moderation::filter_name;
use serde::Deserialize;
use store::StoreError;
use store::account::session::Actor;
use store::moderation::SavedFilter;

use super::Moderation;
use super::query::CasesQuery;
use crate::collation::sort_by_name;

/// A filter to keep or to remove, as the queue's forms post it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the form and of the queue's address")]
pub struct FilterFields {
    pub name: String,
    pub act: String,
    pub state: String,
    pub kind: String,
    pub clause: String,
    pub with: String,
}

impl FilterFields {
    /// The filters that the queue shows.
    pub fn asked(&self) -> CasesQuery {
        CasesQuery::read(&self.state, &self.kind, &self.clause, &self.with, "")
    }
}

/// Why a filter is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterRefusal {
    /// The name is none.
    Name,
    /// It filters nothing.
    Empty,
    /// There are too many.
    Full,
}

/// A filter that is not kept.
#[derive(Clone, Debug)]
pub struct RefusedFilter {
    /// Its name, as typed.
    pub name: String,
    /// Why not.
    pub why: FilterRefusal,
}

impl Moderation {
    /// The asker's filters.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn filters(&self, actor: &Actor) -> Result<Vec<SavedFilter>, StoreError> {
        let mut filters = self.store.saved_filters(actor.person).await?;
        sort_by_name(&mut filters, |filter| &filter.name);
        Ok(filters)
    }

    /// Keeps a filter, or removes one.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was changed.
    pub async fn save_filter(
        &self,
        actor: &Actor,
        fields: &FilterFields,
    ) -> Result<Result<(), FilterRefusal>, StoreError> {
        if fields.act == "remove" {
            self.store.delete_filter(actor.person, &fields.name).await?;
            return Ok(Ok(()));
        }
        let Some(name) = filter_name(&fields.name) else { return Ok(Err(FilterRefusal::Name)) };
        let words = fields.asked().words();
        if words.is_empty() {
            return Ok(Err(FilterRefusal::Empty));
        }
        let is_kept = self.store.save_filter(actor.person, SavedFilter { name, words }).await?;
        Ok(if is_kept { Ok(()) } else { Err(FilterRefusal::Full) })
    }
}
