//! Topics with comments, read by a member: on one core, against a bare axum handler that reads the same rows from the
//! same file and writes plain HTML. The two are measured in turns.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::{Connection as Database, params};

use super::members::{get, read_sign_ins, sign_in};
use crate::bench::Bench;
use crate::drive::{self, Ask};
use crate::peer;
use crate::spread::{Spread, median};
use crate::table::{Row, number};
use load::Outcome;
use load::client::Connection;
use load::people;

const CONNECTIONS: usize = 16;
/// Comments on a page, and in a long topic.
const PAGE: i64 = 50;
const LONG: i64 = 10_000;

pub async fn run(bench: &mut Bench) -> Outcome<()> {
    let place = bench.place()?;
    let sign_ins = read_sign_ins(&place.run(&["demo", "--json"])?)?;
    let (short, long) = (fill(&place.database(), PAGE)?, fill(&place.database(), LONG)?);
    let commons = place.start().await?;
    let member = sign_ins.iter().find(|one| one.role == "member").ok_or("the demo has no member")?;
    let cookie = sign_in(commons.address, member).await?;
    let bare = peer::topic::start(&place.database(), short)?;
    for (pid, core) in [(commons.pid(), "0"), (bare.pid(), "0"), (std::process::id(), "1")] {
        pin(pid, core)?;
    }

    let request = |topic: i64, asks: &str| {
        get(commons.address, &format!("/en/community/topics/{topic}?{asks}"), &cookie)
    };
    let not_compressed =
        |topic, asks: &str| ask(commons.address, &people::not_compressed(&request(topic, asks)));
    let ours = |topic, page: i64| not_compressed(topic, &format!("page={page}"));
    let compressed = ask(commons.address, &request(short, "page=1"));
    // The same comments from the other end: no page of that order but the first is kept.
    let missed = not_compressed(short, &format!("order=newest&after={LONG}"));
    let wire = length(&compressed).await?;
    let pages = [
        ours(short, 1),
        ours(long, 1),
        ours(long, LONG / PAGE / 2),
        ours(long, LONG / PAGE),
        compressed,
        missed,
    ];
    let theirs = ask(bare.address, &get(bare.address, "/", &cookie));
    let (bytes, bare_bytes) = (length(&pages[0]).await?, length(&theirs).await?);
    let time = bench.seconds(5);
    let mut rates = vec![Vec::new(); pages.len()];
    let mut ceiling = Vec::new();
    for round in 0..=bench.times(6) {
        for (page, rates) in pages.iter().zip(&mut rates) {
            let rate = rate(page, time).await?;
            // The first round warms up.
            if round > 0 {
                rates.push(rate);
            }
        }
        let rate = rate(&theirs, time).await?;
        if round > 0 {
            ceiling.push(rate);
        }
    }
    let rates: Vec<f64> = rates.into_iter().map(median).collect();
    let ceiling = median(ceiling);
    bench.table.add(Row {
        figure: format!("topic page with {PAGE} comments ({bytes} bytes), signed in, one core, requests/s"),
        goal: "at least a quarter of the ceiling".into(),
        measured: number(rates[0]),
        against: format!(
            "bare axum and SQLite ({bare_bytes} bytes): {} ({:.0} %)",
            number(ceiling),
            100.0 * rates[0] / ceiling
        ),
        is_met: Some(rates[0] >= ceiling / 4.0),
    });
    bench.table.add(Row {
        figure: format!("the same page as browsers ask for it, compressed: {wire} bytes, requests/s"),
        goal: "16 kB, and at least 80 % of the rate above".into(),
        measured: number(rates[4]),
        against: format!("{:.0} % of it", 100.0 * rates[4] / rates[0]),
        is_met: Some(wire <= 16_000 && rates[4] >= 0.8 * rates[0]),
    });
    bench.table.add(Row {
        figure: "the same comments, read and written anew each time, requests/s".into(),
        goal: String::new(),
        measured: number(rates[5]),
        against: format!("{:.0} % of it", 100.0 * rates[5] / rates[0]),
        is_met: None,
    });
    for (rate, page) in rates[1..].iter().zip(["first", "middle", "last"]) {
        bench.table.add(Row {
            figure: format!("{page} page of a topic with {LONG} comments, requests/s"),
            goal: "within 20 % of the page above".into(),
            measured: number(*rate),
            against: format!("{:.0} % of it", 100.0 * rate / rates[0]),
            is_met: Some(*rate >= 0.8 * rates[0]),
        });
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rate far below 2^32")]
    let steady = (rates[0] * 0.7) as u32;
    let mut spread = Spread::default();
    for _ in 0..bench.times(3) {
        spread.join(drive::open(&pages[0], CONNECTIONS, steady, time).await?.spread);
    }
    bench.table.add(Row {
        figure: format!("the same at 70 % of that ({} requests/s, open loop), p99", number(steady.into())),
        goal: "under 10 ms".into(),
        measured: spread.told(),
        against: String::new(),
        is_met: Some(spread.quantile(0.99) < 10.0),
    });
    Ok(())
}

fn ask(address: SocketAddr, request: &str) -> Ask {
    let request: Arc<[u8]> = request.as_bytes().into();
    Ask { address, request: Arc::new(move |_| request.clone()), wanted: 200, first: 0 }
}

async fn length(ask: &Ask) -> Outcome<usize> {
    let mut connection = Connection::open(ask.address).await?;
    let status = connection.exchange(&(ask.request)(0)).await?;
    if status != 200 {
        return Err(format!("a topic answers {status}").into());
    }
    Ok(connection.body().len())
}

async fn rate(ask: &Ask, time: Duration) -> Outcome<f64> {
    let run = drive::closed(ask, CONNECTIONS, time).await?;
    if !run.other.is_empty() {
        return Err(format!("answers other than 200: {:?}", run.other).into());
    }
    Ok(run.rate())
}

/// Keeps a process on one core (util-linux).
pub fn pin(pid: u32, core: &str) -> Outcome<()> {
    let done = Command::new("taskset").args(["-acp", core, &pid.to_string()]).output()?;
    if !done.status.success() {
        return Err(format!("taskset: {}", String::from_utf8_lossy(&done.stderr)).into());
    }
    Ok(())
}

/// A topic with so many comments by the demo's members, none of them a reply; its number.
pub fn fill(path: &Path, comments: i64) -> Outcome<i64> {
    let mut database = Database::open(path)?;
    let writing = database.transaction()?;
    let people: Vec<Vec<u8>> = writing
        .prepare("SELECT person_id FROM accounts")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    writing.execute(
        "INSERT INTO topics (theme_id, state, content, version, published, kind, title_en, title_fr, comments, threads, \
         active) SELECT theme_id, 'open', content, 1, published, kind, title_en, title_fr, $1, $1, published FROM topics \
         WHERE state = 'open' ORDER BY id LIMIT 1",
        [comments],
    )?;
    let topic = writing.last_insert_rowid();
    let words =
        "Beds are short, nurses leave one after the other, and the same form is filled in three times. ";
    for number in 1..=comments {
        let source = words.repeat(usize::try_from(1 + number % 5)?);
        let person = &people[usize::try_from(number)? % people.len()];
        let form: [u8; 16] = (i128::from(topic) << 64 | i128::from(number)).to_be_bytes();
        writing.execute(
            "INSERT INTO comments (topic_id, seq, position, author_id, language, source, html, renderer, form, created) \
             VALUES ($1, $2, $2, $3, 'en', $4, '<p>' || $4 || '</p>', 1, $5, 1700000000000 + $2)",
            params![topic, number, person, source, form],
        )?;
    }
    writing.commit()?;
    Ok(topic)
}
