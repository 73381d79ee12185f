//! Locking and slowing a topic.

use app::moderation::{TopicLimitDone, TopicLimitsPage};
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use serde::Deserialize;
use services::moderation::{TopicLimitErrors, TopicLimitFields, TopicLimitSent};

use crate::account::page_at;
use crate::http::extract::{Actor, Id, Locale, Query};
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
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(topic): Id<i64>,
    Query(words): Query<TopicLimitsQuery>,
) -> Result<Response, Problem> {
    let done = TopicLimitDone::read(&words.done);
    write(&app, language, &actor, topic, (TopicLimitFields::default(), None, done)).await
}

/// `POST`: holds it back, or ends what does.
///
/// # Errors
/// [`Problem`] when nothing was done.
pub async fn act(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(topic): Id<i64>,
    Form(fields): Form<TopicLimitFields>,
) -> Result<Response, Problem> {
    match app.moderation.limit_topic(&actor, topic, &fields).await? {
        TopicLimitSent::Done => {
            app.live_cases.acted();
            let done =
                if fields.act == "end" { TopicLimitDone::Ended } else { TopicLimitDone::TopicLimitInForce };
            let path = Route::TopicLimits.path_with(language, &topic.to_string());
            Ok(see_other(&format!("{path}?done={}", done.code())))
        }
        TopicLimitSent::Missing => Err(Problem::NOT_FOUND),
        TopicLimitSent::Refused(errors) => {
            write(&app, language, &actor, topic, (fields, Some(errors), None)).await
        }
    }
}

async fn write(
    app: &App,
    language: Language,
    actor: &Actor,
    topic: i64,
    (fields, errors, done): (TopicLimitFields, Option<TopicLimitErrors>, Option<TopicLimitDone>),
) -> Result<Response, Problem> {
    let id = topic.to_string();
    let (topic, lines) = app.moderation.topic_to_limit(actor, topic).await?.ok_or(Problem::NOT_FOUND)?;
    let status = if errors.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = TopicLimitsPage { topic, lines, fields, errors, done }.into();
    Ok(page_at(app, language, (Route::TopicLimits, &id), actor, status, page).await)
}
