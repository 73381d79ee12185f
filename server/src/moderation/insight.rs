//! Moderation in numbers: the page of members, what moderators see at a glance, and the targets of administrators.

use app::moderation::actions::{TimeTargetErrors, TimeTargetFields};
use app::moderation::{ModerationPage, TimeTargetsPage, TransparencyPage};
use app::page::Page;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use serde::Deserialize;

use crate::account::page_at;
use crate::http::extract::{Actor, Locale, Query};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// Whether they were saved just before.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct TimeTargetsQuery {
    done: String,
}

/// `GET`: what members are told of moderation.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn transparency(Locale(language): Locale, app: App, actor: Actor) -> Result<Response, Problem> {
    let months = app.moderation.transparency().await?;
    let page = ModerationPage::Transparency(TransparencyPage { months });
    Ok(write(&app, language, Route::Transparency, &actor, StatusCode::OK, page).await)
}

/// `GET`: what moderators see at a glance.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn board(Locale(language): Locale, app: App, actor: Actor) -> Result<Response, Problem> {
    let board = app.moderation.board(&actor).await?.ok_or(Problem::NOT_FOUND)?;
    let page = ModerationPage::Board(Box::new(board));
    Ok(write(&app, language, Route::ModerationBoard, &actor, StatusCode::OK, page).await)
}

/// `GET`: the targets.
///
/// # Errors
/// [`Problem`] when they cannot be read.
pub async fn targets(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(words): Query<TimeTargetsQuery>,
) -> Result<Response, Problem> {
    let is_saved = words.done == "saved";
    let fields = app.moderation.targets().await?.into();
    let page = TimeTargetsPage { fields, errors: TimeTargetErrors::default(), is_saved };
    let page = ModerationPage::TimeTargets(Box::new(page));
    Ok(write(&app, language, Route::ModerationTargets, &actor, StatusCode::OK, page).await)
}

/// `POST`: sets them.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn set_time_targets(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Form(fields): Form<TimeTargetFields>,
) -> Result<Response, Problem> {
    match app.moderation.set_time_targets(&actor, &fields).await? {
        Ok(()) => Ok(see_other(&format!("{}?done=saved", Route::ModerationTargets.path(language)))),
        Err(errors) => {
            let page = TimeTargetsPage { fields, errors, is_saved: false };
            let page = ModerationPage::TimeTargets(Box::new(page));
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(write(&app, language, Route::ModerationTargets, &actor, status, page).await)
        }
    }
}

async fn write(
    app: &App,
    language: Language,
    route: Route,
    actor: &Actor,
    status: StatusCode,
    page: ModerationPage,
) -> Response {
    page_at(app, language, (route, ""), actor, status, Page::from(page)).await
}
