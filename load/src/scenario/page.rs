//! The landing page, compressed, kept open, through every middleware; against a bare axum handler that answers with
//! the same bytes. The two are measured in turns, since the machine's other work comes and goes.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use crate::bench::Bench;
use crate::drive::{self, Ask, Run};
use crate::peer;
use crate::process::Meter;
use crate::spread::{Spread, median};
use crate::table::{Row, float, number};
use load::client::Connection;
use load::{Outcome, people};

const CONNECTIONS: usize = 64;

/// What is looked for in the help centre.
const SEARCHES: [&str; 6] = [
    "/en/help/search?q=password",
    "/en/help/search?q=how+do+I+get+new+recovery+codes",
    "/fr/aide/recherche?q=empecher",
    "/fr/aide/recherche?q=effacer+mes+donn%C3%A9es",
    "/en/help/search?q=engagement",
    "/fr/aide/recherche?q=xyzzy",
];

/// What one of the two did over all rounds.
struct Side {
    ask: Ask,
    pid: u32,
    rates: Vec<f64>,
    most: Vec<f64>,
    micros: Vec<f64>,
}

pub async fn run(bench: &mut Bench) -> Outcome<()> {
    let place = bench.place()?;
    let commons = place.start().await?;
    let page = people::get(commons.address, "/en").replace("gzip, deflate, br, zstd", "br");
    let mut connection = Connection::open(commons.address).await?;
    let status = connection.exchange(page.as_bytes()).await?;
    if status != 200 {
        return Err(format!("the landing page answers {status}").into());
    }
    let bytes = connection.body().len();
    let file = place.path("landing.br");
    std::fs::write(&file, connection.body())?;
    let bare = peer::http::start(&file)?;

    let page: Arc<[u8]> = page.into_bytes().into();
    let side = |address, pid| {
        let page = page.clone();
        let ask = Ask { address, request: Arc::new(move |_| page.clone()), wanted: 200, first: 0 };
        Side { ask, pid, rates: Vec::new(), most: Vec::new(), micros: Vec::new() }
    };
    let (mut ours, mut theirs) = (side(commons.address, commons.pid()), side(bare.address, bare.pid()));
    let time = bench.seconds(6);
    ours.round(Duration::from_secs(1)).await?;
    theirs.round(Duration::from_secs(1)).await?;
    ours.forget();
    theirs.forget();
    for _ in 0..bench.times(7) {
        ours.round(time).await?;
        theirs.round(time).await?;
    }
    tell(bench, &ours, &theirs, bytes);
    // Under a load that both can bear, the wait for one another is gone from the latency.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rate far below 2^32")]
    let rate = (median(ours.rates.clone()) / 2.0) as u32;
    let mut steady = [Spread::default(), Spread::default()];
    for _ in 0..bench.times(3) {
        for (side, spread) in [&ours, &theirs].into_iter().zip(&mut steady) {
            spread.join(drive::open(&side.ask, CONNECTIONS, rate, time).await?.spread);
        }
    }
    let [most, bare_most] = steady.each_mut().map(|spread| spread.quantile(0.99));
    bench.table.add(Row {
        figure: format!("landing page, p99 at {} requests/s (open loop)", number(rate.into())),
        goal: "under twice the peer's".into(),
        measured: format!("{most:.2} ms"),
        against: format!("bare axum: {bare_most:.2} ms ({:.1} times)", most / bare_most),
        is_met: Some(most < 2.0 * bare_most),
    });
    help_search(bench, commons.address).await
}

/// Looking for help, each time in other words than just before.
async fn help_search(bench: &mut Bench, address: SocketAddr) -> Outcome<()> {
    let request = move |n: u64| {
        let words = SEARCHES[usize::try_from(n).unwrap_or_default() % SEARCHES.len()];
        people::get(address, words).into_bytes().into()
    };
    let ask = Ask { address, request: Arc::new(request), wanted: 200, first: 0 };
    let Run { other, mut spread, .. } = drive::open(&ask, CONNECTIONS, 50, bench.seconds(6)).await?;
    if !other.is_empty() {
        return Err(format!("answers other than 200: {other:?}").into());
    }
    let most = spread.quantile(0.99);
    bench.table.add(Row {
        figure: "help search, p99 at 50 searches/s (open loop)".into(),
        goal: "under 30 ms".into(),
        measured: format!("{most:.2} ms"),
        against: String::new(),
        is_met: Some(most < 30.0),
    });
    Ok(())
}

impl Side {
    async fn round(&mut self, time: Duration) -> Outcome<()> {
        let meter = Meter::start(self.pid)?;
        let Run { told, other, mut spread, took } = drive::closed(&self.ask, CONNECTIONS, time).await?;
        if !other.is_empty() {
            return Err(format!("answers other than 200: {other:?}").into());
        }
        self.rates.push(float(told.len()) / took.as_secs_f64());
        self.most.push(spread.quantile(0.99));
        self.micros.push(meter.micros_each(told.len())?);
        Ok(())
    }

    fn forget(&mut self) {
        self.rates.clear();
        self.most.clear();
        self.micros.clear();
    }
}

fn tell(bench: &mut Bench, ours: &Side, theirs: &Side, bytes: usize) {
    let of = |figures: &[f64]| median(figures.to_vec());
    let (rate, bare) = (of(&ours.rates), of(&theirs.rates));
    bench.table.add(Row {
        figure: format!("landing page ({bytes} bytes of brotli), requests/s, {CONNECTIONS} connections"),
        goal: "at least half the peer's".into(),
        measured: number(rate),
        against: format!("bare axum: {} ({:.0} %)", number(bare), 100.0 * rate / bare),
        is_met: Some(rate >= bare / 2.0),
    });
    let (most, bare) = (of(&ours.most), of(&theirs.most));
    bench.table.add(Row {
        figure: "landing page, p99 at that rate".into(),
        goal: "under twice the peer's".into(),
        measured: format!("{most:.2} ms"),
        against: format!("bare axum: {bare:.2} ms ({:.1} times)", most / bare),
        is_met: Some(most < 2.0 * bare),
    });
    let (micros, bare) = (of(&ours.micros), of(&theirs.micros));
    bench.table.add(Row {
        figure: "landing page, the server's own processor time a request".into(),
        goal: String::new(),
        measured: format!("{micros:.1} µs"),
        against: format!("bare axum: {bare:.1} µs ({:.1} times)", micros / bare),
        is_met: None,
    });
}
