//! The answer where none was left: written when the program starts, so that nothing has to work for it but this.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;

use super::headers;
use crate::state::App;

/// Says in both languages that it is our mistake.
pub fn answer(app: &App) -> Response {
    let mut response = Response::new(Body::from(app.last_words.clone()));
    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers::headers(app, headers);
    response
}
