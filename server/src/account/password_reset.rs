//! Setting a new password with a link from a mail.

use app::account::PasswordResetPage;
use app::page::Page;
use app::routes::Route;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::Language;
use serde::Deserialize;
use services::account::{AccountError, PasswordReset};

use super::access_request::invalid;
use super::open_page;
use super::sign_in::with_new_password;
use crate::http::extract::{Id, Locale};
use crate::http::form::Form;
use crate::http::limits::{Act, Client};
use crate::http::problem::Problem;
use crate::security::{self, SecurityEvent};
use crate::state::App;

type Answer = Result<Response, Problem>;

/// A new password.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NewPassword {
    password: String,
}

/// `GET`: the form for a new password.
///
/// # Errors
/// [`Problem`] when the link cannot be looked up.
pub async fn show(Locale(language): Locale, app: App, Id(token): Id<String>) -> Answer {
    if app.accounts.resetting(&token).await?.is_none() {
        return Ok(invalid(&app, language));
    }
    Ok(form(&app, language, &token, StatusCode::OK, PasswordResetPage::default()))
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
    Form(NewPassword { password }): Form<NewPassword>,
) -> Answer {
    if !app.limits.allow_form(client, Act::Open) {
        return Err(Problem::TOO_MANY);
    }
    match app.accounts.set_password(&token, &password).await {
        Ok(PasswordReset::Done(person)) => {
            security::record(&app, SecurityEvent::PasswordChanged, Some(person), Some(client));
            with_new_password(&app, language, &headers).await
        }
        Ok(PasswordReset::Password(wrong)) => {
            let page = PasswordResetPage { wrong: Some(wrong), is_busy: false };
            Ok(form(&app, language, &token, StatusCode::UNPROCESSABLE_ENTITY, page))
        }
        Ok(PasswordReset::Expired) => Ok(invalid(&app, language)),
        Err(AccountError::Busy(_)) => {
            let page = PasswordResetPage { wrong: None, is_busy: true };
            Ok(form(&app, language, &token, StatusCode::SERVICE_UNAVAILABLE, page))
        }
        Err(AccountError::Store(error)) => Err(error.into()),
    }
}

fn form(app: &App, language: Language, token: &str, status: StatusCode, page: PasswordResetPage) -> Response {
    open_page(app, language, (Route::NewPassword, token), status, Page::from(page))
}
