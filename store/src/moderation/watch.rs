//! What administrators have comments looked at for.

use std::collections::BTreeSet;

use async_trait::async_trait;
use domain::moderation::{AuthorRules, Signal, WatchRules};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;

/// What speaks against a comment before anybody reports it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scrutiny {
    /// What it says against itself.
    pub signals: BTreeSet<Signal>,
    /// Whether nobody else reads it until a moderator has looked.
    pub holds: bool,
    /// What else its author wrote may speak against a new one.
    pub author: AuthorRules,
    /// The identifier of the decision that hides it, where one does.
    pub decision: Uuid,
    /// Makes the digest of the text in that.
    pub salt: Uuid,
}

/// The rules by which comments are looked at.
#[async_trait]
pub trait Watching: Send + Sync {
    /// Which version of the rules is in force; 0 before any was set.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn watch_version(&self) -> Result<i64, StoreError>;

    /// The rules in force, with their version.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn watch_rules(&self) -> Result<(i64, WatchRules), StoreError>;

    /// Sets the rules, with the entry in the log of who did what. Says whether they are others than before.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn set_watch_rules(
        &self,
        rules: WatchRules,
        actor: Uuid,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;
}
