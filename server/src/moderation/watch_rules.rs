//! What comments are looked at for, as administrators set it.

use app::moderation::WatchRulesPage;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use services::moderation::{WatchErrors, WatchFields};

use crate::account::page;
use crate::http::extract::{Actor, Locale, Query};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// Whether they were saved just before.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct WatchRulesQuery {
    done: String,
}

/// `GET`: the rules.
///
/// # Errors
/// [`Problem`] when they cannot be read.
pub async fn read(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(words): Query<WatchRulesQuery>,
) -> Result<Response, Problem> {
    let is_saved = words.done == "saved";
    let fields = app.moderation.watch_rules().await?.into();
    let rules = WatchRulesPage { fields, errors: WatchErrors::default(), is_saved }.into();
    Ok(page(&app, language, Route::WatchRules, &actor, StatusCode::OK, rules).await)
}

/// `POST`: sets them.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn set(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Form(fields): Form<WatchFields>,
) -> Result<Response, Problem> {
    match app.moderation.set_watch_rules(&actor, &fields).await? {
        Ok(()) => Ok(see_other(&format!("{}?done=saved", Route::WatchRules.path(language)))),
        Err(errors) => {
            let rules = WatchRulesPage { fields, errors, is_saved: false }.into();
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(page(&app, language, Route::WatchRules, &actor, status, rules).await)
        }
    }
}
