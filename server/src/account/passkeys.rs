//! Passkeys: what their owner's scripts and forms post.

use app::account::passkeys::refusal;
use app::account::{AddPasskeyPage, Done, RemovePasskeyPage, UsePasskeyPage};
use app::destination;
use app::page::Page;
use app::routes::Route;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::Language;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use services::account::{AccountError, Passed, Refused};
use uuid::Uuid;

use super::settings::{back, is_due};
use super::{arrival, browser, cookie};
use crate::http::extract::{Actor, Locale, Query};
use crate::http::form::Form;
use crate::http::json::{Json, answer};
use crate::http::limits::Client;
use crate::http::problem::Problem;
use crate::security::{self, SecurityEvent};
use crate::state::App;

type Answer = Result<Response, Problem>;

/// What is needed to begin to make a passkey.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NewPasskey {
    name: String,
    password: String,
}

/// What an authenticator answered.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Answered {
    ceremony: String,
    credential: Value,
    to: String,
}

/// Which passkey the removal's address names.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RemovePasskeyQuery {
    passkey: Option<Uuid>,
}

/// A removal.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Removal {
    passkey: String,
    password: String,
}

/// Where the script goes after a ceremony.
#[derive(Serialize)]
struct Next {
    to: String,
}

/// What the script says to the reader.
#[derive(Serialize)]
struct PasskeyMessage {
    message: &'static str,
}

/// `POST`: begins to sign in. It says the same to everybody.
///
/// # Errors
/// [`Problem`] when passkeys cannot be used here.
pub async fn begin_sign_in(Locale(language): Locale, app: App, client: Client) -> Answer {
    if !app.limits.allow_beginning(client) {
        return Ok(refuse(language, Refused::TooMany));
    }
    let begun = app.accounts.begin_passkey_sign_in().ok_or(Problem::NOT_FOUND)?;
    Ok(answer(StatusCode::OK, &begun))
}

/// `POST`: signs in.
///
/// # Errors
/// [`Problem`] when the database cannot be used.
pub async fn sign_in(
    Locale(language): Locale,
    app: App,
    client: Client,
    headers: HeaderMap,
    Json(answered): Json<Answered>,
) -> Answer {
    let key = app.accounts.passkey_attempt_key(&answered.credential);
    let Some(attempt) = app.limits.begin_attempt(client, &key, app.accounts.clock.now()) else {
        return Ok(refuse(language, Refused::TooMany));
    };
    let signed_in =
        app.accounts.sign_in_with_passkey(&answered.ceremony, &answered.credential, arrival(&headers));
    match signed_in.await? {
        Passed::Done(arrived) => {
            app.limits.forget(&attempt);
            security::record(&app, SecurityEvent::SignedIn, Some(arrived.person), Some(client));
            let next = Next { to: destination::or_community(language, &answered.to) };
            Ok(cookie::set(answer(StatusCode::OK, &next), &arrived.token))
        }
        Passed::Refused(refused) => {
            security::record(&app, SecurityEvent::SecondFactorFailed, None, Some(client));
            Ok(refuse(language, refused))
        }
    }
}

/// `GET`: the form that adds a passkey.
pub async fn show(Locale(language): Locale, app: App, actor: Actor, headers: HeaderMap) -> Response {
    let page = if actor.may_change_factors() {
        Page::from(AddPasskeyPage { name: browser(&headers), is_due: is_due(&actor) })
    } else {
        Page::from(UsePasskeyPage)
    };
    super::page(&app, language, Route::AddPasskey, &actor, StatusCode::OK, page).await
}

/// `POST`: begins to make a passkey.
///
/// # Errors
/// [`Problem`] when the database cannot be used.
pub async fn begin(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    client: Client,
    Json(new): Json<NewPasskey>,
) -> Answer {
    // An open session must not be a place to guess the password at.
    if !app.limits.allow_code(client, actor.person) {
        return Ok(refuse(language, Refused::TooMany));
    }
    match app.accounts.begin_passkey(&actor, &new.name, &new.password).await {
        Ok(Passed::Done(begun)) => Ok(answer(StatusCode::OK, &begun)),
        Ok(Passed::Refused(refused)) => {
            note_wrong(&app, &actor, client, refused);
            Ok(refuse(language, refused))
        }
        Err(AccountError::Busy(_)) => Ok(refuse(language, Refused::Busy)),
        Err(AccountError::Store(error)) => Err(error.into()),
    }
}

/// `POST`: keeps the passkey that was made.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn finish(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Json(answered): Json<Answered>,
) -> Answer {
    match app.accounts.finish_passkey(&actor, &answered.ceremony, &answered.credential).await? {
        Passed::Done(token) => {
            security::record(&app, SecurityEvent::FactorChanged, Some(actor.person), None);
            app.endings.look();
            let to = format!("{}?done={}", Route::Account.path(language), Done::PasskeyAdded.code());
            Ok(cookie::set(answer(StatusCode::OK, &Next { to }), &token))
        }
        Passed::Refused(refused) => Ok(refuse(language, refused)),
    }
}

/// `GET`: really remove it?
///
/// # Errors
/// [`Problem`] when they cannot be read.
pub async fn ask_to_remove(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(RemovePasskeyQuery { passkey: chosen }): Query<RemovePasskeyQuery>,
) -> Answer {
    removal(&app, language, &actor, chosen, None).await
}

/// `POST`: removes it.
///
/// # Errors
/// [`Problem`] when nothing was removed.
pub async fn remove(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    client: Client,
    Form(form): Form<Removal>,
) -> Answer {
    if !app.limits.allow_code(client, actor.person) {
        return Err(Problem::TOO_MANY);
    }
    let chosen = form.passkey.parse().ok();
    match app.accounts.remove_passkey(&actor, chosen.unwrap_or_default(), &form.password).await {
        Ok(Passed::Done(token)) => {
            security::record(&app, SecurityEvent::FactorChanged, Some(actor.person), Some(client));
            app.endings.look();
            Ok(cookie::set(back(language, Done::PasskeyRemoved), &token))
        }
        Ok(Passed::Refused(refused)) => {
            note_wrong(&app, &actor, client, refused);
            removal(&app, language, &actor, chosen, Some(refused)).await
        }
        Err(AccountError::Busy(_)) => Err(Problem::UNAVAILABLE),
        Err(AccountError::Store(error)) => Err(error.into()),
    }
}

async fn removal(
    app: &App,
    language: Language,
    actor: &Actor,
    chosen: Option<Uuid>,
    refused: Option<Refused>,
) -> Answer {
    let page = if actor.may_change_factors() {
        let passkeys = app.accounts.passkeys(actor).await?;
        Page::from(RemovePasskeyPage { passkeys, chosen, refused })
    } else {
        Page::from(UsePasskeyPage)
    };
    let status = refused.map_or(StatusCode::OK, status);
    Ok(super::page(app, language, Route::RemovePasskey, actor, status, page).await)
}

fn note_wrong(app: &App, actor: &Actor, client: Client, refused: Refused) {
    if refused == Refused::Password {
        security::record(app, SecurityEvent::ReauthenticationFailed, Some(actor.person), Some(client));
    }
}

fn refuse(language: Language, refused: Refused) -> Response {
    answer(status(refused), &PasskeyMessage { message: refusal(language, refused) })
}

const fn status(refused: Refused) -> StatusCode {
    match refused {
        Refused::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Refused::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Refused::Locked => StatusCode::FORBIDDEN,
        Refused::Password
        | Refused::Name
        | Refused::Full
        | Refused::Expired
        | Refused::Unknown
        | Refused::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
    }
}
