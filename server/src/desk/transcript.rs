//! A topic's transcript: asked for, and given as a file.

use app::community::transcript;
use app::desk::AskForTranscriptPage;
use app::refusal::Refusal;
use app::routes::Route;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::Language;
use domain::account::Act;
use domain::desk::ProseError;
use serde::Deserialize;
use services::desk::TranscriptError;
use store::community::Topic;
use store::document::Bilingual;
use uuid::Uuid;

use crate::account::page_at;
use crate::http::extract::{Actor, Id, Locale};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::security::{self, SecurityEvent};
use crate::state::App;

type Answer = Result<Response, Problem>;

/// What somebody says of what they need it for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AskForTranscriptFields {
    message: String,
}

/// `GET`: the form.
///
/// # Errors
/// [`Problem`] when there is no such topic, or it is still discussed.
pub async fn show(Locale(language): Locale, app: App, actor: Actor, Id(id): Id<i64>) -> Answer {
    let topic = topic(&app, id).await?;
    Ok(write(&app, language, &actor, &topic, AskForTranscriptFields::default(), (StatusCode::OK, None, None))
        .await)
}

/// `POST`: asks for it.
///
/// # Errors
/// [`Problem`] when there is no such topic, or it is still discussed.
pub async fn ask(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<i64>,
    Form(fields): Form<AskForTranscriptFields>,
) -> Answer {
    let topic = topic(&app, id).await?;
    if let Err(again) = app.allow(&actor, Act::Request) {
        let refused = (StatusCode::TOO_MANY_REQUESTS, None, Some(Refusal::TooMuch(again)));
        return Ok(app.until(again, write(&app, language, &actor, &topic, fields, refused).await));
    }
    let refused = match app.desk.ask_for_transcript(&actor, &topic, &fields.message, language).await {
        Ok(()) => return Ok(see_other(&format!("{}?done=sent", Route::OwnHelp.path(language)))),
        Err(TranscriptError::Message(error)) => (StatusCode::UNPROCESSABLE_ENTITY, Some(error), None),
        Err(TranscriptError::Store(_)) => (StatusCode::SERVICE_UNAVAILABLE, None, Some(Refusal::Unavailable)),
    };
    Ok(write(&app, language, &actor, &topic, fields, refused).await)
}

/// `GET`: the file, for the desk.
///
/// # Errors
/// [`Problem`] when the request asks for none.
pub async fn of_request(app: App, actor: Actor, Id(id): Id<Uuid>) -> Answer {
    let found = app.desk.transcript(id).await?.ok_or(Problem::NOT_FOUND)?;
    security::record(&app, SecurityEvent::Exported, Some(actor.person), None);
    Ok(file(transcript(&found)))
}

/// `GET`: the file, for who asked for it.
///
/// # Errors
/// [`Problem`] when the desk has not given it to them.
pub async fn own(Locale(language): Locale, app: App, actor: Actor, Id(number): Id<i64>) -> Answer {
    let found = app.desk.own_transcript(&actor, number, language).await?.ok_or(Problem::NOT_FOUND)?;
    security::record(&app, SecurityEvent::Exported, Some(actor.person), None);
    Ok(file(transcript(&found)))
}

fn file(text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/markdown; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"discussion.md\"")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, text).into_response()
}

async fn topic(app: &App, id: i64) -> Result<Topic, Problem> {
    app.desk.to_transcribe(id).await?.ok_or(Problem::NOT_FOUND)
}

async fn write(
    app: &App,
    language: Language,
    actor: &Actor,
    topic: &Topic,
    fields: AskForTranscriptFields,
    (status, wrong, refusal): (StatusCode, Option<ProseError>, Option<Refusal>),
) -> Response {
    let title = Bilingual { en: topic.content.en.title.clone(), fr: topic.content.fr.title.clone() };
    let page = AskForTranscriptPage { topic: topic.id, title, message: fields.message, wrong, refusal };
    page_at(app, language, (Route::AskForTranscript, &topic.id.to_string()), actor, status, page.into()).await
}
