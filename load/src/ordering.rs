//! The sync comes before the answer: while the disk holds it back nobody is told anything, and when it fails nobody is
//! told that they pledged.

use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

use super::Outcome;
use super::client::Connection;
use super::commons::Place;
use super::ledger::Ledger;
use super::people::{self, People};
use super::shim::{Shim, Tally};

/// People who pledge while the disk holds its syncs back.
const WAITING: u64 = 20;
/// How long they are watched getting no answer: a thousand times what one takes otherwise.
const WATCHED: Duration = Duration::from_secs(1);
/// How long the server may take to work again by itself once the disk does.
const RECOVERY: Duration = Duration::from_secs(5);
const PATIENCE: Duration = Duration::from_secs(20);

/// What was seen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ordering {
    /// Answers that came while no sync could end.
    pub too_early: usize,
    /// People told that they pledged once the sync went through.
    pub told: usize,
    /// Syncs of the write-ahead log that let them through.
    pub syncs: u64,
    /// The status that a pledge gets while syncs fail.
    pub while_failing: u16,
    /// The status that a pledge gets once the disk was repaired and the server had time to notice.
    pub repaired: u16,
    /// People told that they pledged who are not in the database.
    pub lost: usize,
}

impl Ordering {
    /// Whether it is as it must be.
    pub fn holds(&self) -> bool {
        self.too_early == 0
            && self.told == usize::try_from(WAITING).unwrap_or_default()
            && self.syncs > 0
            && self.while_failing == 503
            && self.repaired == 303
            && self.lost == 0
    }
}

/// Holds the disk's syncs back, then lets them fail, then repairs it.
pub async fn watch(place: &mut Place) -> Outcome<Ordering> {
    let shim = Shim::under(place, Duration::ZERO)?;
    let commons = place.start().await?;
    let people = People::at(commons.address).await?;
    let mut reader = Connection::open(commons.address).await?;
    let mut seen = Ordering::default();

    shim.hold()?;
    let mut answers = JoinSet::new();
    for n in 0..WAITING {
        let (people, address) = (people.clone(), commons.address);
        answers.spawn(async move { Connection::open(address).await?.exchange(&people.pledge(n)).await });
    }
    let before = until_held(&shim).await?;
    while let Ok(Some(_)) = timeout(WATCHED, answers.join_next()).await {
        seen.too_early += 1;
    }
    // Those who only read do not wait for the disk.
    let page = people::get(commons.address, "/en");
    if timeout(PATIENCE, reader.exchange(page.as_bytes())).await?? != 200 {
        return Err("nobody could read while a sync was held back".into());
    }
    shim.release()?;
    while let Some(answer) = timeout(PATIENCE, answers.join_next()).await? {
        seen.told += usize::from(answer?? == 303);
    }
    seen.syncs = shim.tally()?.log_syncs - before.log_syncs;

    shim.fail()?;
    seen.while_failing = timeout(PATIENCE, reader.exchange(&people.pledge(WAITING))).await??;
    shim.repair()?;
    let repaired = Instant::now();
    while seen.repaired != 303 && repaired.elapsed() < RECOVERY {
        seen.repaired = timeout(PATIENCE, reader.exchange(&people.pledge(WAITING + 1))).await??;
        sleep(Duration::from_millis(10)).await;
    }

    let told: Vec<u64> = (0..WAITING).chain((seen.repaired == 303).then_some(WAITING + 1)).collect();
    seen.lost = Ledger::of_sqlite(&place.database())?.against(&told).lost;
    Ok(seen)
}

/// Waits until the server has asked for a sync that it does not get.
async fn until_held(shim: &Shim) -> Outcome<Tally> {
    let started = Instant::now();
    loop {
        let tally = shim.tally()?;
        if tally.held > 0 {
            return Ok(tally);
        }
        if started.elapsed() > PATIENCE {
            let Tally { log_syncs, other_syncs, .. } = tally;
            return Err(
                format!("nothing was synced after {log_syncs} log syncs and {other_syncs} others").into()
            );
        }
        sleep(Duration::from_millis(1)).await;
    }
}
