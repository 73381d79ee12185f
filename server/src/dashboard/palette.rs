//! Going anywhere by its name.

use app::dashboard::PalettePage;
use app::routes::Route;
use axum::http::StatusCode;
use serde::Deserialize;

use super::{Answer, write};
use crate::account;
use crate::http::extract::{Actor, Locale, Query};
use crate::http::in_place::Wants;
use crate::http::json;
use crate::state::App;

/// Longest text that is looked for, in characters; what is longer names nothing.
const MAX: usize = 200;

/// What the page's address may say.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PaletteQuery {
    q: String,
}

/// `GET`: what is found by a name: a page, or what it shows, for the palette over another page.
///
/// # Errors
/// [`Problem`](crate::http::problem::Problem) when it cannot be looked for.
pub async fn show(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    wants: Wants,
    Query(query): Query<PaletteQuery>,
) -> Answer {
    let typed: String = query.q.chars().take(MAX).collect();
    let spotted = app.dashboard.spot(&actor, &typed).await?;
    let page = PalettePage { typed, spotted };
    if wants == Wants::Data {
        return Ok(json::answer(StatusCode::OK, &page.found(&account::reader(&actor), language)));
    }
    Ok(write(&app, language, (Route::Palette, ""), &actor, StatusCode::OK, page.into()).await)
}
