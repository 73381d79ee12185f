//! What binds a person beyond their account: measures that hold stay with the membership until they are over.

use async_trait::async_trait;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;

/// A keyed digest of a member number: finds a membership again without telling whose it is.
pub type NumberKey = [u8; 32];

/// Bonds.
#[async_trait]
pub trait RetainedMeasures: Send + Sync {
    /// Binds the measures that hold against somebody to their membership and mailbox, before they leave. The mailboxes that
    /// they had before, while a measure held, are bound to it already.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was bound.
    async fn bind(
        &self,
        person: Uuid,
        number: Option<NumberKey>,
        at: OffsetDateTime,
    ) -> Result<(), StoreError>;

    /// Holds somebody who is about to open an account to what is bound to their membership or mailbox. Returns how many
    /// measures that are. They stay bound as long as they hold.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was changed.
    async fn meet(
        &self,
        person: Uuid,
        number: Option<NumberKey>,
        at: OffsetDateTime,
    ) -> Result<u64, StoreError>;

    /// Forgets the bonds of measures that are over, with the reasons that were kept for them; returns how many.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was forgotten.
    async fn forget_retained_measures(&self, now: OffsetDateTime) -> Result<u64, StoreError>;
}
