//! Getting an account, and getting back into it.

use app::account::actions::{AccountError, PasswordReset, Opening};
use app::account::{AccountFields, AccountPage, Fields, InvitationPage, ResetPage};
use app::page::{LinkRequestPage, Page};
use app::routes::Route;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::Language;
use serde::Deserialize;

use super::cookie;
use crate::campaign::link_request::{LinkRequest, ask};
use crate::http::extract::{Id, Locale};
use crate::http::form::Form;
use crate::http::limits::{Act, Client};
use crate::http::problem::Problem;
use crate::http::render::{self, Place};
use crate::http::see_other;
use crate::security::{self, SecurityEvent};
use crate::state::App;

type Answer = Result<Response, Problem>;

/// A new password.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NewPassword {
    password: String,
}

/// `GET`: the form that asks for a link.
pub async fn show_entry(Locale(language): Locale, app: App) -> Response {
    let page = AccountPage::AccessRequest(LinkRequestPage::default());
    write(&app, language, Route::AccessRequest, "", StatusCode::OK, page).await
}

/// `POST`: answers alike whether the address is known or not.
pub async fn request_access(
    Locale(language): Locale,
    app: App,
    client: Client,
    Form(form): Form<LinkRequest>,
) -> Response {
    match ask(&app, client, form, async |email| app.accounts.request_access(&email).await).await {
        Ok(()) => see_other(&Route::AccessRequestSent.path(language)),
        Err((status, page)) => {
            write(&app, language, Route::AccessRequest, "", status, AccountPage::AccessRequest(page)).await
        }
    }
}

/// `GET`: look at your mail.
pub async fn entry_sent(Locale(language): Locale, app: App) -> Response {
    write(&app, language, Route::AccessRequestSent, "", StatusCode::OK, AccountPage::AccessRequestSent).await
}

/// `GET`: an invitation. Looking changes nothing.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn show_invitation(Locale(language): Locale, app: App, Id(token): Id<String>) -> Answer {
    invitation(&app, language, &token, StatusCode::OK, String::new(), Fields::default(), false).await
}

/// `POST`: opens the account.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn open_account(
    Locale(language): Locale,
    app: App,
    Id(token): Id<String>,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<AccountFields>,
) -> Answer {
    if !app.limits.allow_form(client, Act::Open) {
        return Err(Problem::TOO_MANY);
    }
    let username = fields.username.clone();
    match app.accounts.open_account(&token, &fields, language).await {
        Ok(Opening::Done) => to_sign_in(&app, language, &headers).await,
        Ok(Opening::Fields(wrong)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            invitation(&app, language, &token, status, username, wrong, false).await
        }
        Ok(Opening::Expired) => Ok(invalid(&app, language).await),
        Err(AccountError::Busy(_)) => {
            let status = StatusCode::SERVICE_UNAVAILABLE;
            invitation(&app, language, &token, status, username, Fields::default(), true).await
        }
        Err(AccountError::Store(error)) => Err(error.into()),
    }
}

async fn invitation(
    app: &App,
    language: Language,
    token: &str,
    status: StatusCode,
    username: String,
    wrong: Fields,
    is_busy: bool,
) -> Answer {
    let Some((person, terms)) = app.accounts.invited(token).await? else {
        return Ok(invalid(app, language).await);
    };
    let page = AccountPage::Invitation(Box::new(InvitationPage {
        is_member: person.on_roster,
        username,
        wrong,
        is_busy,
        terms,
    }));
    Ok(write(app, language, Route::Invitation, token, status, page).await)
}

/// `GET`: the form for a new password.
///
/// # Errors
/// [`Problem`] when the link cannot be looked up.
pub async fn show_reset(Locale(language): Locale, app: App, Id(token): Id<String>) -> Answer {
    if app.accounts.resetting(&token).await?.is_none() {
        return Ok(invalid(&app, language).await);
    }
    Ok(reset(&app, language, &token, StatusCode::OK, ResetPage::default()).await)
}

/// `POST`: sets the password.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn set_password(
    Locale(language): Locale,
    app: App,
    Id(token): Id<String>,
    client: Client,
    headers: HeaderMap,
    Form(form): Form<NewPassword>,
) -> Answer {
    if !app.limits.allow_form(client, Act::Open) {
        return Err(Problem::TOO_MANY);
    }
    match app.accounts.set_password(&token, &form.password).await {
        Ok(PasswordReset::Done(person)) => {
            security::record(&app, SecurityEvent::PasswordChanged, Some(person), Some(client));
            to_sign_in(&app, language, &headers).await
        }
        Ok(PasswordReset::Password(wrong)) => {
            let page = ResetPage { wrong: Some(wrong), is_busy: false };
            Ok(reset(&app, language, &token, StatusCode::UNPROCESSABLE_ENTITY, page).await)
        }
        Ok(PasswordReset::Expired) => Ok(invalid(&app, language).await),
        Err(AccountError::Busy(_)) => {
            let page = ResetPage { wrong: None, is_busy: true };
            Ok(reset(&app, language, &token, StatusCode::SERVICE_UNAVAILABLE, page).await)
        }
        Err(AccountError::Store(error)) => Err(error.into()),
    }
}

/// A mailed link alone signs nobody in; whoever was signed in in this browser is out, whosever link it was.
async fn to_sign_in(app: &App, language: Language, headers: &HeaderMap) -> Answer {
    if let Some(token) = cookie::token(headers) {
        app.accounts.sign_out(token).await?;
    }
    app.endings.look();
    let place = format!("{}?notice=password-set", Route::SignIn.path(language));
    Ok(cookie::clear(see_other(&place)))
}

async fn reset(app: &App, language: Language, token: &str, status: StatusCode, page: ResetPage) -> Response {
    write(app, language, Route::NewPassword, token, status, AccountPage::Reset(page)).await
}

async fn invalid(app: &App, language: Language) -> Response {
    write(app, language, Route::AccessRequest, "", StatusCode::GONE, AccountPage::LinkInvalid).await
}

async fn write(
    app: &App,
    language: Language,
    route: Route,
    token: &str,
    status: StatusCode,
    page: AccountPage,
) -> Response {
    render::private(app, Place::of(language, route, token), status, Page::from(page)).await
}
