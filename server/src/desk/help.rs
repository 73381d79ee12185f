//! What somebody asked the desk: confirming that it is theirs, following it, and adding to it.

use app::desk::{
    ConfirmInvalidPage, ConfirmRequestPage, OwnHelpPage, RequestConfirmedPage, SentToDesk, TypedReply,
};
use app::page::Page;
use app::refusal::Refusal;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use domain::account::Act;
use serde::Deserialize;
use services::desk::Replied;

use crate::account::page;
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::render::{self, Place};
use crate::http::see_other;
use crate::state::App;

/// Whether the form was sent just before, and to which request a mail or a notice leads.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct OwnHelpQuery {
    done: String,
    request: String,
}

/// What is added to a request.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ReplyFields {
    reply: String,
}

/// `GET`: what somebody asked before.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn show_own(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(asked): Query<OwnHelpQuery>,
) -> Result<Response, Problem> {
    let sent = match asked.done.as_str() {
        "sent" => Some(SentToDesk::Request),
        "replied" => Some(SentToDesk::Reply),
        _ => None,
    };
    let shown = Shown { sent, asked: asked.request.parse().ok(), ..Shown::default() };
    own(&app, language, &actor, StatusCode::OK, shown).await
}

/// `POST`: adds something to a request of one's own.
///
/// # Errors
/// [`Problem`] when there is no such request, or nothing was kept.
pub async fn reply(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(number): Id<i64>,
    Form(fields): Form<ReplyFields>,
) -> Result<Response, Problem> {
    let typed = TypedReply { number, text: fields.reply.clone(), wrong: None, refusal: None };
    if let Err(again) = app.allow(&actor, Act::Request) {
        let typed = TypedReply { refusal: Some(Refusal::TooMuch(again)), ..typed };
        let shown = Shown { reply: Some(typed), ..Shown::default() };
        let refused = own(&app, language, &actor, StatusCode::TOO_MANY_REQUESTS, shown).await?;
        return Ok(app.until(again, refused));
    }
    match app.desk.reply(&actor, number, &fields.reply).await? {
        Replied::Done => Ok(see_other(&format!("{}?done=replied", Route::OwnHelp.path(language)))),
        Replied::Gone => Err(Problem::NOT_FOUND),
        Replied::Refused(error) => {
            let reply = Some(TypedReply { wrong: Some(error), ..typed });
            let shown = Shown { reply, ..Shown::default() };
            own(&app, language, &actor, StatusCode::UNPROCESSABLE_ENTITY, shown).await
        }
    }
}

/// `GET`: was it you who asked?
pub async fn show_confirm(Locale(language): Locale, app: App, Id(token): Id<String>) -> Response {
    if app.desk.may_confirm(&token) {
        confirming(&app, language, &token, StatusCode::OK, ConfirmRequestPage.into())
    } else {
        confirming(&app, language, &token, StatusCode::GONE, ConfirmInvalidPage.into())
    }
}

/// `POST`: it was.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn confirm(Locale(language): Locale, app: App, Id(token): Id<String>) -> Result<Response, Problem> {
    let (status, page) = match app.desk.confirm(&token).await? {
        Some(number) => (StatusCode::OK, Page::from(RequestConfirmedPage { number })),
        None => (StatusCode::GONE, Page::from(ConfirmInvalidPage)),
    };
    Ok(confirming(&app, language, &token, status, page))
}

fn confirming(app: &App, language: Language, token: &str, status: StatusCode, page: Page) -> Response {
    let place = Place::of(language, Route::ConfirmRequest, token);
    render::private(app, place, status, page)
}

/// What the page of one's own requests shows besides them.
#[derive(Default)]
struct Shown {
    sent: Option<SentToDesk>,
    reply: Option<TypedReply>,
    asked: Option<i64>,
}

async fn own(
    app: &App,
    language: Language,
    actor: &Actor,
    status: StatusCode,
    Shown { sent, reply, asked }: Shown,
) -> Result<Response, Problem> {
    let requests = app.desk.own_requests(actor).await?;
    let own = OwnHelpPage { requests, sent, reply, asked };
    Ok(page(app, language, Route::OwnHelp, actor, status, own.into()).await)
}
