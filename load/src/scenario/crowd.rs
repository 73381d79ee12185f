//! Open pages in a crowd: 1,000 streams from 50 clients, beside whom 200 readers should notice nothing.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection as Database;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until};

use crate::bench::Bench;
use crate::readers::Readers;
use crate::scenario::live::{DATA, listen};
use crate::table::Row;
use load::Outcome;
use load::client::Connection;
use load::people::{People, get};

const STREAMS: usize = 1_000;
const CLIENTS: usize = 50;
const READERS: u32 = 200;
/// The share of a client, as it ships.
const SHARE: usize = 100;
const PATIENCE: Duration = Duration::from_secs(10);

pub async fn run(bench: &mut Bench) -> Outcome<()> {
    let mut place = bench.place()?;
    // All come from here, each through a proxy that says who they are.
    place.set("COMMONS_TRUSTED_PROXIES", "127.0.0.1");
    let commons = place.start().await?;
    let time = bench.seconds(30);
    let people = People::at(commons.address).await?;
    let mut connection = Connection::open(commons.address).await?;
    for n in 0..4 * time.as_secs() {
        connection.exchange(&people.pledge(n)).await?;
    }

    let alone = watched(&place.database(), commons.address, time).await?;
    let (heard, mut news) = mpsc::unbounded_channel();
    for stream in 0..STREAMS {
        tokio::spawn(listen(
            commons.address,
            stream_of(commons.address, stream % CLIENTS),
            DATA,
            heard.clone(),
        ));
    }
    for stream in 0..STREAMS {
        let told = tokio::time::timeout(PATIENCE, news.recv()).await;
        told.map_err(|_| format!("{} of {STREAMS} streams say nothing", STREAMS - stream))?;
    }
    let crowded = watched(&place.database(), commons.address, time).await?;
    let told = news.len();

    let (mut alone, mut crowded) = (alone, crowded);
    let (before, most) = (alone.spread.quantile(0.99), crowded.spread.quantile(0.99));
    bench.table.add(Row {
        figure: format!(
            "{READERS} readers beside {STREAMS} streams from {CLIENTS} clients, a confirmation each second"
        ),
        goal: "p99 under 20 ms, none fails".into(),
        measured: format!("{}; {} failed; {told} events told", crowded.spread.told(), crowded.failures),
        against: format!("without the streams: {}, p99 {before:.1} ms", alone.spread.told()),
        is_met: Some(most < 20.0 && crowded.failures + alone.failures == 0),
    });
    bench.table.must(greedy(commons.address).await?);
    Ok(())
}

/// The readers' answers, while somebody confirms each second.
async fn watched(database: &Path, address: SocketAddr, time: Duration) -> Outcome<crate::readers::Seen> {
    let readers = Readers::start(address, READERS, time);
    let database = Database::open(database)?;
    database.busy_timeout(PATIENCE)?;
    let started = Instant::now();
    for second in 0..u32::try_from(time.as_secs())? {
        sleep_until(started + second * Duration::from_secs(1)).await;
        database.execute(
            "INSERT INTO pledge_confirmations (pledge_id, confirmed) SELECT id, 0 FROM pledges WHERE id NOT IN \
             (SELECT pledge_id FROM pledge_confirmations) LIMIT 1",
            [],
        )?;
    }
    readers.end().await
}

/// One client alone gets no more than its share, whatever it asks for.
async fn greedy(address: SocketAddr) -> Outcome<Row> {
    let (mut open, mut refused) = (Vec::new(), 0);
    for _ in 0..2 * SHARE {
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(stream_of(address, CLIENTS).as_bytes()).await?;
        let mut start = [0; 12];
        stream.read_exact(&mut start).await?;
        if start.ends_with(b"200") {
            open.push(stream);
        } else {
            refused += 1;
        }
    }
    Ok(Row {
        figure: format!("one client asks for {} streams", 2 * SHARE),
        goal: format!("{SHARE}"),
        measured: format!("{} open, {refused} refused", open.len()),
        against: String::new(),
        is_met: Some(open.len() == SHARE),
    })
}

fn stream_of(address: SocketAddr, client: usize) -> String {
    let forwarded = format!("X-Forwarded-For: 198.51.100.{}\r\nCookie: ", client + 1);
    get(address, "/count/events").replacen("Cookie: ", &forwarded, 1)
}
