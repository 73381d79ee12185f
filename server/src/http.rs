//! Between the socket and the handlers.

pub mod allow;
pub mod allowances;
pub mod asked_by;
pub mod assets;
pub mod bucket;
pub mod cache;
pub mod capacity;
pub mod client;
pub mod compress;
pub mod cookies;
pub mod csp;
pub mod extract;
pub mod form;
pub mod headers;
pub mod health;
pub mod host;
pub mod in_place;
pub mod json;
pub mod last_words;
pub mod limits;
pub mod listener;
pub mod manifest;
pub mod middleware;
mod nul;
pub mod pages;
pub mod posted;
pub mod problem;
pub mod reader_key;
pub mod refill;
pub mod render;
pub mod router;
pub mod shared;
pub mod streams;
pub mod well_known;
pub mod whose;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use problem::Problem;

/// After a form: look elsewhere (303), so that going back or reloading posts nothing twice.
pub fn see_other(path: &str) -> Response {
    // Our own patterns with a base64url token in them: always a header's value.
    match HeaderValue::from_str(path) {
        Ok(path) => {
            let headers =
                [(header::LOCATION, path), (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
            (StatusCode::SEE_OTHER, headers).into_response()
        }
        Err(_) => Problem::INTERNAL.into_response(),
    }
}

/// A JSON file for one person.
///
/// # Errors
/// [`Problem::INTERNAL`] when it cannot be written.
pub fn download(name: &'static str, content: &impl serde::Serialize) -> Result<Response, Problem> {
    let json = serde_json::to_vec_pretty(content).map_err(|_| Problem::INTERNAL)?;
    let disposition =
        HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).map_err(|_| Problem::INTERNAL)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, json).into_response())
}
