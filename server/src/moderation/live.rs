//! How much was done in moderation, as it grows.

use domain::account::Capability;
use futures::StreamExt as _;
use futures::stream::{BoxStream, empty};
use store::account::session::Actor;
use tokio_stream::wrappers::WatchStream;

use crate::http::problem::Problem;
use crate::state::App;

/// The number of the last entry that is there for the asker now, and of each that comes; nothing for who does not moderate.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn cases(app: &App, actor: &Actor) -> Result<(Option<i64>, BoxStream<'static, i64>), Problem> {
    if !actor.standing.opens(Capability::Moderate) {
        return Ok((None, empty().boxed()));
    }
    let seen = app.live_cases.changes(app.moderation.log_head().await?);
    let first = app.moderation.last_log_entry(actor).await?;
    let (app, actor) = (app.clone(), actor.clone());
    let told = WatchStream::from_changes(seen).then(move |_| {
        let (app, actor) = (app.clone(), actor.clone());
        // What failed is logged where it failed; the next change tells of this one as well.
        async move { app.moderation.last_log_entry(&actor).await.ok() }
    });
    let mut known = first;
    let new = told.filter_map(move |last| {
        let new = last.filter(|last| *last != known);
        known = new.unwrap_or(known);
        std::future::ready(new)
    });
    Ok((Some(first), new.boxed()))
}
