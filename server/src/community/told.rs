//! What a script is told of a comment that its asker wrote.

use app::community::writing::{Posted, Wrong};
use app::in_place::{Refusal, Refused};
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use time::OffsetDateTime;

use super::context;
use crate::http::extract::Actor;
use crate::http::in_place::seconds_until;
use crate::http::json;
use crate::http::problem::Problem;
use crate::state::App;

/// A comment of the asker's own as it stands now, for the page on which they wrote it, and where else it is read.
pub(super) async fn posted(
    app: &App,
    language: Language,
    actor: &Actor,
    id: i64,
    path: String,
) -> Result<Posted, Problem> {
    let comment = app.community.comment(actor, id).await?.ok_or(Problem::NOT_FOUND)?;
    let topic = comment.topic;
    let count = app.community.count(topic).await?.unwrap_or_default();
    let context = context(app, language, (Route::Topic, &topic.to_string()), actor);
    Ok(Posted::of(&context, path, &comment, actor.person, u64::try_from(count).unwrap_or(0)))
}

/// What was not taken, and from when on it is where it was too much of something.
pub(super) fn wrong_in_place(app: &App, until: Option<OffsetDateTime>, wrong: Wrong) -> Response {
    let (status, refused) = match until {
        Some(again) => {
            let seconds = seconds_until(app.community.clock.now(), again);
            (StatusCode::TOO_MANY_REQUESTS, Refusal::TooMany { seconds })
        }
        None => (StatusCode::UNPROCESSABLE_ENTITY, Refusal::Invalid),
    };
    app.until(until, json::answer(status, &Refused { refused, errors: Some(wrong) }))
}
