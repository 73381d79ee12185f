//! Members: what it costs to know who asks, and what a flood of sign-ins does to those who read.

use std::net::SocketAddr;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use sha2::{Digest as _, Sha256};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use super::members::{SignIn, attempt, get, read_sign_ins, sign_in};
use crate::bench::Bench;
use crate::drive::{self, Ask};
use crate::peer;
use crate::prometheus::Timings;
use crate::spread::Spread;
use crate::table::{Row, float, number};
use load::Outcome;
use load::client::Connection;

/// Attempts to sign in at a time; each that was answered tries again a second later.
const FLOOD: u32 = 500;
const RETRY: Duration = Duration::from_secs(1);
/// People who read meanwhile, a page each quarter of a second, public and members' in turns.
const READERS: u32 = 40;
const PACE: Duration = Duration::from_millis(250);

pub async fn run(bench: &mut Bench) -> Outcome<()> {
    let place = bench.place()?;
    let sign_ins: Vec<SignIn> = read_sign_ins(&place.run(&["demo", "--json"])?)?;
    let commons = place.start().await?;
    let member = sign_ins.iter().find(|one| one.role == "member").ok_or("the demo has no member")?;
    let cookie = sign_in(commons.address, member).await?;

    let page: Arc<[u8]> = get(commons.address, "/en/account/terms", &cookie).into_bytes().into();
    let ask =
        Ask { address: commons.address, request: Arc::new(move |_| page.clone()), wanted: 200, first: 0 };
    let before = Timings::now(commons.metrics, "commons_asker_duration_seconds").await?;
    let time = bench.seconds(30);
    let (run, handing_over) =
        tokio::join!(drive::open(&ask, 16, 200, time), tokio::task::spawn_blocking(move || hand_over(time)));
    run?;
    let mean = Timings::now(commons.metrics, "commons_asker_duration_seconds").await?.mean_since(before);
    let token = cookie.split_once('=').map(|(_, token)| token).unwrap_or_default();
    let digest = Sha256::digest(token.as_bytes());
    let bare = peer::sqlite::session_lookup(&place.database(), &digest, 20_000)?;
    bench.table.add(Row {
        figure: "knowing who asks, mean at 200 members' pages/s".into(),
        goal: "under 80 µs".into(),
        measured: format!("{:.0} µs", mean * 1e6),
        against: format!(
            "one bare SQLite connection: {:.0} µs; asking a thread that waits, meanwhile: {:.0} µs",
            bare.as_secs_f64() * 1e6,
            handing_over?.as_secs_f64() * 1e6
        ),
        is_met: Some(mean < 80e-6),
    });

    let mut calm = Readers::start(commons.address, &cookie, time).end().await?;
    let names: Arc<[String]> = sign_ins.into_iter().map(|one| one.username).collect::<Vec<_>>().into();
    let readers = Readers::start(commons.address, &cookie, time);
    let flood = flood(commons.address, &names, time).await?;
    let mut flooded = readers.end().await?;
    bench.table.add(Row {
        figure: format!(
            "pages while {FLOOD} people at a time try to sign in ({} attempts/s, {:.0} % told to come back), p99",
            number(float(flood.attempts) / time.as_secs_f64()),
            100.0 * float(flood.put_off) / float(flood.attempts.max(1)),
        ),
        goal: "under 100 ms".into(),
        measured: format!("{}, {} failed", flooded.spread.told(), flooded.failures),
        against: format!("without the flood: {}", calm.spread.told()),
        is_met: Some(flooded.failures == 0 && flooded.spread.quantile(0.99) < 100.0),
    });
    Ok(())
}

/// What it takes, on average at the same pace, to ask another thread and to be woken by its answer, which has nothing to do: no
/// driver that answers from a thread of its own is quicker on this machine at this moment.
fn hand_over(time: Duration) -> Duration {
    let (ask, asked) = mpsc::channel();
    let (answer, answered) = mpsc::channel();
    let other = thread::spawn(move || asked.iter().all(|()| answer.send(()).is_ok()));
    let (mut rounds, mut spent, began) = (0, Duration::ZERO, Instant::now());
    while began.elapsed() < time {
        thread::sleep(Duration::from_millis(5));
        let turn = Instant::now();
        if ask.send(()).is_err() || answered.recv().is_err() {
            break;
        }
        spent += turn.elapsed();
        rounds += 1;
    }
    drop(ask);
    let _ = other.join();
    spent / rounds.max(1)
}

/// What became of the flood.
#[derive(Default)]
struct Flood {
    attempts: usize,
    put_off: usize,
}

async fn flood(address: SocketAddr, names: &Arc<[String]>, time: Duration) -> Outcome<Flood> {
    let started = Instant::now();
    let mut tasks: JoinSet<std::io::Result<Flood>> = JoinSet::new();
    for number in 0..FLOOD {
        let names = names.clone();
        tasks.spawn(async move {
            let mut told = Flood::default();
            let mut connection = Connection::open(address).await?;
            let mut due = started + RETRY * number / FLOOD;
            while due < started + time {
                sleep_until(due).await;
                let name = &names[(number as usize + told.attempts * 7) % names.len()];
                let status =
                    connection.exchange(attempt(address, name, "not+the+password").as_bytes()).await?;
                told.attempts += 1;
                told.put_off += usize::from(status == 503);
                due = Instant::now() + RETRY;
            }
            Ok(told)
        });
    }
    let mut all = Flood::default();
    while let Some(told) = tasks.join_next().await {
        let told = told??;
        all.attempts += told.attempts;
        all.put_off += told.put_off;
    }
    Ok(all)
}

/// People who read.
struct Readers(JoinSet<(Spread, usize)>);

/// What they saw.
struct Seen {
    spread: Spread,
    failures: usize,
}

impl Readers {
    fn start(address: SocketAddr, cookie: &str, time: Duration) -> Self {
        let started = Instant::now();
        let mut tasks = JoinSet::new();
        for reader in 0..READERS {
            let pages =
                ["/en", "/en/community", "/en/act", "/en/account"].map(|page| get(address, page, cookie));
            let due = started + PACE * reader / READERS;
            tasks.spawn(async move { read(address, &pages, due, started + time).await });
        }
        Self(tasks)
    }

    async fn end(mut self) -> Outcome<Seen> {
        let mut seen = Seen { spread: Spread::default(), failures: 0 };
        while let Some(reader) = self.0.join_next().await {
            let (spread, failures) = reader?;
            seen.spread.join(spread);
            seen.failures += failures;
        }
        Ok(seen)
    }
}

async fn read(address: SocketAddr, pages: &[String], mut due: Instant, end: Instant) -> (Spread, usize) {
    let (mut spread, mut failures) = (Spread::default(), 0);
    let Ok(mut connection) = Connection::open(address).await else { return (spread, 1) };
    for page in pages.iter().cycle() {
        if due >= end {
            break;
        }
        sleep_until(due).await;
        match connection.exchange(page.as_bytes()).await {
            Ok(200) => spread.add(due.elapsed()),
            _ => failures += 1,
        }
        due += PACE;
    }
    (spread, failures)
}
