//! Signing in and out.

use app::account::{CodePage, SignInNotice, SignInPage};
use app::destination;
use app::page::Page;
use app::routes::Route;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::Language;
use domain::account::Code;
use serde::Deserialize;
use services::account::{AccountError, Arrived, Candidate, SignedIn};

use super::{arrival, cookie, open_page};
use crate::http::extract::{Locale, Query};
use crate::http::form::Form;
use crate::http::limits::Client;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::security::{self, SecurityEvent};
use crate::state::App;

/// What the address of the sign-in page may say.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SignInQuery {
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
    to: String,
}

/// `GET`: the form.
pub async fn show(Locale(language): Locale, app: App, Query(asked): Query<SignInQuery>) -> Response {
    let notice = match asked.notice.as_str() {
        "signed-out" => Some(SignInNotice::SignedOut),
        "password-set" => Some(SignInNotice::PasswordSet),
        "email-set" => Some(SignInNotice::EmailSet),
        "left" => Some(SignInNotice::Left),
        _ => None,
    };
    let page = SignInPage { to: asked.to, notice, ..SignInPage::default() };
    form(&app, language, StatusCode::OK, page)
}

/// `POST` of the first step.
///
/// # Errors
/// [`Problem`] when the database cannot be used.
pub async fn first_step(
    Locale(language): Locale,
    app: App,
    client: Client,
    headers: HeaderMap,
    Form(step): Form<FirstStep>,
) -> Result<Response, Problem> {
    let FirstStep { username, password, to } = step;
    let again = |notice| SignInPage {
        username: username.clone(),
        to: to.clone(),
        notice: Some(notice),
        lacks_username: username.trim().is_empty(),
        lacks_password: password.is_empty(),
    };
    let now = app.accounts.clock.now();
    let key = app.accounts.attempt_key(&username);
    let Some(mut attempt) = app.limits.begin_attempt(client, &key, now) else {
        return Ok(form(&app, language, StatusCode::TOO_MANY_REQUESTS, again(SignInNotice::TooMany)));
    };
    let candidate = app.accounts.candidate(&username).await?;
    let person = candidate.person();
    let may_try = person.is_none_or(|person| app.limits.allow_account(&mut attempt, person, now));
    let candidate = if may_try { candidate } else { Candidate::NOBODY };
    let signed_in = app.accounts.sign_in(candidate, &password, arrival(&headers)).await;
    if !matches!(signed_in, Ok(SignedIn::Failed)) {
        app.limits.forget(&attempt);
    }
    match signed_in {
        Ok(SignedIn::In(arrived)) => Ok(came_in(&app, language, client, &arrived, &to)),
        Ok(SignedIn::NeedsCode(step)) => Ok(code(&app, language, StatusCode::OK, step, to)),
        Ok(SignedIn::Failed | SignedIn::Expired) => {
            security::record(&app, SecurityEvent::SignInFailed, person, Some(client));
            Ok(form(&app, language, StatusCode::UNPROCESSABLE_ENTITY, again(SignInNotice::Failed)))
        }
        Err(AccountError::Busy(_)) => {
            Ok(form(&app, language, StatusCode::SERVICE_UNAVAILABLE, again(SignInNotice::Busy)))
        }
        Err(AccountError::Store(error)) => Err(error.into()),
    }
}

/// A session has begun: its cookie, and the way to where its person wanted to be.
pub(super) fn came_in(
    app: &App,
    language: Language,
    client: Client,
    arrived: &Arrived,
    to: &str,
) -> Response {
    arrived_at(app, client, arrived, &destination::or_community(language, to))
}

/// A session has begun: its cookie, and the way to a page.
pub(super) fn arrived_at(app: &App, client: Client, arrived: &Arrived, place: &str) -> Response {
    security::record(app, SecurityEvent::SignedIn, Some(arrived.person), Some(client));
    cookie::set(see_other(place), &arrived.token)
}

/// The form of the second step.
pub(super) fn code(
    app: &App,
    language: Language,
    status: StatusCode,
    step: services::account::SecondStep,
    to: String,
) -> Response {
    let page = Page::from(CodePage { step, to });
    open_page(app, language, (Route::SignInCode, ""), status, page)
}

/// `GET` of the second step by itself: it begins with the first.
pub async fn no_second_step(Locale(language): Locale) -> Response {
    see_other(&Route::SignIn.path(language))
}

/// `POST` of the second step.
///
/// # Errors
/// [`Problem`] when the database cannot be used.
pub async fn second_step(
    Locale(language): Locale,
    app: App,
    client: Client,
    headers: HeaderMap,
    Form(step): Form<SecondStep>,
) -> Result<Response, Problem> {
    let SecondStep { first_step, code: typed, to } = step;
    let notice = |notice| SignInPage { notice: Some(notice), to: to.clone(), ..SignInPage::default() };
    let typed = Code::read(&typed);
    // Six digits can be guessed.
    let person = app.accounts.second_step(&first_step);
    if person.is_some_and(|person| !app.limits.allow_second_factor(client, person, typed.is_short())) {
        return Ok(form(&app, language, StatusCode::TOO_MANY_REQUESTS, notice(SignInNotice::TooMany)));
    }
    match app.accounts.give_code(&first_step, &typed, arrival(&headers)).await {
        Ok(SignedIn::In(arrived)) => Ok(came_in(&app, language, client, &arrived, &to)),
        Ok(SignedIn::NeedsCode(step)) => {
            security::record(&app, SecurityEvent::SecondFactorFailed, person, Some(client));
            Ok(code(&app, language, StatusCode::UNPROCESSABLE_ENTITY, step, to))
        }
        Ok(SignedIn::Expired | SignedIn::Failed) => {
            let page = notice(SignInNotice::Expired);
            Ok(form(&app, language, StatusCode::UNPROCESSABLE_ENTITY, page))
        }
        Err(AccountError::Busy(_)) => {
            Ok(form(&app, language, StatusCode::SERVICE_UNAVAILABLE, notice(SignInNotice::Busy)))
        }
        Err(AccountError::Store(error)) => Err(error.into()),
    }
}

/// `POST`: signs out.
///
/// # Errors
/// [`Problem`] when the session could not be ended.
pub async fn sign_out(Locale(language): Locale, app: App, headers: HeaderMap) -> Result<Response, Problem> {
    if let Some(token) = cookie::token(&headers) {
        app.accounts.sign_out(token).await?;
    }
    app.endings.look();
    Ok(cookie::clear(see_other(&format!("{}?notice=signed-out", Route::SignIn.path(language)))))
}

/// To the form, once a mailed link has set a new password: the link alone signs nobody in, and whoever was signed in in this
/// browser is out, whosever link it was.
pub(super) async fn with_new_password(
    app: &App,
    language: Language,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    if let Some(token) = cookie::token(headers) {
        app.accounts.sign_out(token).await?;
    }
    app.endings.look();
    let place = format!("{}?notice=password-set", Route::SignIn.path(language));
    Ok(cookie::clear(see_other(&place)))
}

fn form(app: &App, language: Language, status: StatusCode, page: SignInPage) -> Response {
    open_page(app, language, (Route::SignIn, ""), status, Page::from(page))
}
