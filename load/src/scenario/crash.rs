//! Kills under load, and syncs that are held back or fail. The same checks, shorter, are in the test suite.

use crate::bench::Bench;
use crate::table::Row;
use load::Outcome;
use load::crash::{Survival, survive};
use load::ordering;

/// Kills on one database: more would measure SQLite's integrity check.
const A_DATABASE: usize = 50;
/// In the shortest form.
const FEW: usize = 5;

pub async fn run(bench: &mut Bench) -> Outcome<()> {
    let mut all = Survival::default();
    for _ in 0..bench.times(6) {
        let one = survive(&bench.place()?, bench.pick(A_DATABASE, A_DATABASE, FEW)).await?;
        all.points += one.points;
        all.acknowledged += one.acknowledged;
        all.kept += one.kept;
        all.difference.lost += one.difference.lost;
        all.difference.doubled += one.difference.doubled;
        all.damage.extend(one.damage);
        println!("{} kills so far, {} pledges acknowledged", all.points, all.acknowledged);
    }
    let Survival { points, acknowledged, kept, .. } = all;
    bench.table.must(Row {
        figure: format!("kill -9 under load at {points} random points, then restart"),
        goal: "none lost, none doubled, integrity ok".into(),
        measured: format!(
            "{} lost, {} doubled, {} damaged {}",
            all.difference.lost,
            all.difference.doubled,
            all.damage.len(),
            all.damage.join("; ")
        ),
        against: format!("{acknowledged} acknowledged, {kept} kept"),
        is_met: Some(all.is_whole()),
    });
    let seen = ordering::watch(&mut bench.place()?).await?;
    bench.table.must(Row {
        figure: "the sync comes before the answer".into(),
        goal: "no answer while syncs are held back, 503 while they fail".into(),
        measured: format!(
            "{} answers too early; {} told after {} syncs; {} while syncs fail, {} once repaired",
            seen.too_early, seen.told, seen.syncs, seen.while_failing, seen.repaired
        ),
        against: format!("{} told and not kept", seen.lost),
        is_met: Some(seen.holds()),
    });
    Ok(())
}
