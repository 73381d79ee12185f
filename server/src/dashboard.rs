//! The handlers of the dashboard.

pub mod audit;
pub mod documents;
mod files;
pub mod guest_posts;
pub mod notice;
mod offers;
pub mod outcomes;
mod palette;
pub mod roster;
pub mod routes;
pub mod staff;
pub mod suggestions;
pub mod topics;

use app::dashboard::HomePage;
use app::page::Page;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;

use crate::account::page_at;
use crate::http::extract::{Actor, Locale};
use crate::http::problem::Problem;
use crate::state::App;

type Answer = Result<Response, Problem>;

/// `GET`: the front page of the dashboard.
///
/// # Errors
/// [`Problem`] when it cannot be read what waits.
pub async fn home(Locale(language): Locale, app: App, actor: Actor) -> Answer {
    let page = HomePage(app.dashboard.waiting(&actor).await?);
    Ok(write(&app, language, (Route::Dashboard, ""), &actor, StatusCode::OK, page.into()).await)
}

/// Writes a page of the dashboard; `route` goes with the identifier in its address, or nothing.
async fn write(
    app: &App,
    language: Language,
    route: (Route, &str),
    actor: &Actor,
    status: StatusCode,
    page: Page,
) -> Response {
    page_at(app, language, route, actor, status, page).await
}
