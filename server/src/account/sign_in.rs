//! Signing in and out.

use app::account::actions::{AccountError, SignedIn};
use app::account::{AccountPage, SignInNotice, SignInPage};
use app::page::Page;
use app::routes::Route;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use domain::Language;
use serde::Deserialize;

use super::{browser, cookie, gate};
use crate::http::form::Form;
use crate::http::limits::Client;
use crate::http::problem::Problem;
use crate::http::render::{self, Place};
use crate::http::see_other;
use crate::state::App;

/// What the address of the sign-in page may say.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    to: String,
    notice: String,
}

/// The first step.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct FirstStep {
    username: String,
    password: String,
    to: String,
}

/// The second step.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SecondStep {
    first_step: String,
    code: String,
}

/// `GET`: the form.
pub async fn show(
    language: Language,
    State(app): State<App>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let notice = match asked.notice.as_str() {
        "signed-out" => Some(SignInNotice::SignedOut),
        "password-set" => Some(SignInNotice::PasswordSet),
        "email-set" => Some(SignInNotice::EmailSet),
        "left" => Some(SignInNotice::Left),
        _ => None,
    };
    let page = SignInPage { username: String::new(), to: asked.to, notice };
    form(&app, language, StatusCode::OK, page).await
}

/// `POST` of the first step.
///
/// # Errors
/// [`Problem`] when the database cannot be used.
pub async fn first_step(
    language: Language,
    State(app): State<App>,
    client: Client,
    headers: HeaderMap,
    Form(step): Form<FirstStep>,
) -> Result<Response, Problem> {
    let again =
        |notice| SignInPage { username: step.username.clone(), to: step.to.clone(), notice: Some(notice) };
    if !app.limits.allow_sign_in(client, &app.accounts.attempt_key(&step.username)) {
        return Ok(form(&app, language, StatusCode::TOO_MANY_REQUESTS, again(SignInNotice::TooMany)).await);
    }
    match app.accounts.sign_in(&step.username, &step.password, browser(&headers)).await {
        Ok(SignedIn::In(token)) => Ok(cookie::set(see_other(&gate::destination(language, &step.to)), &token)),
        Ok(SignedIn::NeedsCode(step)) => {
            let page = Page::Account(Box::new(AccountPage::Code(step)));
            Ok(render::private(&app, Place::of(language, Route::SignInCode, ""), StatusCode::OK, page).await)
        }
        Ok(SignedIn::Failed | SignedIn::Expired) => {
            Ok(form(&app, language, StatusCode::UNPROCESSABLE_ENTITY, again(SignInNotice::Failed)).await)
        }
        Err(AccountError::Busy(_)) => {
            Ok(form(&app, language, StatusCode::SERVICE_UNAVAILABLE, again(SignInNotice::Busy)).await)
        }
        Err(AccountError::Store(error)) => Err(error.into()),
    }
}

/// `GET` of the second step by itself: it begins with the first.
pub fn no_second_step(language: Language) -> Response {
    see_other(&Route::SignIn.path(language))
}

/// `POST` of the second step.
///
/// # Errors
/// [`Problem`] when the database cannot be used.
pub async fn second_step(
    language: Language,
    State(app): State<App>,
    client: Client,
    headers: HeaderMap,
    Form(step): Form<SecondStep>,
) -> Result<Response, Problem> {
    let notice = |notice| SignInPage { notice: Some(notice), ..SignInPage::default() };
    // Six digits can be guessed.
    let person = app.accounts.second_step(&step.first_step);
    let is_short = step.code.chars().filter(char::is_ascii_alphanumeric).count() <= 6;
    let allowed = person.is_some_and(|person| app.limits.allow_second_factor(client, person, is_short));
    if person.is_some() && !allowed {
        return Ok(form(&app, language, StatusCode::TOO_MANY_REQUESTS, notice(SignInNotice::TooMany)).await);
    }
    match app.accounts.give_code(&step.first_step, &step.code, browser(&headers)).await {
        Ok(SignedIn::In(token)) => Ok(cookie::set(see_other(&Route::Community.path(language)), &token)),
        Ok(SignedIn::NeedsCode(step)) => {
            let page = Page::Account(Box::new(AccountPage::Code(step)));
            let place = Place::of(language, Route::SignInCode, "");
            Ok(render::private(&app, place, StatusCode::UNPROCESSABLE_ENTITY, page).await)
        }
        Ok(SignedIn::Expired | SignedIn::Failed) => {
            let page = notice(SignInNotice::Expired);
            Ok(form(&app, language, StatusCode::UNPROCESSABLE_ENTITY, page).await)
        }
        Err(AccountError::Busy(_)) => {
            Ok(form(&app, language, StatusCode::SERVICE_UNAVAILABLE, notice(SignInNotice::Busy)).await)
        }
        Err(AccountError::Store(error)) => Err(error.into()),
    }
}

/// `POST`: signs out.
///
/// # Errors
/// [`Problem`] when the session could not be ended.
pub async fn sign_out(
    language: Language,
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if let Some(token) = cookie::token(&headers) {
        app.accounts.sign_out(token).await?;
    }
    let mut gone = cookie::clear(see_other(&format!("{}?notice=signed-out", Route::SignIn.path(language))));
    // Drafts on the device go too: the next person there must not come upon them.
    gone.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"storage\""));
    Ok(gone)
}

async fn form(app: &App, language: Language, status: StatusCode, page: SignInPage) -> Response {
    let page = Page::Account(Box::new(AccountPage::SignIn(page)));
    render::private(app, Place::of(language, Route::SignIn, ""), status, page).await
}
