//! The queue of the desk.

use app::desk::{DeskPage, QueuePage, RequestsQuery};
use app::page::Page;
use app::routes::Route;
use axum::Extension;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use serde::Deserialize;
use store::account::Actor;

use crate::account::page;
use crate::http::problem::Problem;
use crate::state::App;

/// What the address asks for, in its own words.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RequestsWords {
    state: String,
    kind: String,
    with: String,
    after: String,
}

/// `GET`: requests, the oldest first.
///
/// # Errors
/// [`Problem`] when they cannot be read.
pub async fn show(
    language: Language,
    State(app): State<App>,
    Extension(actor): Extension<Actor>,
    words: Result<Query<RequestsWords>, QueryRejection>,
) -> Result<Response, Problem> {
    let words = words.map(|Query(words)| words).unwrap_or_default();
    let shown = RequestsQuery::read(&words.state, &words.kind, &words.with, &words.after);
    let (lines, has_more) = app.desk.queue(&actor, &shown).await?;
    let queue = DeskPage::Queue(Box::new(QueuePage { asked: shown, lines, has_more }));
    Ok(page(&app, language, Route::Requests, &actor, StatusCode::OK, Page::Desk(Box::new(queue))).await)
}
