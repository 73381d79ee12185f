//! Setting up an authenticator.

use app::account::{AuthenticatorPage, RecoveryCodesPage, UsePasskeyPage};
use app::page::Page;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use services::account::{AccountError, Enrolled};

use super::cookie;
use super::settings::is_due;
use crate::http::extract::{Actor, Locale};
use crate::http::form::Form;
use crate::http::limits::Client;
use crate::http::problem::Problem;
use crate::security::{self, SecurityEvent};
use crate::state::App;

type Answer = Result<Response, Problem>;

/// An authenticator's first code.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct FirstCode {
    sealed: String,
    code: String,
    password: String,
}

/// `GET`: an authenticator to set up. Nothing is kept.
///
/// # Errors
/// [`Problem`] when no secret can be made.
pub async fn show(Locale(language): Locale, app: App, actor: Actor) -> Answer {
    if !actor.may_change_factors() {
        let page = Page::from(UsePasskeyPage);
        return Ok(super::page(&app, language, Route::Authenticator, &actor, StatusCode::OK, page).await);
    }
    let enrolment = app.accounts.begin_enrolment(&actor, language).ok_or(Problem::INTERNAL)?;
    let is_due = is_due(&actor);
    let page = Page::from(AuthenticatorPage { enrolment, is_wrong: false, is_wrong_password: false, is_due });
    Ok(super::page(&app, language, Route::Authenticator, &actor, StatusCode::OK, page).await)
}

/// `POST`: puts it in use once it has shown a right code.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn set(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    client: Client,
    Form(first): Form<FirstCode>,
) -> Answer {
    // Whoever found a session open must not put their own authenticator in the place of the owner's, nor guess the
    // password.
    if !actor.may_change_factors() {
        return Err(Problem::NOT_FOUND);
    }
    if !app.limits.allow_code(client, actor.person) {
        return Err(Problem::TOO_MANY);
    }
    let enrolled = app.accounts.finish_enrolment(&actor, &first.sealed, &first.code, &first.password);
    let is_wrong_password = match enrolled.await {
        Ok(Enrolled::Done { codes, token }) => {
            security::record(&app, SecurityEvent::FactorChanged, Some(actor.person), Some(client));
            app.endings.look();
            let page = Page::from(RecoveryCodesPage(codes));
            let page = super::page(&app, language, Route::Authenticator, &actor, StatusCode::OK, page).await;
            return Ok(cookie::set(page, &token));
        }
        Ok(Enrolled::WrongPassword) => {
            security::record(&app, SecurityEvent::ReauthenticationFailed, Some(actor.person), Some(client));
            true
        }
        Ok(Enrolled::WrongCode) => false,
        Err(AccountError::Busy(_)) => return Err(Problem::UNAVAILABLE),
        Err(AccountError::Store(error)) => return Err(error.into()),
    };
    let again = app.accounts.continue_enrolment(&actor, language, &first.sealed);
    let enrolment =
        again.or_else(|| app.accounts.begin_enrolment(&actor, language)).ok_or(Problem::INTERNAL)?;
    let page = Page::from(AuthenticatorPage {
        enrolment,
        is_wrong: !is_wrong_password || first.code.trim().is_empty(),
        is_wrong_password: is_wrong_password || first.password.is_empty(),
        is_due: is_due(&actor),
    });
    Ok(super::page(&app, language, Route::Authenticator, &actor, StatusCode::UNPROCESSABLE_ENTITY, page)
        .await)
}
