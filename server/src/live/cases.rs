//! What open queues hear: how much was done in moderation so far. They ask for the cases themselves, through the wall.

use std::time::Duration;

use services::moderation::Moderation;
use tokio::sync::{Notify, watch};
use tokio_util::sync::CancellationToken;

/// How often the log is looked at, for what another process did.
const EVERY: Duration = Duration::from_millis(500);

/// The number of the log's last entry, for whoever listens.
#[derive(Debug, Default)]
pub struct LiveCases {
    last: watch::Sender<i64>,
    acted: Notify,
}

impl LiveCases {
    /// Says that something was done here.
    pub fn acted(&self) {
        self.acted.notify_one();
    }

    /// The number of the last entry from now on; where this is it, those who listen hear it.
    pub fn changes(&self, last: i64) -> watch::Receiver<i64> {
        let changes = self.last.subscribe();
        self.tell(last);
        changes
    }

    fn tell(&self, last: i64) {
        self.last.send_if_modified(|known| std::mem::replace(known, last) != last);
    }

    /// Looks until it is told to stop, as long as somebody listens.
    pub async fn run(&self, moderation: &Moderation, stop: &CancellationToken) {
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(EVERY) => {}
                () = self.acted.notified() => {}
            }
            if self.last.receiver_count() == 0 {
                continue;
            }
            // What failed is logged where it failed; the next round tries again.
            if let Ok(last) = moderation.log_head().await {
                self.tell(last);
            }
        }
    }
}
