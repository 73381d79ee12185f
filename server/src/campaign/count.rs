//! What a program, or an open page, reads of the counter of confirmed pledges.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use futures::StreamExt as _;
use tokio_stream::wrappers::WatchStream;

use crate::http::streams::Listener;
use crate::state::App;

/// `GET /count.json`.
pub async fn json(app: App) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=1, stale-while-revalidate=30")),
    ];
    (headers, app.counter.last().json.clone()).into_response()
}

/// `GET /count/events`: the count now, then whenever it changes.
pub async fn events(app: App, listener: Listener) -> Response {
    let counts = WatchStream::new(app.counter.changes());
    listener.hear(&app.stop, counts.map(|count| String::from_utf8_lossy(&count.json).into_owned()))
}
