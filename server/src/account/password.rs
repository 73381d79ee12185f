//! Changing one's password.

use app::account::{Done, PasswordPage, UsePasskeyPage};
use app::page::Page;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use services::account::{AccountError, PasswordChange};

use super::cookie;
use super::settings::back;
use crate::http::extract::{Actor, Locale};
use crate::http::form::Form;
use crate::http::limits::Client;
use crate::http::problem::Problem;
use crate::security::{self, SecurityEvent};
use crate::state::App;

/// The two passwords.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Passwords {
    current: String,
    password: String,
}

/// `GET`: the form.
pub async fn show(Locale(language): Locale, app: App, actor: Actor) -> Response {
    let page = if actor.may_change_factors() {
        Page::from(PasswordPage::default())
    } else {
        Page::from(UsePasskeyPage)
    };
    super::page(&app, language, Route::Password, &actor, StatusCode::OK, page).await
}

/// `POST`: changes it.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn change(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    client: Client,
    Form(form): Form<Passwords>,
) -> Result<Response, Problem> {
    if !actor.may_change_factors() {
        return Err(Problem::NOT_FOUND);
    }
    // An open session must not be a place to guess the password at.
    if !app.limits.allow_code(client, actor.person) {
        return Err(Problem::TOO_MANY);
    }
    let page = PasswordPage::default();
    let (status, page) = match app.accounts.change_password(&actor, &form.current, &form.password).await {
        Ok(PasswordChange::Done(token)) => {
            security::record(&app, SecurityEvent::PasswordChanged, Some(actor.person), Some(client));
            app.endings.look();
            return Ok(cookie::set(back(language, Done::Password), &token));
        }
        Ok(PasswordChange::WrongCurrent(refused)) => {
            security::record(&app, SecurityEvent::ReauthenticationFailed, Some(actor.person), Some(client));
            (StatusCode::UNPROCESSABLE_ENTITY, PasswordPage { is_wrong: true, refused, ..page })
        }
        Ok(PasswordChange::Refused(error)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, PasswordPage { refused: Some(error), ..page })
        }
        Err(AccountError::Busy(_)) => {
            (StatusCode::SERVICE_UNAVAILABLE, PasswordPage { is_busy: true, ..page })
        }
        Err(AccountError::Store(error)) => return Err(error.into()),
    };
    Ok(super::page(&app, language, Route::Password, &actor, status, Page::from(page)).await)
}
