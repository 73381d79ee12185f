//! The handlers of the Community.

pub mod routes;

use app::page::Page;
use app::routes::Route;
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use store::account::Asker;

use crate::account::page;
use crate::state::App;

/// `GET`: the front page of the Community.
pub async fn home(
    language: Language,
    State(app): State<App>,
    Extension(asker): Extension<Asker>,
) -> Response {
    let home = Page::Community(asker.username.clone());
    page(&app, language, Route::Community, &asker, StatusCode::OK, home).await
}
