//! Asking the desk: signed out, where the answer tells nothing, and signed in.

use app::desk::actions::HelpError;
use app::desk::{DeskPage, HelpFields, HelpPage, OwnHelpPage};
use app::page::{Page, Refusal};
use app::routes::Route;
use axum::Extension;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use serde::Deserialize;
use store::account::Asker;

use crate::account::page;
use crate::http::form::Form;
use crate::http::limits::{Act, Client};
use crate::http::problem::Problem;
use crate::http::render::{self, Place};
use crate::http::see_other;
use crate::state::App;

/// Whether the form was sent just before.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    done: String,
}

/// `GET`: the form for everybody.
pub async fn show(language: Language, State(app): State<App>) -> Response {
    write(&app, language, StatusCode::OK, HelpPage::default()).await
}

/// `POST`: answers alike whether the address is known or not.
pub async fn post(
    language: Language,
    State(app): State<App>,
    client: Client,
    Form(fields): Form<HelpFields>,
) -> Response {
    let kept = if app.limits.allow_form(client, Act::Help) {
        app.desk.ask(&fields, language).await.map_err(|error| refused(error, &fields))
    } else {
        Err(too_many(&fields))
    };
    match kept {
        Ok(()) => see_other(&Route::HelpSent.path(language)),
        Err((status, page)) => write(&app, language, status, page).await,
    }
}

/// `GET`: the same words to everybody.
pub async fn sent(language: Language, State(app): State<App>) -> Response {
    let place = Place::of(language, Route::HelpSent, "");
    render::private(&app, place, StatusCode::OK, Page::Desk(Box::new(DeskPage::HelpSent))).await
}

/// `GET`: the form for who is signed in, with what they asked before.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn show_own(
    language: Language,
    State(app): State<App>,
    Extension(asker): Extension<Asker>,
    query: Result<Query<Sent>, QueryRejection>,
) -> Result<Response, Problem> {
    let is_sent = query.is_ok_and(|Query(sent)| sent.done == "sent");
    own(&app, language, &asker, StatusCode::OK, HelpPage::default(), is_sent).await
}

/// `POST`: asks as oneself.
///
/// # Errors
/// [`Problem`] when what was asked before cannot be read.
pub async fn post_own(
    language: Language,
    State(app): State<App>,
    Extension(asker): Extension<Asker>,
    client: Client,
    Form(fields): Form<HelpFields>,
) -> Result<Response, Problem> {
    let kept = if app.limits.allow_form(client, Act::Help) {
        app.desk.ask_own(&asker, &fields, language).await.map_err(|error| refused(error, &fields))
    } else {
        Err(too_many(&fields))
    };
    match kept {
        Ok(()) => Ok(see_other(&format!("{}?done=sent", Route::OwnHelp.path(language)))),
        Err((status, page)) => own(&app, language, &asker, status, page, false).await,
    }
}

fn refused(error: HelpError, fields: &HelpFields) -> (StatusCode, HelpPage) {
    let page = HelpPage { fields: fields.clone(), ..HelpPage::default() };
    match error {
        HelpError::Fields(wrong) => (StatusCode::UNPROCESSABLE_ENTITY, HelpPage { wrong, ..page }),
        HelpError::Store(_) => {
            let refusal = Some(Refusal::Unavailable);
            (StatusCode::SERVICE_UNAVAILABLE, HelpPage { refusal, ..page })
        }
    }
}

fn too_many(fields: &HelpFields) -> (StatusCode, HelpPage) {
    let page = HelpPage { fields: fields.clone(), refusal: Some(Refusal::TooMany), ..HelpPage::default() };
    (StatusCode::TOO_MANY_REQUESTS, page)
}

async fn own(
    app: &App,
    language: Language,
    asker: &Asker,
    status: StatusCode,
    form: HelpPage,
    is_sent: bool,
) -> Result<Response, Problem> {
    let requests = app.desk.own_requests(asker).await?;
    let own = OwnHelpPage { form, username: asker.username.clone(), requests, is_sent };
    let own = Page::Desk(Box::new(DeskPage::Own(Box::new(own))));
    Ok(page(app, language, Route::OwnHelp, asker, status, own).await)
}

async fn write(app: &App, language: Language, status: StatusCode, help: HelpPage) -> Response {
    let place = Place::of(language, Route::Help, "");
    render::private(app, place, status, Page::Desk(Box::new(DeskPage::Help(Box::new(help))))).await
}
