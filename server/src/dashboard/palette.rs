//! Going anywhere by its name.

use app::dashboard::DashboardPage;
use app::routes::Route;
use axum::Extension;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::Language;
use serde::Deserialize;
use store::account::Actor;

use super::{Answer, write};
use crate::state::App;

/// Longest text that is looked for, in characters; what is longer names nothing.
const MAX: usize = 200;

/// What the page's address may say.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PaletteQuery {
    q: String,
}

/// `GET`: what is found by a name.
///
/// # Errors
/// [`Problem`](crate::http::problem::Problem) when it cannot be looked for.
pub async fn show(
    language: Language,
    State(app): State<App>,
    Extension(actor): Extension<Actor>,
    query: Result<Query<PaletteQuery>, QueryRejection>,
) -> Answer {
    let typed: String = query.map(|Query(asked)| asked.q).unwrap_or_default().chars().take(MAX).collect();
    let page = DashboardPage::Palette(app.administration.spot(&actor, &typed).await?);
    Ok(write(&app, language, (Route::Palette, ""), &actor, StatusCode::OK, page).await)
}
