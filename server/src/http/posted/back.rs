//! A form that goes back to its writer, on a page of its own.

use app::form_back::{FormBackPage, Returned};
use app::page::Page;
use app::routes::Route;
use axum::body::Bytes;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::Language;

use crate::account;
use crate::http::asked_by::AskedBy;
use crate::http::refill::Typed;
use crate::http::render::{self, Place};
use crate::state::App;

/// A page of its own for what was typed, where there is something and its form's page cannot be had. Sent again, it is
/// theirs who are signed in now.
pub fn plain(
    app: &App,
    (route, language): (Route, Language),
    (typed, returned): (Typed, Returned),
    asked_by: Option<&AskedBy>,
) -> Option<Bytes> {
    let page = FormBackPage { returned, action: typed.action, fields: typed.fields };
    if !page.has_text() {
        return None;
    }
    let asked_by = asked_by.map(|by| &*by.0);
    let (viewer, person) = (asked_by.map(account::reader), asked_by.map(|actor| actor.person));
    let place = Place { route: None, viewer, person, ..Place::of(language, route, "") };
    render::html(app, place, Page::from(page)).ok()
}

/// A page for who sent a form alone.
pub fn page(status: StatusCode, body: Bytes) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (status, headers, body).into_response()
}
