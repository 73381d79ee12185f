//! As many pledges as go, against one bare SQLite connection that inserts the very same rows in groups of the same
//! size. The two are measured in turns.

use crate::bench::Bench;
use crate::drive;
use crate::peer::sqlite::Rows;
use crate::process::Meter;
use crate::prometheus::Writes;
use crate::spread::{Spread, median};
use crate::table::{Row, float, number};
use load::Outcome;
use load::ledger::Ledger;

use super::pledges::{ask, tell_difference};

const CONNECTIONS: usize = 512;

pub async fn run(bench: &mut Bench) -> Outcome<()> {
    let (mut rates, mut bares, mut shares, mut groups) = (vec![], vec![], vec![], vec![]);
    let (mut micros, mut own_micros) = (vec![], vec![]);
    let mut spread = Spread::default();
    for _ in 0..bench.times(5) {
        let place = bench.place()?;
        let commons = place.start().await?;
        let ask = ask(&commons).await?;
        let before = Writes::now(commons.metrics).await?;
        let meters = (Meter::start(commons.pid())?, Meter::start(std::process::id())?);
        let run = drive::closed(&ask, CONNECTIONS, bench.seconds(10)).await?;
        micros.push(meters.0.micros_each(run.told.len())?);
        own_micros.push(meters.1.micros_each(run.told.len())?);
        let writes = Writes::now(commons.metrics).await?.since(before);
        let ledger = Ledger::of_sqlite(&place.database())?;
        let found = ledger.against(&run.told);
        if found != load::ledger::Difference::default() || !run.other.is_empty() {
            tell_difference(bench, " at the maximum", &run, found, ledger.kept());
        }
        drop(commons);

        let group = writes.writes / writes.commits;
        let rows = Rows::of(&place.database())?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred")]
        let bare = rows.insert_into(&place.path("bare.sqlite"), group.round() as usize)?;
        let bare = float(rows.len()) / bare.as_secs_f64();
        rates.push(run.rate());
        bares.push(bare);
        shares.push(run.rate() / bare);
        groups.push(group);
        spread.join(run.spread);
    }
    let share = median(shares);
    bench.table.add(Row {
        figure: format!("pledges a second at the maximum, {CONNECTIONS} connections, {}", spread.told()),
        goal: "at least 40 % of the peer's".into(),
        measured: format!("{} ({:.0} a commit)", number(median(rates)), median(groups)),
        against: format!(
            "bare SQLite connection: {} ({:.0} %)",
            number(median(bares.clone())),
            100.0 * share
        ),
        is_met: Some(share >= 0.4),
    });
    bench.table.add(Row {
        figure: "processor time a pledge at the maximum".into(),
        goal: String::new(),
        measured: format!("server {:.1} µs, generator {:.1} µs", median(micros), median(own_micros)),
        against: format!("bare SQLite connection: {:.1} µs", 1e6 / median(bares)),
        is_met: None,
    });
    Ok(())
}
