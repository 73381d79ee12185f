//! Who wrote something, as members see them.

use app::community::AuthorPage;
use app::routes::Route;
use axum::http::StatusCode;
use domain::account::Act;
use services::community::AuthorQuery;

use super::{Answer, write};
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::problem::Problem;
use crate::state::App;

/// `GET`: what somebody shows of themselves and what they said. It is found like any other way of looking for what was said,
/// and counts as one.
///
/// # Errors
/// [`Problem`] when there is nothing to see of them, or its reader looked too often of late.
pub async fn author(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(name): Id<String>,
    Query(query): Query<AuthorQuery>,
) -> Answer {
    app.allow_or_say(&actor, Act::Search)?;
    let seen = app.community.author(&actor, &name, &query).await?.ok_or(Problem::NOT_FOUND)?;
    Ok(write(&app, language, (Route::Author, &name), &actor, StatusCode::OK, AuthorPage(seen)).await)
}
