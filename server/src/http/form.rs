//! A posted form, urlencoded and small.

use app::routes::Route;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use serde::de::DeserializeOwned;

use super::nul;
use super::problem::Problem;

/// Largest form that is read, in bytes, where its address takes no more.
pub const MAX_BYTES: usize = 32 * 1024;

/// Largest form that an address takes, in bytes: all that its texts may hold, each byte written as three.
pub const fn most(route: Route) -> usize {
    match route {
        Route::AddComment | Route::AddReply | Route::EditComment | Route::KeepDraft | Route::Preview => {
            256 * 1024
        }
        Route::GuestPost | Route::TopicEditor | Route::OutcomeEditor | Route::LookBack => 512 * 1024,
        // Twice what both texts of a document may hold.
        Route::DocumentDraft => 1024 * 1024,
        _ => MAX_BYTES,
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

/// What was posted, where it is of this kind.
pub(super) async fn body<S: Send + Sync>(
    request: Request<Body>,
    state: &S,
    kind: &str,
) -> Result<Bytes, Problem> {
    let told = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let told = told.and_then(|told| told.split(';').next()).unwrap_or_default();
    if !told.trim().eq_ignore_ascii_case(kind) {
        return Err(Problem::BAD_REQUEST);
    }
    Bytes::from_request(request, state).await.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TOO_LARGE,
        _ => Problem::BAD_REQUEST,
    })
}
