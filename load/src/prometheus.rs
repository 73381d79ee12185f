//! The server's own counts.

use std::net::SocketAddr;

use load::client::Connection;
use load::{Outcome, people};

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
        let mut connection = Connection::open(metrics).await?;
        connection.exchange(people::get(metrics, "/metrics").as_bytes()).await?;
        let text = std::str::from_utf8(connection.body())?;
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
