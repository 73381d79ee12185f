//! What a script of ours posts and reads: small JSON, never kept.

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::form;
use super::nul;
use super::problem::Problem;

/// A posted JSON object. Nothing but `application/json` is read, which no form of another site's can send.
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request<Body>, state: &S) -> Result<Self, Problem> {
        let body = form::body(request, state, "application/json").await?;
        let body = nul::in_json(&body).map_or(body, Into::into);
        serde_json::from_slice(&body).map(Self).map_err(|_| Problem::BAD_REQUEST)
    }
}

/// An answer to a script, `no-store`.
pub fn answer(status: StatusCode, content: &impl Serialize) -> Response {
    let Ok(json) = serde_json::to_vec(content) else { return Problem::INTERNAL.into_response() };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (status, headers, json).into_response()
}
