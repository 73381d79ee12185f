//! People who look while others pledge: each asks for the counter and the page once a second.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use crate::spread::Spread;
use load::Outcome;
use load::client::Connection;
use load::people;

const EVERY: Duration = Duration::from_secs(1);

/// Readers at work. They stop when they are dropped.
pub struct Readers(JoinSet<(Spread, usize)>);

/// What they saw.
pub struct Seen {
    /// How long their answers took.
    pub spread: Spread,
    /// Answers that were not 200.
    pub failures: usize,
}

impl Readers {
    /// `count` readers, spread over the second, for `time`.
    pub fn start(address: SocketAddr, count: u32, time: Duration) -> Self {
        let started = Instant::now();
        let mut tasks = JoinSet::new();
        for reader in 0..count {
            tasks.spawn(read(address, started + EVERY * reader / count, started + time));
        }
        Self(tasks)
    }

    /// Waits until all have looked for the last time.
    pub async fn end(mut self) -> Outcome<Seen> {
        let mut seen = Seen { spread: Spread::default(), failures: 0 };
        while let Some(reader) = self.0.join_next().await {
            let (spread, failures) = reader?;
            seen.spread.join(spread);
            seen.failures += failures;
        }
        Ok(seen)
    }
}

async fn read(address: SocketAddr, mut due: Instant, end: Instant) -> (Spread, usize) {
    let requests = ["/count.json", "/en"].map(|path| people::get(address, path));
    let (mut spread, mut failures) = (Spread::default(), 0);
    let mut connection = None;
    while due < end {
        sleep_until(due).await;
        let mut at = due;
        for request in &requests {
            if connection.is_none() {
                connection = Connection::open(address).await.ok();
            }
            let Some(open) = connection.as_mut() else {
                failures += 1;
                continue;
            };
            match open.exchange(request.as_bytes()).await {
                Ok(200) => spread.add(at.elapsed()),
                Ok(_) => failures += 1,
                Err(_) => {
                    failures += 1;
                    connection = None;
                }
            }
            at = Instant::now();
        }
        due += EVERY;
    }
    (spread, failures)
}
