//! A stream of how much was done in moderation.

use axum::response::Response;
use futures::StreamExt as _;
use tokio_stream::wrappers::WatchStream;

use crate::http::extract::Actor;
use crate::http::problem::Problem;
use crate::http::streams::Listener;
use crate::state::App;

/// `GET`: the number of the last entry that is there for the asker now, then whenever there is another.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn events(app: App, actor: Actor, listener: Listener) -> Result<Response, Problem> {
    let last = app.moderation.log_head().await?;
    let seen = app.live_cases.changes(last);
    let stop = app.stop.clone();
    let told = WatchStream::new(seen).then(move |_| {
        let (app, actor) = (app.clone(), actor.clone());
        // What failed is logged where it failed; the next change tells of this one as well.
        async move { app.moderation.last_log_entry(&actor).await.ok() }
    });
    let mut known = None;
    let new = told.filter_map(move |last| {
        let new = last.filter(|_| last != known);
        known = new.or(known);
        std::future::ready(new)
    });
    Ok(listener.hear(&stop, new.map(|last| last.to_string())))
}
