//! What was written and answered, behind a sealed link.

use app::contact::{ThreadGonePage, ThreadPage};
use app::page::Page;
use app::refusal::Refusal;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use serde::Deserialize;
use services::contact::Added;

use crate::http::extract::{Id, Locale, Query};
use crate::http::form::Form;
use crate::http::limits::{self, Client};
use crate::http::problem::Problem;
use crate::http::render::{self, Place};
use crate::http::see_other;
use crate::state::App;

type Answer = Result<Response, Problem>;

/// Whether something was just added.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ThreadQuery {
    done: String,
}

/// What is added.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ThreadFields {
    reply: String,
}

/// `GET`: what was said.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn show(
    Locale(language): Locale,
    app: App,
    Id(token): Id<String>,
    Query(ThreadQuery { done }): Query<ThreadQuery>,
) -> Answer {
    let page = app.contact.thread(&token).await?.map(|own| {
        let is_added = done == "added";
        ThreadPage { is_added, ..ThreadPage::of(own) }
    });
    Ok(write(&app, language, &token, StatusCode::OK, page))
}

/// `POST`: adds something. What was refused is shown again as it was typed.
///
/// # Errors
/// [`Problem`] when what was said cannot be read.
pub async fn add(
    Locale(language): Locale,
    app: App,
    client: Client,
    Id(token): Id<String>,
    Form(ThreadFields { reply }): Form<ThreadFields>,
) -> Answer {
    let (status, wrong, refusal) = if app.limits.allow_form(client, limits::Act::Contact) {
        match app.contact.reply(&token, &reply).await {
            Ok(Added::Done) => {
                let path = Route::ContactThread.path_with(language, &token);
                return Ok(see_other(&format!("{path}?done=added")));
            }
            Ok(Added::Gone) => return Ok(write(&app, language, &token, StatusCode::OK, None)),
            Ok(Added::Refused(error)) => (StatusCode::UNPROCESSABLE_ENTITY, Some(error), None),
            Err(_) => (StatusCode::SERVICE_UNAVAILABLE, None, Some(Refusal::Unavailable)),
        }
    } else {
        (StatusCode::TOO_MANY_REQUESTS, None, Some(Refusal::TooMany))
    };
    let own = app.contact.thread(&token).await?;
    let page = own.map(|own| ThreadPage { reply, wrong, refusal, ..ThreadPage::of(own) });
    Ok(write(&app, language, &token, status, page))
}

fn write(
    app: &App,
    language: Language,
    token: &str,
    status: StatusCode,
    page: Option<ThreadPage>,
) -> Response {
    let (status, page) = match page {
        Some(page) => (status, Page::from(page)),
        None => (StatusCode::GONE, Page::from(ThreadGonePage)),
    };
    render::private(app, Place::of(language, Route::ContactThread, token), status, page)
}
