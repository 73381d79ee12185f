//! Ten thousand cases that wait, among the comments of a large association: a moderator's queue, its filters and pages.

use std::sync::Arc;

use rusqlite::{Connection as Database, params};

use super::members::{get, read_sign_ins, sign_in};
use super::moderator::Moderator;
use super::{flood, withheld};
use crate::bench::Bench;
use crate::drive::{self, Ask};
use crate::society::{self, CASES};
use crate::table::Row;
use load::Outcome;

/// Moderators who ask at random moments, requests a second.
const STEADY: u32 = 20;
const MODERATORS: usize = 8;
/// Milliseconds.
const GOAL: f64 = 30.0;

pub async fn run(bench: &mut Bench) -> Outcome<()> {
    let place = bench.place()?;
    let sign_ins = read_sign_ins(&place.run(&["demo", "--json"])?)?;
    let reader = sign_ins.iter().find(|one| one.role == "member").ok_or("the demo has no member")?;
    let size = bench.pick(society::WHOLE, society::TENTH, society::LEAST);
    society::fill(&place.database(), size, &reader.username)?;
    let database = Database::open(place.database())?;
    society::report(&database, size)?;
    let commons = place.start().await?;
    let cookie = sign_in(commons.address, reader).await?;
    // One who has signed in with both factors; doing so is measured elsewhere.
    database.execute(
        "INSERT INTO duties (person_id, duty, theme) SELECT person_id, 'moderator', zeroblob(16) FROM accounts \
         WHERE username = $1",
        params![reader.username],
    )?;
    database.execute("UPDATE sessions SET second_factor = TRUE", [])?;
    // One who is not new here may report more.
    database.execute("UPDATE accounts SET created = 0 WHERE username = $1", params![reader.username])?;
    let members = society::sign_in(&place.database(), 500, &cookie)?;
    let address = commons.address;
    let after = format!("100.{}.1", i64::MAX);
    let paths = [
        String::new(),
        "?clause=respect".to_owned(),
        "?kind=comment&with=nobody".to_owned(),
        format!("?after={after}"),
        "?clause=relevance&state=open".to_owned(),
        "?with=mine".to_owned(),
    ];
    let asks = cookie.clone();
    let request = move |n: u64| -> Arc<[u8]> {
        let path = &paths[usize::try_from(n).unwrap_or(0) % paths.len()];
        get(address, &format!("/en/dashboard/cases{path}"), &asks).into_bytes().into()
    };
    let ask = Ask { address, request: Arc::new(request), wanted: 200, first: 0 };
    let mut run = drive::open(&ask, MODERATORS, STEADY, bench.seconds(30)).await?;
    if !run.other.is_empty() {
        return Err(format!("the queue answers otherwise than 200: {:?}", run.other).into());
    }
    bench.table.add(Row {
        figure: format!("queue with {CASES} cases, {STEADY} requests/s (open loop), p99"),
        goal: format!("under {GOAL:.0} ms"),
        measured: run.spread.told(),
        against: String::new(),
        is_met: Some(run.spread.quantile(0.99) < GOAL),
    });
    withheld::run(bench, &database, Moderator::new(address, cookie.clone(), members.clone()).await?).await?;
    flood::run(bench, &database, Moderator::new(address, cookie, members).await?).await
}
