//! What open queues hear: how much was done in moderation so far. They ask for the cases themselves, through the wall.

use std::time::Duration;

use axum::response::Response;
use futures::StreamExt as _;
use tokio::sync::{Notify, watch};
use tokio_stream::wrappers::WatchStream;
use tokio_util::sync::CancellationToken;

use crate::http::extract::Actor;
use crate::http::problem::Problem;
use crate::http::streams::Listener;
use crate::state::App;

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
}

/// Looks until it is told to stop, as long as somebody listens.
pub async fn run(app: App, stop: CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
            () = app.live_cases.acted.notified() => {}
        }
        if app.live_cases.last.receiver_count() == 0 {
            continue;
        }
        // What failed is logged where it failed; the next round tries again.
        if let Ok(last) = app.moderation.deeds_done().await {
            app.live_cases.last.send_if_modified(|known| std::mem::replace(known, last) != last);
        }
    }
}

/// `GET`: the number of the last entry that is there for the asker now, then whenever there is another.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn events(app: App, actor: Actor, listener: Listener) -> Result<Response, Problem> {
    let last = app.moderation.deeds_done().await?;
    let seen = app.live_cases.last.subscribe();
    app.live_cases.last.send_if_modified(|known| std::mem::replace(known, last) != last);
    let stop = app.stop.clone();
    let told = WatchStream::new(seen).then(move |_| {
        let (app, actor) = (app.clone(), actor.clone());
        // What failed is logged where it failed; the next change tells of this one as well.
        async move { app.moderation.last_deed(&actor).await.ok() }
    });
    let mut known = None;
    let new = told.filter_map(move |last| {
        let new = last.filter(|_| last != known);
        known = new.or(known);
        std::future::ready(new)
    });
    Ok(listener.hear(&stop, new.map(|last| last.to_string())))
}
