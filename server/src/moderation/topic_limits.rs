//! Locking and slowing a topic.

use app::moderation::actions::{TopicLimitErrors, TopicLimitFields, TopicLimitSent};
use app::moderation::{ModerationPage, TopicLimitDone, TopicLimitsPage};
use app::page::Page;
use app::routes::Route;
use axum::Extension;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use serde::Deserialize;
use store::account::Actor;

use crate::account::page_at;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// What was done just before.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct TopicLimitsQuery {
    done: String,
}

/// `GET`: what holds a topic back, and the form.
///
/// # Errors
/// [`Problem`] when there is none within the asker's reach.
pub async fn show(
    language: Language,
    State(app): State<App>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    words: Result<Query<TopicLimitsQuery>, QueryRejection>,
) -> Result<Response, Problem> {
    let done = words.ok().and_then(|Query(words)| TopicLimitDone::read(&words.done));
    write(&app, language, &actor, &id, (TopicLimitFields::default(), None, done)).await
}

/// `POST`: holds it back, or ends what does.
///
/// # Errors
/// [`Problem`] when nothing was done.
pub async fn act(
    language: Language,
    State(app): State<App>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    Form(fields): Form<TopicLimitFields>,
) -> Result<Response, Problem> {
    let topic = id.parse().map_err(|_| Problem::NOT_FOUND)?;
    match app.moderation.limit_topic(&actor, topic, &fields).await? {
        TopicLimitSent::Done => {
            app.live_cases.acted();
            let done =
                if fields.act == "end" { TopicLimitDone::Ended } else { TopicLimitDone::TopicLimitInForce };
            let path = Route::TopicLimits.path_with(language, &id);
            Ok(see_other(&format!("{path}?done={}", done.code())))
        }
        TopicLimitSent::Missing => Err(Problem::NOT_FOUND),
        TopicLimitSent::Refused(errors) => {
            write(&app, language, &actor, &id, (fields, Some(errors), None)).await
        }
    }
}

async fn write(
    app: &App,
    language: Language,
    actor: &Actor,
    id: &str,
    (fields, errors, done): (TopicLimitFields, Option<TopicLimitErrors>, Option<TopicLimitDone>),
) -> Result<Response, Problem> {
    let topic = id.parse().map_err(|_| Problem::NOT_FOUND)?;
    let (topic, lines) = app.moderation.restrainable(actor, topic).await?.ok_or(Problem::NOT_FOUND)?;
    let status = if errors.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = TopicLimitsPage { topic, lines, fields, errors, done };
    let page = Page::Moderation(Box::new(ModerationPage::TopicLimits(Box::new(page))));
    Ok(page_at(app, language, (Route::TopicLimits, id), actor, status, page).await)
}
