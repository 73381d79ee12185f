//! Reporting something.

use app::moderation::actions::{ReportErrors, ReportFields, Sent};
use app::moderation::{ModerationPage, ReportPage};
use app::page::Page;
use app::routes::Route;
use axum::Extension;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use domain::moderation::Thing;
use serde::Deserialize;
use store::account::Asker;

use crate::account::page_at;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// Whether it was sent just before.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Words {
    done: String,
}

/// `GET`: what is to be reported, and the form.
///
/// # Errors
/// [`Problem`] when there is no such thing.
pub async fn show(
    language: Language,
    State(app): State<App>,
    Extension(asker): Extension<Asker>,
    Path(word): Path<String>,
    words: Result<Query<Words>, QueryRejection>,
) -> Result<Response, Problem> {
    let is_sent = words.is_ok_and(|Query(words)| words.done == "sent");
    let page = (ReportFields::default(), ReportErrors::default(), is_sent);
    write(&app, language, &asker, &word, StatusCode::OK, page).await
}

/// `POST`: reports it.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn send(
    language: Language,
    State(app): State<App>,
    Extension(asker): Extension<Asker>,
    Path(word): Path<String>,
    Form(fields): Form<ReportFields>,
) -> Result<Response, Problem> {
    match app.moderation.report(&asker, read(&word)?, language, &fields).await? {
        Sent::Done => Ok(see_other(&format!("{}?done=sent", Route::Report.path_with(language, &word)))),
        Sent::Gone => Err(Problem::NOT_FOUND),
        Sent::Refused(errors) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            write(&app, language, &asker, &word, status, (fields, errors, false)).await
        }
    }
}

/// A thing's word; whatever is none names nothing.
fn read(word: &str) -> Result<Thing, Problem> {
    word.parse().map_err(|_| Problem::NOT_FOUND)
}

async fn write(
    app: &App,
    language: Language,
    asker: &Asker,
    word: &str,
    status: StatusCode,
    (fields, errors, is_sent): (ReportFields, ReportErrors, bool),
) -> Result<Response, Problem> {
    let subject = app.moderation.subject(asker, read(word)?).await?.ok_or(Problem::NOT_FOUND)?;
    // An address alone says nothing of what was sent.
    let is_sent = is_sent && subject.is_reported;
    let page = Box::new(ReportPage { subject, fields, errors, is_sent });
    let page = Page::Moderation(Box::new(ModerationPage::Report(page)));
    Ok(page_at(app, language, (Route::Report, word), asker, status, page).await)
}
