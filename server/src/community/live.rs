//! A stream of how many comments a topic has.

use futures::StreamExt as _;
use tokio_stream::wrappers::WatchStream;

use super::Answer;
use crate::http::extract::Id;
use crate::http::problem::Problem;
use crate::http::streams::Listener;
use crate::state::App;

/// `GET`: the number of a topic's comments now, then whenever there are more.
///
/// # Errors
/// [`Problem`] when there is no such topic.
pub async fn events(app: App, listener: Listener, Id(topic): Id<i64>) -> Answer {
    let count = app.community.count(topic).await?.ok_or(Problem::NOT_FOUND)?;
    let counts = WatchStream::new(app.live.watch(topic, count));
    Ok(listener.hear(&app.stop, counts.map(|count| count.to_string())))
}
