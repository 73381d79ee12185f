//! What was erased for good, as the ledger outside the database asks for it, and erasing it again from a copy that was
//! brought back.

use std::sync::Arc;

use domain::seal::Secret;
use store::erasure::{Erasure, Ledger, LedgerEntry, Resumed};
use store::{Store, StoreError};
use time::OffsetDateTime;

use crate::account::number_key;
use crate::community::{repeated, take_out};
use crate::stored_texts::Instead;

/// Entries that are read at once.
const BATCH: u32 = 1_000;

/// The erasures of one database.
pub struct Erasures {
    store: Arc<dyn Store>,
}

impl Erasures {
    /// Those of this database.
    pub fn new(store: Arc<dyn Store>) -> Self {
        Self { store }
    }

    /// Which database this is, and how many erasures it has seen.
    ///
    /// # Errors
    /// [`StoreError`] when the database cannot tell.
    pub async fn ledger(&self) -> Result<Ledger, StoreError> {
        self.store.erasure_ledger().await
    }

    /// Whether anybody is known here: a person, or who pledged.
    ///
    /// # Errors
    /// [`StoreError`] when the database cannot tell.
    pub async fn knows_anybody(&self) -> Result<bool, StoreError> {
        self.store.knows_anybody().await
    }

    /// The entries after one, in their order, and whether there may be more of them.
    ///
    /// # Errors
    /// [`StoreError`] when the database cannot tell.
    pub async fn after(&self, seq: i64) -> Result<(Vec<LedgerEntry>, bool), StoreError> {
        let entries = self.store.erasures(seq, BATCH).await?;
        let has_more = entries.len() >= BATCH as usize;
        Ok((entries, has_more))
    }

    /// Erases again what a ledger knows and this database does not; `false` where it does. Entries come in their order.
    ///
    /// # Errors
    /// [`StoreError`] when it is not erased: what broke off is done anew by the next call.
    pub async fn again(
        &self,
        entry: &LedgerEntry,
        instead: &Instead,
        secret: &Secret,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        let store = &*self.store;
        // What others repeat of it is known as long as it is there; what breaks off here is done anew.
        let words = repeated(store, &entry.erasure).await?;
        take_out(store, &words, instead, at).await?;
        if let Erasure::Person { id, .. } = entry.erasure {
            // What holds against a member is known by their number, which goes with them.
            let number = number_key(store, secret, id).await?;
            store.bind(id, number, at).await?;
        }
        store.erase_again(entry.clone()).await
    }

    /// Ends every session, since some were ended meanwhile, and gives up every mail that waits.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was changed.
    pub async fn resume(&self, at: OffsetDateTime) -> Result<Resumed, StoreError> {
        self.store.resume(at).await
    }
}
