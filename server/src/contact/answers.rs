//! What help may answer before somebody writes. What they typed is kept nowhere.

use app::help::route_of;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use serde::Deserialize;

use crate::http::extract::Locale;
use crate::http::form::Form;
use crate::http::json;
use crate::state::App;

/// Articles at most.
const MOST: usize = 3;

/// What somebody writes.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Writing {
    message: String,
}

/// `POST`: the articles that may answer it, as data. It is posted, so that no address holds what somebody writes.
pub async fn show(Locale(language): Locale, app: App, Form(Writing { message }): Form<Writing>) -> Response {
    json::answer(StatusCode::OK, &likely(&app, &message, language))
}

/// The articles that may answer a message, the best first, by title and address.
pub(super) fn likely(app: &App, message: &str, language: Language) -> Vec<(String, String)> {
    let (_, found) = app.help.articles().search(message, language);
    let article = |found: services::help::Found| {
        let article = found.article;
        (article.title.clone(), route_of(article.subject).path(language))
    };
    found.into_iter().take(MOST).map(article).collect()
}
