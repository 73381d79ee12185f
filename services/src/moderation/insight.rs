//! Moderation in numbers, and the targets that it is measured by.

use std::cmp::Reverse;

use domain::moderation::{MonthOfYear, MonthTold, TimeTargets, months_told};
use serde::Deserialize;
use store::StoreError;
use store::account::session::Actor;
use store::moderation::{CaseDay, Pressing, TopicHeat, Workload};

use super::Moderation;

/// Days that the dashboard counts.
const DAYS: u16 = 30;
/// Topics that it names.
const TOPICS: usize = 10;

/// What moderators see at a glance.
#[derive(Clone, Debug)]
pub struct Board {
    /// What waits.
    pub pressing: Pressing,
    /// What is late against these.
    pub targets: TimeTargets,
    /// Who does what.
    pub loads: Vec<Workload>,
    /// Topics that heat up, the hottest first.
    pub topics: Vec<TopicHeat>,
    /// The last days, today last.
    pub days: Vec<CaseDay>,
}

/// The targets, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct TimeTargetFields {
    pub grave: String,
    pub ordinary: String,
    pub appeal: String,
}

impl From<TimeTargets> for TimeTargetFields {
    fn from(targets: TimeTargets) -> Self {
        let TimeTargets { grave, ordinary, appeal } = targets;
        Self { grave: grave.to_string(), ordinary: ordinary.to_string(), appeal: appeal.to_string() }
    }
}

/// Which of them are none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeTargetErrors {
    /// That of grave cases.
    pub grave: bool,
    /// That of all others.
    pub ordinary: bool,
    /// That of appeals.
    pub appeal: bool,
}

impl Moderation {
    /// What members are told of moderation, the newest month first.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn transparency(&self) -> Result<Vec<MonthTold>, StoreError> {
        let now = self.clock.now();
        let current = MonthOfYear::of(now);
        let since = current.told().last().unwrap_or(current).start();
        Ok(months_told(&self.store.ledger(since).await?, now))
    }

    /// What the asker sees at a glance; `None` where they moderate nothing.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn board(&self, actor: &Actor) -> Result<Option<Board>, StoreError> {
        let Some(purview) = Self::purview(actor) else { return Ok(None) };
        let now = self.clock.now();
        let targets = self.store.targets().await?;
        let mut topics = self.store.lively_topics(&purview, now).await?;
        topics.retain(|topic| topic.heat.excess() > 0);
        topics.sort_by_key(|topic| (Reverse(topic.heat.excess()), topic.topic));
        topics.truncate(TOPICS);
        Ok(Some(Board {
            pressing: self.store.pressing(&purview, targets, now).await?,
            loads: self.store.workloads(&purview, now).await?,
            days: self.store.case_days(&purview, DAYS, now).await?,
            targets,
            topics,
        }))
    }

    /// The targets in force.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn targets(&self) -> Result<TimeTargets, StoreError> {
        self.store.targets().await
    }

    /// Sets the targets, if all that was typed are some.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn set_time_targets(
        &self,
        actor: &Actor,
        fields: &TimeTargetFields,
    ) -> Result<Result<(), TimeTargetErrors>, StoreError> {
        let [grave, ordinary, appeal] =
            [&fields.grave, &fields.ordinary, &fields.appeal].map(|typed| TimeTargets::read(typed));
        let (Some(grave), Some(ordinary), Some(appeal)) = (grave, ordinary, appeal) else {
            let errors = TimeTargetErrors {
                grave: grave.is_none(),
                ordinary: ordinary.is_none(),
                appeal: appeal.is_none(),
            };
            return Ok(Err(errors));
        };
        let targets = TimeTargets { grave, ordinary, appeal };
        self.store.set_time_targets(targets, actor.person, self.clock.now()).await?;
        Ok(Ok(()))
    }
}
