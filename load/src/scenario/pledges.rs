//! Pledges at a steady rate, each somebody else's, while 200 people poll the counter and the page.

use std::sync::Arc;
use std::time::Duration;

use crate::bench::Bench;
use crate::drive::{self, Ask, Run};
use crate::process::resident;
use crate::prometheus::Writes;
use crate::readers::{Readers, Seen};
use crate::table::{Row, float, number};
use load::Outcome;
use load::commons::Commons;
use load::ledger::{Difference, Ledger, integrity};
use load::people::People;

const RATE: u32 = 3000;
const READERS: u32 = 200;
/// Visitors' connections: enough for a rate to be kept up while each answer takes a sixth of a second.
const CONNECTIONS: usize = 512;

/// A load and what the server's writer did meanwhile.
pub struct Load {
    /// The rate that was asked for.
    pub rate: u32,
    /// The pledges.
    pub run: Run,
    /// The readers.
    pub seen: Seen,
    /// Commits and writes.
    pub writes: Writes,
}

/// Everybody who may pledge at `commons`, as a load.
pub async fn ask(commons: &Commons) -> Outcome<Ask> {
    let people = People::at(commons.address).await?;
    let request = Arc::new(move |n| people.pledge(n).into());
    Ok(Ask { address: commons.address, request, wanted: 303, first: 0 })
}

impl Load {
    /// Puts it on a server.
    pub async fn on(commons: &Commons, rate: u32, time: Duration) -> Outcome<Self> {
        let ask = ask(commons).await?;
        let before = Writes::now(commons.metrics).await?;
        let readers = Readers::start(commons.address, READERS, time);
        let run = drive::open(&ask, CONNECTIONS, rate, time).await?;
        let seen = readers.end().await?;
        let writes = Writes::now(commons.metrics).await?.since(before);
        Ok(Self { rate, run, seen, writes })
    }

    /// Prints the figures that every such load has.
    pub fn tell(&mut self, bench: &mut Bench, on: &str, goal: Option<f64>) {
        let Self { rate, run, seen, writes } = self;
        let most = run.spread.quantile(0.99);
        bench.table.add(Row {
            figure: format!("pledges accepted a second{on}, open loop at {rate}/s, {READERS} readers"),
            goal: goal.map_or_else(String::new, |goal| format!("{}, p99 under 100 ms", number(goal))),
            measured: format!(
                "{} for {:.0} s; {}",
                number(run.rate()),
                run.took.as_secs_f64(),
                run.spread.told()
            ),
            against: "about 33/s brought a national petition site down in 2019".into(),
            // The last moments of a random stream may hold a little less than its mean.
            is_met: goal.map(|goal| run.rate() > 0.98 * goal && most < 100.0 && run.other.is_empty()),
        });
        bench.table.add(Row {
            figure: format!("readers' answers meanwhile{on}"),
            goal: "none fails".into(),
            measured: format!("{}; {} failed", seen.spread.told(), seen.failures),
            against: format!("{READERS} readers, the counter and the page once a second each"),
            is_met: Some(seen.failures == 0),
        });
        // Grouping matters at the full rate: at a third of it, a third as many share a commit.
        let is_full = *rate >= RATE && goal.is_some();
        let commits = 1000.0 * writes.commits / float(run.told.len());
        bench.table.add(Row {
            figure: format!("commits per 1,000 pledges{on}, the mail worker's included"),
            goal: if is_full { "50 at most".into() } else { String::new() },
            measured: format!("{commits:.1}"),
            against: "1,000 without grouping".into(),
            is_met: is_full.then_some(commits <= 50.0),
        });
    }
}

/// Prints whether those who were told that they pledged have, once each.
pub fn tell_difference(bench: &mut Bench, on: &str, run: &Run, found: Difference, kept: usize) {
    bench.table.must(Row {
        figure: format!("pledges refused, lost, doubled{on}"),
        goal: "0, 0, 0".into(),
        measured: format!("{}, {}, {}", run.other.values().sum::<usize>(), found.lost, found.doubled),
        against: format!("{} acknowledged, {kept} kept", run.told.len()),
        is_met: Some(run.other.is_empty() && found == Difference::default()),
    });
}

pub async fn run(bench: &mut Bench) -> Outcome<()> {
    let place = bench.place()?;
    let commons = place.start().await?;
    let mut load = Load::on(&commons, RATE, bench.seconds(60)).await?;
    load.tell(bench, "", Some(RATE.into()));
    let ledger = Ledger::of_sqlite(&place.database())?;
    tell_difference(bench, "", &load.run, ledger.against(&load.run.told), ledger.kept());
    #[expect(clippy::cast_precision_loss, reason = "bytes of memory, told in whole megabytes")]
    let megabytes = resident(commons.pid())? as f64 / 1e6;
    bench.table.add(Row {
        figure: "memory after the load".into(),
        goal: "under 100 MB".into(),
        measured: format!("{megabytes:.0} MB"),
        against: "resident, as the kernel counts it".into(),
        is_met: Some(megabytes < 100.0),
    });
    let word = integrity(&place.database())?;
    bench.table.must(Row {
        figure: "integrity check after the load".into(),
        goal: "ok".into(),
        is_met: Some(word == "ok"),
        measured: word,
        against: "SQLite's own".into(),
    });
    Ok(())
}
