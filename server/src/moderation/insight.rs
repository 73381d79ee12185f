//! Moderation in numbers: the page of members, what moderators see at a glance, and the targets of administrators.

use app::moderation::{BoardPage, TimeTargetsPage, TransparencyPage};
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use services::moderation::{TimeTargetErrors, TimeTargetFields};

use crate::account::page;
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
    let transparency = TransparencyPage { months }.into();
    Ok(page(&app, language, Route::Transparency, &actor, StatusCode::OK, transparency).await)
}

/// `GET`: what moderators see at a glance.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn board(Locale(language): Locale, app: App, actor: Actor) -> Result<Response, Problem> {
    let board = app.moderation.board(&actor).await?.ok_or(Problem::NOT_FOUND)?;
    let board = BoardPage(board).into();
    Ok(page(&app, language, Route::ModerationBoard, &actor, StatusCode::OK, board).await)
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
    let targets = TimeTargetsPage { fields, errors: TimeTargetErrors::default(), is_saved }.into();
    Ok(page(&app, language, Route::ModerationTargets, &actor, StatusCode::OK, targets).await)
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
            let targets = TimeTargetsPage { fields, errors, is_saved: false }.into();
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(page(&app, language, Route::ModerationTargets, &actor, status, targets).await)
        }
    }
}
