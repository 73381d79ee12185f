//! Reporting something.

use app::moderation::{ReportGonePage, ReportPage, report_path};
use app::refusal::Refusal;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use domain::account::Act;
use domain::moderation::TargetName;
use serde::Deserialize;
use services::moderation::{ReportErrors, ReportFields, Sent};

use crate::account::page_at;
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// Whether it was sent just before.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ReportQuery {
    done: String,
}

/// What was typed, and what became of it.
#[derive(Default)]
struct Typed {
    fields: ReportFields,
    errors: ReportErrors,
    refusal: Option<Refusal>,
    is_sent: bool,
}

/// `GET`: what is to be reported, and the form.
///
/// # Errors
/// [`Problem`] when there is no such thing.
pub async fn show(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(name): Id<TargetName>,
    Query(words): Query<ReportQuery>,
) -> Result<Response, Problem> {
    let typed = Typed { is_sent: words.done == "sent", ..Typed::default() };
    write(&app, language, &actor, name, StatusCode::OK, typed).await
}

/// `POST`: reports it.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn send(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(name): Id<TargetName>,
    Form(fields): Form<ReportFields>,
) -> Result<Response, Problem> {
    if let Err(again) = app.allow(&actor, Act::Report) {
        let typed = Typed { fields, refusal: Some(Refusal::TooMuch(again)), ..Typed::default() };
        let refused = write(&app, language, &actor, name, StatusCode::TOO_MANY_REQUESTS, typed).await?;
        return Ok(app.until(again, refused));
    }
    match app.moderation.report(&actor, name, language, &fields).await? {
        Sent::Done => {
            app.live_cases.acted();
            Ok(see_other(&format!("{}?done=sent", report_path(language, name))))
        }
        Sent::Again => Ok(see_other(&report_path(language, name))),
        Sent::Gone => gone(&app, language, &actor, name, fields.text).await,
        Sent::Refused(errors) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            write(&app, language, &actor, name, status, Typed { fields, errors, ..Typed::default() }).await
        }
    }
}

/// That members no longer see what was reported, with what was typed about it.
async fn gone(
    app: &App,
    language: Language,
    actor: &Actor,
    name: TargetName,
    text: String,
) -> Result<Response, Problem> {
    if app.moderation.subject(actor, name).await?.is_some() {
        // It is theirs, and its page says so.
        return write(app, language, actor, name, StatusCode::NOT_FOUND, Typed::default()).await;
    }
    let address = (Route::Report, &*name.to_string());
    let page = ReportGonePage { text }.into();
    Ok(page_at(app, language, address, actor, StatusCode::NOT_FOUND, page).await)
}

async fn write(
    app: &App,
    language: Language,
    actor: &Actor,
    name: TargetName,
    status: StatusCode,
    typed: Typed,
) -> Result<Response, Problem> {
    let subject = app.moderation.subject(actor, name).await?.ok_or(Problem::NOT_FOUND)?;
    // An address alone says nothing of what was sent.
    let is_sent = typed.is_sent && subject.is_reported;
    let Typed { fields, errors, refusal, .. } = typed;
    let page = ReportPage { subject, fields, errors, refusal, is_sent }.into();
    Ok(page_at(app, language, (Route::Report, &name.to_string()), actor, status, page).await)
}
