//! The queue of the desk.

use app::desk::RequestsPage;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use services::desk::RequestsQuery;

use crate::account::page;
use crate::http::extract::{Actor, Locale, Query};
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
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(words): Query<RequestsWords>,
) -> Result<Response, Problem> {
    let shown = RequestsQuery::read(&words.state, &words.kind, &words.with, &words.after);
    let (lines, has_more) = app.desk.queue(&actor, &shown).await?;
    let queue = RequestsPage { asked: shown, lines, has_more };
    Ok(page(&app, language, Route::Requests, &actor, StatusCode::OK, queue.into()).await)
}
