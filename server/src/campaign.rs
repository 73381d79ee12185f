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
use axum::response::Response;
use cookie::{Cookie, SameSite};
use domain::Language;
use time::Duration;

use crate::http::cookies;
use crate::http::render::Place;
pub(crate) use crate::http::see_other;

fn place(language: Language, route: Route, token: &str) -> Place {
    Place::of(language, route, token)
}

/// Remembers the language that a person chose in a form, for `/`. No identifier, no consent needed.
fn remember_language(response: Response, language: Language) -> Response {
    let cookie = Cookie::build(("lang", language.code())).path("/").max_age(Duration::days(365));
    cookies::add(response, &cookie.same_site(SameSite::Lax).http_only(true).build())
}
