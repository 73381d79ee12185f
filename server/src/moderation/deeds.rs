//! The log of moderation, for who moderates everywhere.

use app::moderation::{DeedsAsked, DeedsPage, ModerationPage};
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

use super::sweeps::admit;
use crate::account::page_at;
use crate::http::problem::Problem;
use crate::state::App;

/// Which entries, in the address's own words.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Words {
    kind: String,
    by: String,
    before: String,
}

/// `GET`: entries of the log.
///
/// # Errors
/// [`Problem`] when there is nothing for the asker, or it cannot be read.
pub async fn list(
    language: Language,
    State(app): State<App>,
    Extension(asker): Extension<Asker>,
    words: Result<Query<Words>, QueryRejection>,
) -> Result<Response, Problem> {
    admit(&asker)?;
    let words = words.map(|Query(words)| words).unwrap_or_default();
    let shown = DeedsAsked {
        kind: words.kind.parse().ok(),
        by: words.by.parse().ok(),
        before: words.before.parse().ok(),
    };
    let (lines, has_more, newest) = app.moderation.deeds(&asker, shown).await?;
    let page = ModerationPage::Deeds(Box::new(DeedsPage { asked: shown, lines, has_more, newest }));
    let page = Page::Moderation(Box::new(page));
    Ok(page_at(&app, language, (Route::ModerationLog, ""), &asker, StatusCode::OK, page).await)
}
