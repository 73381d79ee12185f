//! Deciding about the topics that members suggest.

use app::dashboard::{SuggestionsPage, TriagePage};
use app::routes::Route;
use axum::http::StatusCode;
use domain::Language;
use serde::Deserialize;
use services::dashboard::{Judged, Triage, VerdictErrors, VerdictFields};
use store::community::suggestion::Suggestion;
use uuid::Uuid;

use super::{Answer, write};
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// Which suggestions, and what was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SuggestionsQuery {
    state: String,
    done: bool,
}

/// `GET`: the suggestions that stand somewhere; the new ones unless others are asked for.
///
/// # Errors
/// [`Problem`] when they cannot be read.
pub async fn list(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(SuggestionsQuery { state, done }): Query<SuggestionsQuery>,
) -> Answer {
    let state = state.parse().unwrap_or_default();
    let suggestions = app.dashboard.suggestions(state).await?;
    let page = SuggestionsPage { state, suggestions, is_done: done };
    Ok(write(&app, language, (Route::SuggestionQueue, ""), &actor, StatusCode::OK, page.into()).await)
}

/// `GET`: one of them.
///
/// # Errors
/// [`Problem`] when there is none.
pub async fn show(Locale(language): Locale, app: App, actor: Actor, Id(id): Id<Uuid>) -> Answer {
    let suggestion = suggestion(&app, id).await?;
    let theme = suggestion.theme.map(|theme| theme.to_string()).unwrap_or_default();
    let fields = VerdictFields { theme, ..VerdictFields::default() };
    triage(&app, language, &actor, suggestion, (fields, VerdictErrors::default(), false)).await
}

/// `POST`: decides about it.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn decide(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<Uuid>,
    Form(fields): Form<VerdictFields>,
) -> Answer {
    let suggestion = suggestion(&app, id).await?;
    let (errors, is_stale) = match app.dashboard.judge(&actor, &suggestion, &fields).await? {
        Judged::Done(Some(topic)) => {
            let path = Route::TopicEditor.path_with(language, &topic.to_string());
            return Ok(see_other(&format!("{path}?done=save")));
        }
        Judged::Done(None) => {
            return Ok(see_other(&format!("{}?done=true", Route::SuggestionQueue.path(language))));
        }
        Judged::Stale => (VerdictErrors::default(), true),
        Judged::Refused(errors) => (errors, false),
    };
    triage(&app, language, &actor, suggestion, (fields, errors, is_stale)).await
}

async fn suggestion(app: &App, id: Uuid) -> Result<Suggestion, Problem> {
    app.dashboard.suggestion(id).await?.ok_or(Problem::NOT_FOUND)
}

async fn triage(
    app: &App,
    language: Language,
    actor: &Actor,
    suggestion: Suggestion,
    (fields, errors, is_stale): (VerdictFields, VerdictErrors, bool),
) -> Answer {
    let id = suggestion.id.to_string();
    let Triage { alike, themes } = app.dashboard.triage(actor, &suggestion).await?;
    let page = TriagePage { suggestion, themes, alike, fields, errors, is_stale };
    let status = if page.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(write(app, language, (Route::SuggestionTriage, &id), actor, status, page.into()).await)
}
