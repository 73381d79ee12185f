//! The server's own counts.

use std::net::SocketAddr;

use load::client::Connection;
use load::{Outcome, people};

/// What a histogram has counted so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Timings {
    /// How often.
    pub count: f64,
    /// Seconds, in all.
    pub seconds: f64,
}

impl Timings {
    /// Asks the server.
    pub async fn now(metrics: SocketAddr, name: &str) -> Outcome<Self> {
        let text = read(metrics).await?;
        Ok(Self {
            count: value(&text, &format!("{name}_count")),
            seconds: value(&text, &format!("{name}_sum")),
        })
    }

    /// Seconds each, of what was counted since.
    pub fn mean_since(self, before: Self) -> f64 {
        (self.seconds - before.seconds) / (self.count - before.count)
    }
}

fn value(text: &str, name: &str) -> f64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.and_then(|value| value.trim().parse().ok()).unwrap_or_default()
}

async fn read(metrics: SocketAddr) -> Outcome<String> {
    let mut connection = Connection::open(metrics).await?;
    connection.exchange(people::get(metrics, "/metrics").as_bytes()).await?;
    Ok(std::str::from_utf8(connection.body())?.to_owned())
}

/// The writer's counts at one moment.
#[derive(Clone, Copy, Debug, Default)]
pub struct Writes {
    /// Transactions committed.
    pub commits: f64,
    /// Writes that they held.
    pub writes: f64,
}

impl Writes {
    /// Asks the server.
    pub async fn now(metrics: SocketAddr) -> Outcome<Self> {
        let text = read(metrics).await?;
        Ok(Self {
            commits: value(&text, "commons_store_commits_total"),
            writes: value(&text, "commons_store_writes_total"),
        })
    }

    /// What was added since.
    pub fn since(self, before: Self) -> Self {
        Self { commits: self.commits - before.commits, writes: self.writes - before.writes }
    }
}
