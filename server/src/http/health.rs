//! Whether the program lives, and whether it can work.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use store::health::Schema;

use crate::state::App;

/// `GET /healthz`: the program answers.
pub async fn live() -> Response {
    say(StatusCode::OK, "ok\n")
}

/// `GET /readyz`: the database answers, and its schema is this version's, or a newer one that leaves room for it.
pub async fn ready(app: App) -> Response {
    match app.campaign.ready().await {
        Ok(Schema::Own) => say(StatusCode::OK, "ready\n"),
        Ok(Schema::Newer { schema, own }) => {
            say(StatusCode::OK, format!("ready on schema {schema}, newer than this version's {own}\n"))
        }
        Err(_) => say(StatusCode::SERVICE_UNAVAILABLE, "the database cannot be used\n"),
    }
}

fn say(status: StatusCode, words: impl Into<Body>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (status, headers, words.into()).into_response()
}
