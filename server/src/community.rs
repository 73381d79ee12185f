//! The handlers of the Community.

pub mod routes;

use app::community::CommunityPage;
use app::page::Page;
use app::routes::Route;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use store::account::Asker;
use uuid::Uuid;

use crate::account::page_at;
use crate::http::problem::Problem;
use crate::state::App;

type Answer = Result<Response, Problem>;

/// `GET`: the front page of the Community.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn home(language: Language, State(app): State<App>, Extension(asker): Extension<Asker>) -> Answer {
    let page = CommunityPage::Front(app.community.front(&asker.username).await?);
    Ok(write(&app, language, (Route::Community, ""), &asker, page).await)
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
) -> Answer {
    let theme: Uuid = id.parse().map_err(|_| Problem::NOT_FOUND)?;
    let page = app.community.theme(theme).await?.ok_or(Problem::NOT_FOUND)?;
    Ok(write(&app, language, (Route::Theme, &id), &asker, CommunityPage::Theme(Box::new(page))).await)
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
) -> Answer {
    let topic: i64 = id.parse().map_err(|_| Problem::NOT_FOUND)?;
    let page = app.community.topic(topic).await?.ok_or(Problem::NOT_FOUND)?;
    Ok(write(&app, language, (Route::Topic, &id), &asker, CommunityPage::Topic(Box::new(page))).await)
}

async fn write(
    app: &App,
    language: Language,
    place: (Route, &str),
    asker: &Asker,
    page: CommunityPage,
) -> Response {
    page_at(app, language, place, asker, StatusCode::OK, Page::Community(Box::new(page))).await
}
