//! Asking the desk: signed out, where the answer tells nothing, and signed in.

use app::desk::{
    ConfirmInvalidPage, ConfirmRequestPage, HelpPage, HelpSentPage, OwnHelpPage, RequestConfirmedPage,
    SentToDesk, TypedReply,
};
use app::page::Page;
use app::refusal::Refusal;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use domain::account::Act;
use serde::Deserialize;
use services::desk::{HelpError, HelpFields, Replied};

use crate::account::page;
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::limits::{self, Client};
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

/// `GET`: the form for everybody.
pub async fn show(Locale(language): Locale, app: App) -> Response {
    write(&app, language, StatusCode::OK, HelpPage::default())
}

/// `POST`: answers alike whether the address is known or not.
pub async fn post(
    Locale(language): Locale,
    app: App,
    client: Client,
    Form(fields): Form<HelpFields>,
) -> Response {
    let kept = if app.limits.allow_form(client, limits::Act::Help) {
        app.desk.ask(&fields, language).await.map_err(|error| refused(error, &fields))
    } else {
        Err(too_many(&fields, Refusal::TooMany))
    };
    match kept {
        Ok(()) => see_other(&Route::HelpSent.path(language)),
        Err((status, page)) => write(&app, language, status, page),
    }
}

/// `GET`: the same words to everybody.
pub async fn sent(Locale(language): Locale, app: App) -> Response {
    let place = Place::of(language, Route::HelpSent, "");
    render::private(&app, place, StatusCode::OK, HelpSentPage.into())
}

/// `GET`: the form for who is signed in, with what they asked before.
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

/// `POST`: asks as oneself.
///
/// # Errors
/// [`Problem`] when what was asked before cannot be read.
pub async fn post_own(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Form(fields): Form<HelpFields>,
) -> Result<Response, Problem> {
    if let Err(again) = app.allow(&actor, Act::Request) {
        let (status, form) = too_many(&fields, Refusal::TooMuch(again));
        let refused = own(&app, language, &actor, status, Shown { form, ..Shown::default() }).await?;
        return Ok(app.until(again, refused));
    }
    let kept = app.desk.ask_own(&actor, &fields, language).await.map_err(|error| refused(error, &fields));
    match kept {
        Ok(()) => Ok(see_other(&format!("{}?done=sent", Route::OwnHelp.path(language)))),
        Err((status, form)) => own(&app, language, &actor, status, Shown { form, ..Shown::default() }).await,
    }
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

fn refused(error: HelpError, fields: &HelpFields) -> (StatusCode, HelpPage) {
    let page = HelpPage { fields: fields.clone(), ..HelpPage::default() };
    match error {
        HelpError::Fields(wrong) => (StatusCode::UNPROCESSABLE_ENTITY, HelpPage { wrong, ..page }),
        HelpError::Doubtful => {
            let refusal = Some(Refusal::Doubtful);
            (StatusCode::UNPROCESSABLE_ENTITY, HelpPage { refusal, ..page })
        }
        HelpError::Store(_) => {
            let refusal = Some(Refusal::Unavailable);
            (StatusCode::SERVICE_UNAVAILABLE, HelpPage { refusal, ..page })
        }
    }
}

fn too_many(fields: &HelpFields, refusal: Refusal) -> (StatusCode, HelpPage) {
    let page = HelpPage { fields: fields.clone(), refusal: Some(refusal), ..HelpPage::default() };
    (StatusCode::TOO_MANY_REQUESTS, page)
}

/// What the page of one's own requests shows besides them.
#[derive(Default)]
struct Shown {
    form: HelpPage,
    sent: Option<SentToDesk>,
    reply: Option<TypedReply>,
    asked: Option<i64>,
}

async fn own(
    app: &App,
    language: Language,
    actor: &Actor,
    status: StatusCode,
    Shown { form, sent, reply, asked }: Shown,
) -> Result<Response, Problem> {
    let requests = app.desk.own_requests(actor).await?;
    let own = OwnHelpPage { form, username: actor.username.clone(), requests, sent, reply, asked };
    Ok(page(app, language, Route::OwnHelp, actor, status, own.into()).await)
}

fn write(app: &App, language: Language, status: StatusCode, help: HelpPage) -> Response {
    let place = Place::of(language, Route::Help, "");
    render::private(app, place, status, help.into())
}
