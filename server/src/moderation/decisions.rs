//! What authors read of decisions.

use app::moderation::{AppealRefusal, DecisionPage, DecisionsPage};
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use serde::Deserialize;
use services::moderation::AppealSent;
use uuid::Uuid;

use crate::account::page_at;
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// Whether an appeal was sent just before.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct DecisionQuery {
    done: String,
}

/// An appeal, as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AppealForm {
    appeal: String,
}

/// `GET`: all decisions about what the asker wrote.
///
/// # Errors
/// [`Problem`] when they cannot be read.
pub async fn list(Locale(language): Locale, app: App, actor: Actor) -> Result<Response, Problem> {
    let decisions = app.moderation.own_decisions(&actor).await?;
    let page = DecisionsPage { decisions }.into();
    Ok(page_at(&app, language, (Route::Decisions, ""), &actor, StatusCode::OK, page).await)
}

/// `GET`: one of them.
///
/// # Errors
/// [`Problem`] when there is none.
pub async fn show(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<Uuid>,
    Query(words): Query<DecisionQuery>,
) -> Result<Response, Problem> {
    let is_sent = words.done == "appealed";
    write(&app, language, &actor, id, (String::new(), None, is_sent)).await
}

/// `POST`: asks for another look.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn appeal(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<Uuid>,
    Form(form): Form<AppealForm>,
) -> Result<Response, Problem> {
    let refusal = match app.moderation.appeal(&actor, id, &form.appeal).await? {
        AppealSent::Done => {
            app.live_cases.acted();
            let path = Route::Decision.path_with(language, &id.to_string());
            return Ok(see_other(&format!("{path}?done=appealed")));
        }
        AppealSent::Refused(error) => AppealRefusal::Text(error),
        AppealSent::Late => AppealRefusal::Late,
    };
    write(&app, language, &actor, id, (form.appeal, Some(refusal), false)).await
}

async fn write(
    app: &App,
    language: Language,
    actor: &Actor,
    id: Uuid,
    (typed, refused, is_sent): (String, Option<AppealRefusal>, bool),
) -> Result<Response, Problem> {
    let decision = app.moderation.own_decision(actor, id).await?.ok_or(Problem::NOT_FOUND)?;
    let is_sent = is_sent && decision.appeal.is_some();
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = DecisionPage { decision, typed, refused, is_sent }.into();
    Ok(page_at(app, language, (Route::Decision, &id.to_string()), actor, status, page).await)
}
