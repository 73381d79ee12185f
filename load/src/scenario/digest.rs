//! The morning's digests of a large association: each member's queued as one mail, with a `kill -9` half way.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection as Database, OpenFlags, params};
use tokio::time::sleep;

use super::members::read_sign_ins;
use crate::bench::Bench;
use crate::society::{self, Size};
use crate::table::{Row, number};
use load::Outcome;

/// Topics that each member follows, with comments in each that they have not read.
const FOLLOWED: u32 = 3;
/// The moment, in milliseconds.
const NOW: &str = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";
/// How often it is looked how many are left.
const PAUSE: Duration = Duration::from_millis(50);
/// It takes no longer, or it is stuck.
const PATIENCE: Duration = Duration::from_mins(15);

pub async fn run(bench: &mut Bench) -> Outcome<()> {
    let mut place = bench.place()?;
    // Nothing listens there: what is queued stays, to be counted.
    place.set("COMMONS_MAIL_URL", "smtp://127.0.0.1:1");
    let sign_ins = read_sign_ins(&place.run(&["demo", "--json"])?)?;
    let reader = sign_ins.iter().find(|one| one.role == "member").ok_or("the demo has no member")?;
    let members = bench.pick(100_000, 10_000, 1_000);
    let size = Size { members, topics: 300, comments: 100 };
    society::fill(&place.database(), size, &reader.username)?;
    follow(&place.database(), size)?;

    let started = Instant::now();
    let mut commons = place.start().await?;
    let database = Database::open_with_flags(place.database(), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    until(&database, members / 2, started).await?;
    commons.kill()?;
    let commons = place.start().await?;
    until(&database, 0, started).await?;
    let took = started.elapsed();
    drop(commons);

    let (mails, people): (u32, u32) = database.query_row(
        "SELECT COUNT(*), COUNT(DISTINCT person_id) FROM outbox WHERE kind = 'notices_digest' \
         AND person_id IN (SELECT person_id FROM accounts WHERE username LIKE 'member.%')",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    bench.table.must(Row {
        figure: "digests, killed once half way: none twice, none left out".into(),
        goal: number(members.into()),
        measured: format!("{} to {} people", number(mails.into()), number(people.into())),
        against: String::new(),
        is_met: Some(mails == members && people == members),
    });
    bench.table.add(Row {
        figure: format!("the same, with {FOLLOWED} followed topics each, built in"),
        goal: "5 min for 100,000".into(),
        measured: format!("{:.1} s", took.as_secs_f64()),
        against: String::new(),
        is_met: Some(took < Duration::from_mins(5)),
    });
    Ok(())
}

/// Everybody of the large association follows some topics, and their time has just come.
fn follow(path: &Path, size: Size) -> Outcome<()> {
    let database = Database::open(path)?;
    database.execute(
        "INSERT INTO follows (person_id, topic_id, state, seen, mailed) \
         SELECT a.person_id, t.id, 'followed', 0, 50 FROM \
         (SELECT person_id, ROW_NUMBER() OVER () AS place FROM accounts WHERE username LIKE 'member.%') a \
         JOIN (SELECT id, ROW_NUMBER() OVER (ORDER BY id DESC) AS place FROM topics ORDER BY id DESC LIMIT $1) t \
         ON (t.place - a.place % $1 + $1) % $1 < $2",
        params![size.topics, FOLLOWED],
    )?;
    let come = format!("UPDATE accounts SET digest_due = {NOW} WHERE username LIKE 'member.%'");
    database.execute(&come, [])?;
    Ok(())
}

/// Waits until no more than so many are left.
async fn until(database: &Database, left: u32, started: Instant) -> Outcome<()> {
    let mut due = database
        .prepare(&format!("SELECT COUNT(*) FROM accounts WHERE digest_due > 0 AND digest_due <= {NOW}"))?;
    while due.query_row([], |row| row.get::<_, u32>(0))? > left {
        if started.elapsed() > PATIENCE {
            return Err("digests are not done".into());
        }
        sleep(PAUSE).await;
    }
    Ok(())
}
