//! A comment that reaches 1,000 open pages, with the program on one core.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::mpsc;

use super::community::{fill, pin};
use super::members::{comment, get, read_sign_ins, sign_in, whose};
use crate::bench::Bench;
use crate::spread::Spread;
use crate::table::Row;
use load::Outcome;
use load::client::Connection;

const PAGES: usize = 1_000;
/// A page that heard nothing for so long never will.
const PATIENCE: Duration = Duration::from_secs(10);

pub async fn run(bench: &mut Bench) -> Outcome<()> {
    let mut place = bench.place()?;
    // One browser's session from one address stands for all of them.
    place.set("COMMONS_STREAMS_PER_CLIENT", "100000");
    place.set("COMMONS_STREAMS_PER_SESSION", "100000");
    let sign_ins = read_sign_ins(&place.run(&["demo", "--json"])?)?;
    let topic = fill(&place.database(), 1)?;
    let commons = place.start().await?;
    let member = sign_ins.iter().find(|one| one.role == "member").ok_or("the demo has no member")?;
    let cookie = sign_in(commons.address, member).await?;
    pin(commons.pid(), "0")?;
    pin(std::process::id(), "1")?;

    let (heard, mut news) = mpsc::unbounded_channel();
    let request = get(commons.address, "/en/community/events", &cookie);
    for _ in 0..PAGES {
        tokio::spawn(listen(commons.address, request.clone(), DATA, heard.clone()));
    }
    all(&mut news).await?;
    let mut connection = Connection::open(commons.address).await?;
    let whose = whose(&mut connection, commons.address, &cookie).await?;
    let mut spread = Spread::default();
    for round in 0..bench.times(20) {
        let sent = Instant::now();
        let status =
            connection.exchange(&comment(commons.address, (&cookie, &whose), topic, round as u64)).await?;
        if status != 303 {
            return Err(format!("a comment answers {status}").into());
        }
        all(&mut news).await?;
        spread.add(sent.elapsed());
    }
    let last = spread.quantile(1.0);
    bench.table.add(Row {
        figure: format!("a comment reaches {PAGES} open pages, one core, the last of them"),
        goal: "under 1 s".into(),
        measured: spread.told(),
        against: String::new(),
        is_met: Some(last < 1_000.0),
    });
    Ok(())
}

/// Waits until every page heard something.
async fn all(news: &mut mpsc::UnboundedReceiver<()>) -> Outcome<()> {
    for page in 0..PAGES {
        tokio::time::timeout(PATIENCE, news.recv())
            .await
            .map_err(|_| format!("{} of {PAGES} pages heard nothing", PAGES - page))?;
    }
    Ok(())
}

/// What every event begins with.
pub const DATA: &str = "data: ";

/// An open page: says whenever an event arrives that says `what`.
pub async fn listen(
    address: SocketAddr,
    request: String,
    what: &'static str,
    heard: mpsc::UnboundedSender<()>,
) -> std::io::Result<()> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut bytes = [0; 2048];
    loop {
        let read = stream.read(&mut bytes).await?;
        if read == 0 {
            return Ok(());
        }
        let has_event = bytes[..read].windows(what.len()).any(|bytes| bytes == what.as_bytes());
        if has_event && heard.send(()).is_err() {
            return Ok(());
        }
    }
}
