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
mod offers;
mod own_drafts;
mod places;
mod preview;
mod reactions;
mod reading;
mod remembered_order;
pub mod routes;
pub(crate) mod suggestions;
mod told;

use app::page::{Context, Page};
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;

use crate::account::{page_at, reader};
use crate::http::extract::Actor;
use crate::http::problem::Problem;
use crate::http::render::{self, Place};
use crate::state::App;

type Answer = Result<Response, Problem>;

/// What a page is written with, for who is told a part of it alone.
fn context(app: &App, language: Language, (route, id): (Route, &str), actor: &Actor) -> Context {
    let place = Place { viewer: Some(reader(actor)), ..Place::of(language, route, id) };
    render::context(app, place)
}

async fn write(
    app: &App,
    language: Language,
    place: (Route, &str),
    actor: &store::account::session::Actor,
    status: StatusCode,
    page: impl Into<Page>,
) -> Response {
    page_at(app, language, place, actor, status, page.into()).await
}
