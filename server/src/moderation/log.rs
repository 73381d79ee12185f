//! The log of moderation, for who moderates everywhere.

use app::moderation::ModerationLogPage;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use services::moderation::LogQuery;

use super::bulk_removals::admit;
use crate::account::page;
use crate::http::extract::{Actor, Locale, Query};
use crate::http::problem::Problem;
use crate::state::App;

/// Which entries, in the address's own words.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ModerationLogQuery {
    kind: String,
    by: String,
    before: String,
}

/// `GET`: entries of the log.
///
/// # Errors
/// [`Problem`] when there is nothing for the asker, or it cannot be read.
pub async fn list(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(words): Query<ModerationLogQuery>,
) -> Result<Response, Problem> {
    admit(&actor)?;
    let shown = LogQuery {
        kind: words.kind.parse().ok(),
        by: words.by.parse().ok(),
        before: words.before.parse().ok(),
    };
    let (lines, has_more) = app.moderation.log_entries(&actor, shown).await?;
    let log = ModerationLogPage { asked: shown, lines, has_more }.into();
    Ok(page(&app, language, Route::ModerationLog, &actor, StatusCode::OK, log).await)
}
