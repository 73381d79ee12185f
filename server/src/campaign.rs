//! The campaign's handlers: from a request to a use case, from its outcome to a page.

pub mod address;
pub mod confirm;
pub mod count;
pub mod link_request;
pub mod pledge;
pub mod preferences;
pub mod routes;
pub mod unsubscribe;

use app::routes::Route;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use domain::Language;

use crate::http::render::Place;
pub(crate) use crate::http::see_other;

fn place(language: Language, route: Route, token: &str) -> Place {
    Place::of(language, route, token)
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
