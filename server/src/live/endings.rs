//! What open pages hear ends with their session, wherever and however that ended: a page that stays open learns nothing
//! that its next request would not be told.

use std::time::Duration;

use services::account::Accounts;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::seats::Streams;

/// How often it is looked which sessions have ended, for those that another process ended.
const EVERY: Duration = Duration::from_secs(1);

/// Says that sessions were ended here.
#[derive(Debug, Default)]
pub struct Endings(Notify);

impl Endings {
    /// Has it looked at once.
    pub fn look(&self) {
        self.0.notify_one();
    }

    /// Looks until it is told to stop, as long as somebody listens.
    pub async fn run(&self, accounts: &Accounts, streams: &Streams, stop: &CancellationToken) {
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(EVERY) => {}
                () = self.0.notified() => {}
            }
            let listening = streams.sessions();
            if listening.is_empty() {
                continue;
            }
            // What failed is logged where it failed; the next round tries again.
            for session in accounts.ended_sessions(listening).await.unwrap_or_default() {
                streams.end(session);
            }
        }
    }
}
