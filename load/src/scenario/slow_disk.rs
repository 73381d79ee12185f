//! Pledges on a disk each of whose syncs takes 5 ms: what real disks do, and test machines do not.

use std::time::Duration;

use crate::bench::Bench;
use crate::table::{Row, float};
use load::Outcome;
use load::ledger::Ledger;
use load::shim::Shim;

use super::pledges::{Load, tell_difference};

const RATE: u32 = 1000;
const DELAY: Duration = Duration::from_millis(5);

pub async fn run(bench: &mut Bench) -> Outcome<()> {
    if !Shim::can_be_built() {
        println!("left out: there is no C compiler (cc) to build the slow disk with");
        return Ok(());
    }
    let mut place = bench.place()?;
    let shim = Shim::under(&mut place, DELAY)?;
    let commons = place.start().await?;
    let before = shim.tally()?;
    let mut load = Load::on(&commons, RATE, bench.seconds(30)).await?;
    let after = shim.tally()?;
    load.tell(bench, " with 5 ms a sync", Some(RATE.into()));
    let syncs = |count: u64| -> Outcome<f64> {
        Ok(1000.0 * float(usize::try_from(count)?) / float(load.run.told.len()))
    };
    bench.table.add(Row {
        figure: "syncs per 1,000 pledges with 5 ms a sync".into(),
        goal: String::new(),
        measured: format!(
            "{:.1} of the write-ahead log, {:.1} others",
            syncs(after.log_syncs - before.log_syncs)?,
            syncs(after.other_syncs - before.other_syncs)?
        ),
        against: "counted under the program, as the kernel is asked".into(),
        is_met: None,
    });
    let ledger = Ledger::of_sqlite(&place.database())?;
    tell_difference(bench, " with 5 ms a sync", &load.run, ledger.against(&load.run.told), ledger.kept());
    Ok(())
}
