//! The handlers of the Community.

mod authors;
mod comments;
mod drafts;
mod editing;
mod files;
mod following;
mod guest_posts;
pub mod live;
mod names;
mod notifications;
mod own_drafts;
mod places;
mod preview;
mod reactions;
mod reading;
mod remembered_order;
pub mod routes;
mod suggestions;
mod told;

use app::page::Page;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;

use crate::account::page_at;
use crate::http::extract::Actor;
use crate::http::problem::Problem;
use crate::state::App;

type Answer = Result<Response, Problem>;

async fn write(
    app: &App,
    language: Language,
    place: (Route, &str),
    actor: &Actor,
    status: StatusCode,
    page: impl Into<Page>,
) -> Response {
    page_at(app, language, place, actor, status, page.into()).await
}
