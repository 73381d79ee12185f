//! The server's own counts.

use std::net::SocketAddr;

use load::client::Connection;
use load::{Outcome, people};

/// A quantile of a histogram, over the last minutes.
pub async fn quantile(metrics: SocketAddr, name: &str, quantile: &str) -> Outcome<f64> {
    let start = format!("{name}{{quantile=\"{quantile}\"}} ");
    let text = read(metrics).await?;
    let value = text.lines().find_map(|line| line.strip_prefix(&start)?.trim().parse().ok());
    value.ok_or_else(|| format!("the server shows no {start}").into())
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
        let count = |name: &str| -> f64 {
            let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
            line.and_then(|value| value.trim().parse().ok()).unwrap_or_default()
        };
        Ok(Self { commits: count("store_commits_total"), writes: count("store_writes_total") })
    }

    /// What was added since.
    pub fn since(self, before: Self) -> Self {
        Self { commits: self.commits - before.commits, writes: self.writes - before.writes }
    }
}
