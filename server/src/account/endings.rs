//! What open pages hear ends with their session, wherever and however that ended: a page that stays open learns nothing
//! that its next request would not be told.

use std::time::Duration;

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::state::App;

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
}

/// Looks until it is told to stop, as long as somebody listens.
pub async fn run(app: App, stop: CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
            () = app.endings.0.notified() => {}
        }
        let listening = app.streams.sessions();
        if listening.is_empty() {
            continue;
        }
        // What failed is logged where it failed; the next round tries again.
        for session in app.accounts.store.ended_sessions(listening).await.unwrap_or_default() {
            app.streams.end(session);
        }
    }
}
