//! A posted form, urlencoded and small.

use app::routes::Size;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;

use super::nul;
use super::problem::Problem;

/// Largest form that is read, in bytes, where its address takes no more.
pub const MAX_BYTES: usize = 32 * 1024;

/// Largest form of a size, in bytes: all that its texts may hold, each byte written as three.
pub const fn most(size: Size) -> usize {
    match size {
        // A file comes another way, which has a limit of its own.
        Size::Form | Size::File => MAX_BYTES,
        Size::Text => 256 * 1024,
        Size::Article => 512 * 1024,
        // Twice what both texts of a document may hold.
        Size::Document => 1024 * 1024,
    }
}

/// A form's fields. A field that is there twice, or more fields than any form of ours has, is a bad request.
pub struct Form<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = Problem;

    async fn from_request(request: Request<Body>, state: &S) -> Result<Self, Problem> {
        let body = body(request, state, "application/x-www-form-urlencoded").await?;
        let body = nul::in_form(&body).map_or(body, Bytes::from);
        serde_urlencoded::from_bytes(&body).map(Self).map_err(|_| Problem::BAD_REQUEST)
    }
}

/// Whether a request says that its body is of this kind, whatever else it says of it.
pub fn is_of(headers: &HeaderMap, kind: &str) -> bool {
    let told = headers.get(header::CONTENT_TYPE).and_then(|told| told.to_str().ok());
    let told = told.and_then(|told| told.split(';').next()).unwrap_or_default();
    told.trim().eq_ignore_ascii_case(kind)
}

/// What was posted, where it is of this kind.
pub(super) async fn body<S: Send + Sync>(
    request: Request<Body>,
    state: &S,
    kind: &str,
) -> Result<Bytes, Problem> {
    if !is_of(request.headers(), kind) {
        return Err(Problem::BAD_REQUEST);
    }
    Bytes::from_request(request, state).await.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TOO_LARGE,
        _ => Problem::BAD_REQUEST,
    })
}
