//! Moderation in numbers: the page of members, what moderators see at a glance, and the targets of administrators.

use app::moderation::actions::{TargetErrors, TargetFields};
use app::moderation::{ModerationPage, TargetsPage, TransparencyPage};
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

use crate::account::page_at;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// Whether they were saved just before.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Words {
    done: String,
}

/// `GET`: what members are told of moderation.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn transparency(
    language: Language,
    State(app): State<App>,
    Extension(asker): Extension<Asker>,
) -> Result<Response, Problem> {
    let months = app.moderation.transparency().await?;
    let page = ModerationPage::Transparency(TransparencyPage { months });
    Ok(write(&app, language, Route::Transparency, &asker, StatusCode::OK, page).await)
}

/// `GET`: what moderators see at a glance.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn board(
    language: Language,
    State(app): State<App>,
    Extension(asker): Extension<Asker>,
) -> Result<Response, Problem> {
    let board = app.moderation.board(&asker).await?.ok_or(Problem::NOT_FOUND)?;
    let page = ModerationPage::Board(Box::new(board));
    Ok(write(&app, language, Route::ModerationBoard, &asker, StatusCode::OK, page).await)
}

/// `GET`: the targets.
///
/// # Errors
/// [`Problem`] when they cannot be read.
pub async fn targets(
    language: Language,
    State(app): State<App>,
    Extension(asker): Extension<Asker>,
    words: Result<Query<Words>, QueryRejection>,
) -> Result<Response, Problem> {
    let is_saved = words.is_ok_and(|Query(words)| words.done == "saved");
    let fields = app.moderation.targets().await?.into();
    let page = TargetsPage { fields, errors: TargetErrors::default(), is_saved };
    let page = ModerationPage::Targets(Box::new(page));
    Ok(write(&app, language, Route::ModerationTargets, &asker, StatusCode::OK, page).await)
}

/// `POST`: sets them.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn set_targets(
    language: Language,
    State(app): State<App>,
    Extension(asker): Extension<Asker>,
    Form(fields): Form<TargetFields>,
) -> Result<Response, Problem> {
    match app.moderation.set_targets(&asker, &fields).await? {
        Ok(()) => Ok(see_other(&format!("{}?done=saved", Route::ModerationTargets.path(language)))),
        Err(errors) => {
            let page = TargetsPage { fields, errors, is_saved: false };
            let page = ModerationPage::Targets(Box::new(page));
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(write(&app, language, Route::ModerationTargets, &asker, status, page).await)
        }
    }
}

async fn write(
    app: &App,
    language: Language,
    route: Route,
    asker: &Asker,
    status: StatusCode,
    page: ModerationPage,
) -> Response {
    page_at(app, language, (route, ""), asker, status, Page::Moderation(Box::new(page))).await
}
