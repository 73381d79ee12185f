//! Reporting something.

use app::moderation::{ReportPage, report_path};
use app::refusal::Refusal;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use domain::account::Act;
use domain::moderation::Target;
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
    at: String,
}

impl ReportQuery {
    /// The comment beside which a profile was seen.
    fn seen_at(&self) -> Option<i64> {
        self.at.parse().ok()
    }
}

/// What was typed, and what became of it.
#[derive(Default)]
struct Typed {
    fields: ReportFields,
    errors: ReportErrors,
    refusal: Option<Refusal>,
    is_sent: bool,
    seen_at: Option<i64>,
}

/// `GET`: what is to be reported, and the form.
///
/// # Errors
/// [`Problem`] when there is no such thing.
pub async fn show(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(target): Id<Target>,
    Query(words): Query<ReportQuery>,
) -> Result<Response, Problem> {
    let typed = Typed { is_sent: words.done == "sent", seen_at: words.seen_at(), ..Typed::default() };
    write(&app, language, &actor, target, StatusCode::OK, typed).await
}

/// `POST`: reports it.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn send(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(target): Id<Target>,
    Query(words): Query<ReportQuery>,
    Form(fields): Form<ReportFields>,
) -> Result<Response, Problem> {
    let seen_at = words.seen_at();
    if let Err(again) = app.allow(&actor, Act::Report) {
        let typed = Typed { fields, refusal: Some(Refusal::TooMuch(again)), seen_at, ..Typed::default() };
        let refused = write(&app, language, &actor, target, StatusCode::TOO_MANY_REQUESTS, typed).await?;
        return Ok(app.until(again, refused));
    }
    match app.moderation.report(&actor, target, language, &fields).await? {
        Sent::Done => {
            app.live_cases.acted();
            let path = report_path(language, target, seen_at);
            let joint = if path.contains('?') { '&' } else { '?' };
            Ok(see_other(&format!("{path}{joint}done=sent")))
        }
        Sent::Again => Ok(see_other(&report_path(language, target, seen_at))),
        Sent::Gone => Err(Problem::NOT_FOUND),
        Sent::Refused(errors) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            write(
                &app,
                language,
                &actor,
                target,
                status,
                Typed { fields, errors, seen_at, ..Typed::default() },
            )
            .await
        }
    }
}

async fn write(
    app: &App,
    language: Language,
    actor: &Actor,
    target: Target,
    status: StatusCode,
    typed: Typed,
) -> Result<Response, Problem> {
    let subject = app.moderation.subject(actor, target).await?.ok_or(Problem::NOT_FOUND)?;
    // An address alone says nothing of what was sent.
    let is_sent = typed.is_sent && subject.is_reported;
    let Typed { fields, errors, refusal, seen_at, .. } = typed;
    let page = ReportPage { subject, fields, errors, refusal, is_sent, seen_at }.into();
    Ok(page_at(app, language, (Route::Report, &target.to_string()), actor, status, page).await)
}
