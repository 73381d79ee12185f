//! What people have used up of what they may do, where all nodes must agree on it.

use async_trait::async_trait;
use domain::account::Act;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;

/// Acts of somebody's, to be counted together.
#[derive(Clone, Debug)]
pub struct Spending {
    /// Who.
    pub person: Uuid,
    /// Whether their account is new.
    pub is_new: bool,
    /// What, and how often.
    pub acts: Vec<(Act, usize)>,
    /// When.
    pub at: OffsetDateTime,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spent {
    /// It is counted.
    Done,
    /// It is too much of this now, and nothing is counted. From then on it is possible.
    TooMuch(Act, OffsetDateTime),
}

/// Allowances.
#[async_trait]
pub trait Allowances: Send + Sync {
    /// Counts acts, all of them or none.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was counted.
    async fn spend(&self, spending: Spending) -> Result<Spent, StoreError>;

    /// Forgets the allowances that are whole again; returns how many.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was forgotten.
    async fn forget_allowances(&self, now: OffsetDateTime) -> Result<u64, StoreError>;
}
