//! The campaign's handlers: from a request to a use case, from its outcome to a page.

pub mod address;
pub mod confirm;
pub mod link_request;
pub mod pledge;
pub mod preferences;
pub mod unsubscribe;

use app::routes::Route;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::Language;

use crate::http::problem::Problem;
use crate::http::render::Place;

fn place(language: Language, route: Route, token: &str) -> Place {
    Place { language, route: Some(route), token: token.to_owned() }
}

/// After a form: look elsewhere (303), so that going back or reloading posts nothing twice.
fn see_other(path: &str) -> Response {
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

/// Remembers the language that a person chose in a form, for `/`. No identifier, no consent needed.
fn remember_language(mut response: Response, language: Language) -> Response {
    let cookie = match language {
        Language::En => "lang=en; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
        Language::Fr => "lang=fr; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
    };
    response.headers_mut().insert(header::SET_COOKIE, HeaderValue::from_static(cookie));
    response
}
