//! Whom somebody may be naming, as the composer's script asks.

use axum::http::StatusCode;
use domain::account::Act;
use services::community::NamesQuery;

use super::Answer;
use crate::http::extract::{Actor, Id, Query};
use crate::http::json;
use crate::http::problem::Problem;
use crate::state::App;

/// `GET`: names that begin with what was typed.
///
/// # Errors
/// [`Problem`] when there is no such topic, or they looked too often of late.
pub async fn names(app: App, actor: Actor, Id(topic): Id<i64>, Query(query): Query<NamesQuery>) -> Answer {
    app.allow_or_say(&actor, Act::NameLookUp)?;
    let names = app.community.names(&actor, topic, &query).await?.ok_or(Problem::NOT_FOUND)?;
    Ok(json::answer(StatusCode::OK, &names))
}
