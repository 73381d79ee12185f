//! The queue of the desk.

use app::desk::{Asked, DeskPage, QueuePage};
use app::page::Page;
use app::routes::Route;
use axum::Extension;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use serde::Deserialize;
use store::account::Asker;

use crate::account::page;
use crate::http::problem::Problem;
use crate::state::App;

/// What the address asks for, in its own words.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Words {
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
    Extension(asker): Extension<Asker>,
    words: Result<Query<Words>, QueryRejection>,
) -> Result<Response, Problem> {
    let words = words.map(|Query(words)| words).unwrap_or_default();
    let shown = Asked::read(&words.state, &words.kind, &words.with, &words.after);
    let (lines, has_more) = app.desk.queue(&asker, &shown).await?;
    let queue = DeskPage::Queue(Box::new(QueuePage { asked: shown, lines, has_more }));
    Ok(page(&app, language, Route::Requests, &asker, StatusCode::OK, Page::Desk(Box::new(queue))).await)
}
