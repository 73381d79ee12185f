//! Whether the program lives, and whether it can work.

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::state::App;

/// `GET /healthz`: the program answers.
pub async fn live() -> Response {
    say(StatusCode::OK, "ok\n")
}

/// `GET /readyz`: the database answers, and its schema is this version's.
pub async fn ready(State(app): State<App>) -> Response {
    match app.campaign.store.ready().await {
        Ok(()) => say(StatusCode::OK, "ready\n"),
        Err(_) => say(StatusCode::SERVICE_UNAVAILABLE, "the database cannot be used\n"),
    }
}

fn say(status: StatusCode, words: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (status, headers, words).into_response()
}
