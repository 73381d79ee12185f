//! `kill -9` at random points under load: whoever was told that they pledged, has.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::Outcome;
use super::client::Connection;
use super::commons::Place;
use super::ledger::{Difference, Ledger, integrity};
use super::people::People;

/// People who pledge at any one time.
const AT_ONCE: usize = 32;
/// The kill comes at any moment up to here after the first answer: time for several commits and checkpoints.
const LATEST_MS: u64 = 300;
const PATIENCE: Duration = Duration::from_mins(1);

/// What the crashes left.
#[derive(Clone, Debug, Default)]
pub struct Survival {
    /// Kills.
    pub points: usize,
    /// People who were told that they pledged.
    pub acknowledged: usize,
    /// Pledges kept: who was told nothing may be there or not.
    pub kept: usize,
    /// What was wrong after any restart.
    pub difference: Difference,
    /// What SQLite said about its file after a restart, where it was not `ok`.
    pub damage: Vec<String>,
}

impl Survival {
    /// Whether nothing was lost, doubled or damaged.
    pub fn is_whole(&self) -> bool {
        self.difference == Difference::default() && self.damage.is_empty()
    }
}

/// Starts, loads and kills `points` times on one database, and looks after every restart.
pub async fn survive(place: &Place, points: usize) -> Outcome<Survival> {
    let next = Arc::new(AtomicU64::new(0));
    let mut acknowledged = Vec::new();
    let mut survival = Survival::default();
    let mut commons = place.start().await?;
    while survival.points < points {
        let people = Arc::new(People::at(commons.address).await?);
        let first = Arc::new(Notify::new());
        let mut load = JoinSet::new();
        for _ in 0..AT_ONCE {
            load.spawn(pledge_until_the_end(people.clone(), commons.address, next.clone(), first.clone()));
        }
        timeout(PATIENCE, first.notified()).await.map_err(|_| "no pledge was answered")?;
        sleep(Duration::from_micros(rand::random_range(0..LATEST_MS * 1000))).await;
        commons.kill()?;
        while let Some(told) = load.join_next().await {
            acknowledged.extend(told?);
        }
        survival.points += 1;
        // The restart recovers the log; who looks before it would do that in its place.
        commons = place.start().await?;
        look(place, &acknowledged, &mut survival)?;
    }
    Ok(survival)
}

fn look(place: &Place, acknowledged: &[u64], survival: &mut Survival) -> Outcome<()> {
    let ledger = Ledger::of_sqlite(&place.database())?;
    let found = ledger.against(acknowledged);
    survival.difference.lost = survival.difference.lost.max(found.lost);
    survival.difference.doubled = survival.difference.doubled.max(found.doubled);
    survival.acknowledged = acknowledged.len();
    survival.kept = ledger.kept();
    let word = integrity(&place.database())?;
    if word != "ok" {
        survival.damage.push(format!("after kill {}: {word}", survival.points));
    }
    Ok(())
}

/// One visitor after the other, until the server is gone. Returns who was told that they pledged.
async fn pledge_until_the_end(
    people: Arc<People>,
    address: std::net::SocketAddr,
    next: Arc<AtomicU64>,
    first: Arc<Notify>,
) -> Vec<u64> {
    let mut told = Vec::new();
    let Ok(mut connection) = Connection::open(address).await else { return told };
    loop {
        let n = next.fetch_add(1, Ordering::Relaxed);
        match connection.exchange(&people.pledge(n)).await {
            Ok(303) => {
                told.push(n);
                first.notify_one();
            }
            Ok(_) => {}
            Err(_) => return told,
        }
    }
}
