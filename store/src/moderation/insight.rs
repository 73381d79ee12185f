//! Moderation in numbers: for members, for moderators, and against the targets that administrators set.

use async_trait::async_trait;
use domain::moderation::{Heat, Ledger, TimeTargets};
use time::OffsetDateTime;
use uuid::Uuid;

use super::Purview;
use crate::StoreError;
use crate::document::Bilingual;

/// What waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pressing {
    /// Cases that wait for a decision.
    pub open: u64,
    /// Appeals that wait for another look.
    pub appealed: u64,
    /// Those of both that nobody has in hand.
    pub free: u64,
    /// Those of both that wait for longer than their target.
    pub late: u64,
}

/// What a moderator does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workload {
    /// What they are called.
    pub username: String,
    /// Cases that they have in hand.
    pub in_hand: u64,
    /// Decisions of theirs that stand, of the last seven days.
    pub week: u64,
    /// The same of the last thirty.
    pub month: u64,
}

/// A topic, and how much is said in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicHeat {
    /// Its number.
    pub topic: i64,
    /// Its title.
    pub title: Bilingual,
    /// How much.
    pub heat: Heat,
}

/// A day of moderation, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseDay {
    /// When it begins.
    pub day: OffsetDateTime,
    /// Cases that were opened.
    pub opened: u64,
    /// Decisions of people, as far as they stand.
    pub decided: u64,
}

/// Moderation in numbers.
#[async_trait]
pub trait Insight: Send + Sync {
    /// What was done since a moment: decisions of people that stand, appeals against them, and reports.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn ledger(&self, since: OffsetDateTime) -> Result<Ledger, StoreError>;

    /// The targets in force.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn targets(&self) -> Result<TimeTargets, StoreError>;

    /// Sets the targets, with its entry in the log of who did what. Says whether they are others than before.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn set_time_targets(
        &self,
        targets: TimeTargets,
        actor: Uuid,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// What waits, within a reach.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be counted.
    async fn pressing(
        &self,
        purview: &Purview,
        targets: TimeTargets,
        now: OffsetDateTime,
    ) -> Result<Pressing, StoreError>;

    /// What each moderator does within a reach, by name: whoever has the duty there, a case in hand, or decided one.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be counted.
    async fn workloads(&self, purview: &Purview, now: OffsetDateTime) -> Result<Vec<Workload>, StoreError>;

    /// The topics within a reach where anything was said or reported in the last day.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn lively_topics(
        &self,
        purview: &Purview,
        now: OffsetDateTime,
    ) -> Result<Vec<TopicHeat>, StoreError>;

    /// The last days within a reach, the oldest first and today last.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    async fn case_days(
        &self,
        purview: &Purview,
        days: u16,
        now: OffsetDateTime,
    ) -> Result<Vec<CaseDay>, StoreError>;
}
