//! The handlers of the Community.

mod comments;
mod drafts;
mod files;
mod following;
mod guest_posts;
pub mod live;
mod notices;
pub mod routes;
mod suggestions;

use app::community::actions::{Reading, SearchFields};
use app::community::{CommunityPage, path_of};
use app::page::Page;
use app::routes::Route;
use axum::Extension;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use domain::account::Act;
use serde::Deserialize;
use store::account::Asker;
use store::community::draft::DraftPlace;
use uuid::Uuid;

use crate::account::page_at;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

type Answer = Result<Response, Problem>;

/// Which topics of a theme are asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Which {
    over: bool,
    page: u32,
}

/// `GET`: the front page of the Community.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn home(language: Language, State(app): State<App>, Extension(asker): Extension<Asker>) -> Answer {
    let page = CommunityPage::Front(app.community.front(&asker).await?);
    Ok(write(&app, language, (Route::Community, ""), &asker, StatusCode::OK, page).await)
}

/// `GET`: a theme.
///
/// # Errors
/// [`Problem`] when there is none.
pub async fn theme(
    language: Language,
    State(app): State<App>,
    Extension(asker): Extension<Asker>,
    Path(id): Path<String>,
    which: Result<Query<Which>, QueryRejection>,
) -> Answer {
    let theme: Uuid = id.parse().map_err(|_| Problem::NOT_FOUND)?;
    let Which { over, page } = which.map(|Query(which)| which).unwrap_or_default();
    let page = app.community.theme(&asker, theme, !over, page).await?.ok_or(Problem::NOT_FOUND)?;
    let page = CommunityPage::Theme(Box::new(page));
    Ok(write(&app, language, (Route::Theme, &id), &asker, StatusCode::OK, page).await)
}

/// `GET`: a topic. One that members do not see is no different from one that is not there.
///
/// # Errors
/// [`Problem`] when there is none.
pub async fn topic(
    language: Language,
    State(app): State<App>,
    Extension(asker): Extension<Asker>,
    Path(id): Path<String>,
    reading: Result<Query<Reading>, QueryRejection>,
) -> Answer {
    let reading = reading.map(|Query(reading)| reading).unwrap_or_default();
    let topic = id.parse().map_err(|_| Problem::NOT_FOUND)?;
    if let Some(since) = reading.since
        && let Some(place) = app.community.place_after(&asker, topic, since).await?
    {
        return Ok(see_other(&path_of(language, place)));
    }
    let composer = comments::begun(&app, &asker, DraftPlace { topic, parent: None }).await?;
    let page = comments::topic_page(&app, &asker, &id, &reading, composer).await?;
    Ok(write(&app, language, (Route::Topic, &id), &asker, StatusCode::OK, page).await)
}

/// `GET`: what was found.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn search(
    language: Language,
    State(app): State<App>,
    Extension(asker): Extension<Asker>,
    fields: Result<Query<SearchFields>, QueryRejection>,
) -> Answer {
    let fields = fields.map(|Query(fields)| fields).unwrap_or_default();
    if !fields.is_empty()
        && let Err(again) = app.allow(&asker, Act::Search)
    {
        let page = CommunityPage::Search(Box::new(app.community.search_later(fields, again).await?));
        let status = StatusCode::TOO_MANY_REQUESTS;
        let refused = write(&app, language, (Route::Search, ""), &asker, status, page).await;
        return Ok(app.until(again, refused));
    }
    let page = CommunityPage::Search(Box::new(app.community.search(&asker, language, fields).await?));
    Ok(write(&app, language, (Route::Search, ""), &asker, StatusCode::OK, page).await)
}

async fn write(
    app: &App,
    language: Language,
    place: (Route, &str),
    asker: &Asker,
    status: StatusCode,
    page: CommunityPage,
) -> Response {
    page_at(app, language, place, asker, status, Page::Community(Box::new(page))).await
}
