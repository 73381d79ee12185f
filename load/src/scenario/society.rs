//! A large association: lists of topics with what is unread, and searching, while others read too; then comments by 64
//! members at once, and reactions, beside those readers. Who searches and writes takes turns, as people are allowed.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rand::SeedableRng as _;
use rand::rngs::StdRng;
use rusqlite::{Connection as Database, OpenFlags};
use tokio::time::sleep;

use super::members::{self, get, read_sign_ins, sign_in};
use crate::bench::Bench;
use crate::drive::{self, Ask};
use crate::society::{self, Size};
use crate::table::{Row, number};
use load::Outcome;
use load::client::Connection;
use load::commons::Commons;

/// Readers who ask at random moments, requests a second.
const STEADY: u32 = 50;
const READERS: usize = 32;
const WRITERS: usize = 64;

pub async fn run(bench: &mut Bench) -> Outcome<()> {
    let place = bench.place()?;
    let sign_ins = read_sign_ins(&place.run(&["demo", "--json"])?)?;
    let reader = sign_ins.iter().find(|one| one.role == "member").ok_or("the demo has no member")?;
    let size = bench.pick(society::WHOLE, society::TENTH, society::LEAST);
    let started = Instant::now();
    society::fill(&place.database(), size, &reader.username)?;
    let filled = started.elapsed();
    let commons = place.start().await?;
    let indexed = indexed(&place.database()).await?;
    println!(
        "  loaded {} comments in {:.0} s, indexed in {:.0} s",
        u64::from(size.topics) * u64::from(size.comments),
        filled.as_secs_f64(),
        indexed.as_secs_f64()
    );
    let cookie = sign_in(commons.address, reader).await?;
    let many = bench.pick(20_000, 5_000, 1_000);
    let everybody: Arc<[String]> = society::sign_in(&place.database(), many, &cookie)?.into();
    let themes = themes(&place.database())?;
    let lists = asks(&commons, Arc::new([cookie]), move |n| {
        let theme = &themes[usize::try_from(n).unwrap_or(0) % themes.len()];
        format!("/en/community/themes/{theme}?page={}", 1 + n % 7)
    });
    let searches = asks(&commons, everybody.clone(), |n| {
        let mut random = StdRng::seed_from_u64(n);
        let mut word = || society::word(society::rank(&mut random));
        match n % 3 {
            0 => format!("/en/community/search?q={}", word()),
            1 => format!("/en/community/search?q={}+{}", word(), word()),
            _ => format!("/en/community/search?q={}&language=fr", word()),
        }
    });
    let time = bench.seconds(30);
    let told = |size: Size| format!("{} members, {} topics", size.members, size.topics);
    for (figure, ask, goal) in
        [("list of topics with what is unread", &lists, 30.0), ("search", &searches, 60.0)]
    {
        let mut run = drive::open(ask, READERS, STEADY, time).await?;
        if !run.other.is_empty() {
            return Err(format!("{figure}: answers other than 200: {:?}", run.other).into());
        }
        bench.table.add(Row {
            figure: format!("{figure}, {}, {STEADY} requests/s (open loop), p99", told(size)),
            goal: format!("under {goal:.0} ms"),
            measured: run.spread.told(),
            against: String::new(),
            is_met: Some(run.spread.quantile(0.99) < goal),
        });
    }
    let (mut people, mut connection) = (Vec::new(), Connection::open(commons.address).await?);
    for cookie in everybody.iter() {
        people.push((cookie.clone(), members::whose(&mut connection, commons.address, cookie).await?));
    }
    let people: Arc<[(String, String)]> = people.into();
    let topics = open_topics(&place.database())?;
    comment(bench, &commons, &lists, (people.clone(), topics), time).await?;
    react(bench, &commons, (people, open_comments(&place.database())?), time).await
}

/// Comments as fast as they are taken, while readers go on; what each waited for.
async fn comment(
    bench: &mut Bench,
    commons: &Commons,
    lists: &Ask,
    (people, topics): (Arc<[(String, String)]>, Vec<i64>),
    time: Duration,
) -> Outcome<()> {
    let address = commons.address;
    let request = move |n: u64| -> Arc<[u8]> {
        let at = usize::try_from(n).unwrap_or(0);
        let (cookie, whose) = &people[at % people.len()];
        members::comment(address, (cookie, whose), topics[at % topics.len()], n).into()
    };
    let ask = Ask { address, request: Arc::new(request), wanted: 303, first: 0 };
    let (written, read) =
        tokio::join!(drive::closed(&ask, WRITERS, time), drive::open(lists, READERS, STEADY, time));
    let (mut written, mut read): (drive::Run, drive::Run) = (written?, read?);
    if !written.other.is_empty() {
        return Err(format!("comments answered otherwise: {:?}", written.other).into());
    }
    let mut row = |figure: &str, goal: &str, measured: String, is_met| {
        let (figure, goal) = (figure.into(), goal.into());
        bench.table.add(Row { figure, goal, measured, against: String::new(), is_met: Some(is_met) });
    };
    let rate = written.rate();
    row("comments accepted durably, 64 members at once, a second", "2,000", number(rate), rate >= 2_000.0);
    let is_met = written.spread.quantile(0.99) < 100.0;
    row("the same, p99", "under 100 ms", written.spread.told(), is_met);
    let is_met = read.spread.quantile(0.99) < 30.0;
    row("list of topics meanwhile, p99", "under 30 ms", read.spread.told(), is_met);
    Ok(())
}

/// Reactions as fast as they are taken, in place, as islands send them.
async fn react(
    bench: &mut Bench,
    commons: &Commons,
    (people, comments): (Arc<[(String, String)]>, Vec<i64>),
    time: Duration,
) -> Outcome<()> {
    let address = commons.address;
    let request = move |n: u64| -> Arc<[u8]> {
        let at = usize::try_from(n).unwrap_or(0);
        let (cookie, whose) = &people[at % people.len()];
        members::reaction(address, (cookie, whose), comments[at * 7_919 % comments.len()]).into()
    };
    let ask = Ask { address, request: Arc::new(request), wanted: 200, first: 0 };
    let mut reacted: drive::Run = drive::closed(&ask, WRITERS, time).await?;
    // Now and then somebody comes upon a comment of their own, which is refused.
    if reacted.other.keys().any(|status| *status != 409) {
        return Err(format!("reactions answered otherwise: {:?}", reacted.other).into());
    }
    let mut row = |figure: &str, goal: &str, measured: String, is_met| {
        let (figure, goal) = (figure.into(), goal.into());
        bench.table.add(Row { figure, goal, measured, against: String::new(), is_met: Some(is_met) });
    };
    let rate = reacted.rate();
    row("reactions accepted durably, 64 members at once, a second", "3,000", number(rate), rate >= 3_000.0);
    let is_met = reacted.spread.quantile(0.99) < 50.0;
    row("the same, p99", "under 50 ms", reacted.spread.told(), is_met);
    Ok(())
}

/// Asked by these people in turns.
pub fn asks(
    commons: &Commons,
    cookies: Arc<[String]>,
    path: impl Fn(u64) -> String + Send + Sync + 'static,
) -> Ask {
    let address = commons.address;
    let request = move |n| {
        let cookie = &cookies[usize::try_from(n).unwrap_or(0) % cookies.len()];
        get(address, &path(n), cookie).into_bytes().into()
    };
    Ask { address, request: Arc::new(request), wanted: 200, first: 0 }
}

/// Waits until everything can be found; how long it took.
pub async fn indexed(path: &std::path::Path) -> Outcome<Duration> {
    let started = Instant::now();
    let database = Database::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    loop {
        let left: bool = database.query_row(
            "SELECT EXISTS (SELECT 1 FROM comments WHERE analyser < 1) OR EXISTS (SELECT 1 FROM topics WHERE analyser < 1)",
            [],
            |row| row.get(0),
        )?;
        if !left {
            return Ok(started.elapsed());
        }
        sleep(Duration::from_millis(200)).await;
    }
}

fn themes(path: &std::path::Path) -> Outcome<Vec<String>> {
    let database = Database::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut all = database.prepare("SELECT lower(hex(id)) FROM themes")?;
    Ok(all.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

fn open_topics(path: &std::path::Path) -> Outcome<Vec<i64>> {
    let database = Database::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut all =
        database.prepare("SELECT id FROM topics WHERE state = 'open' ORDER BY id DESC LIMIT 1000")?;
    Ok(all.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

fn open_comments(path: &std::path::Path) -> Outcome<Vec<i64>> {
    let database = Database::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut all = database.prepare(
        "SELECT c.id FROM comments c JOIN topics t ON t.id = c.topic_id WHERE t.state = 'open' \
         AND c.withdrawn IS NULL AND c.withheld IS NULL ORDER BY c.id DESC LIMIT 50000",
    )?;
    Ok(all.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}
