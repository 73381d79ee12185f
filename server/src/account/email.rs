//! Changing one's e-mail address.

use app::account::{
    ConfirmEmailPage, ConfirmSameEmailPage, Done, EmailLinkInvalidPage, EmailPage, EmailSentPage,
    EmailTakenPage, EmailWrong, UsePasskeyPage,
};
use app::page::Page;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use serde::Deserialize;
use services::account::{AccountError, EmailRequest};
use store::address::EmailChange;

use super::cookie;
use crate::http::extract::{Actor, Id, Locale};
use crate::http::form::Form;
use crate::http::limits::Client;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::security::{self, SecurityEvent};
use crate::state::App;

type Answer = Result<Response, Problem>;

/// The new address, and the password.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NewEmail {
    email: String,
    password: String,
    /// Set by the button that asks for a link to the address that counts.
    again: String,
}

/// `GET`: the form.
///
/// # Errors
/// [`Problem`] when the address that counts cannot be read.
pub async fn show(Locale(language): Locale, app: App, actor: Actor) -> Answer {
    if !actor.may_change_factors() {
        let page = Page::from(UsePasskeyPage);
        return Ok(super::page(&app, language, Route::Email, &actor, StatusCode::OK, page).await);
    }
    form(&app, language, &actor, StatusCode::OK, EmailPage::default()).await
}

/// `POST`: sends a link to the new address.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn request(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    client: Client,
    Form(new): Form<NewEmail>,
) -> Answer {
    if !new.again.is_empty() {
        return again(&app, language, &actor).await;
    }
    if !actor.may_change_factors() {
        return Err(Problem::NOT_FOUND);
    }
    // An open session must not be a place to guess the password at.
    if !app.limits.allow_code(client, actor.person) {
        return Err(Problem::TOO_MANY);
    }
    let (status, wrong) = match app.accounts.request_email(&actor, &new.email, &new.password).await {
        Ok(EmailRequest::Sent) => {
            let page = Page::from(EmailSentPage { address: new.email });
            return Ok(super::page(&app, language, Route::Email, &actor, StatusCode::OK, page).await);
        }
        Ok(EmailRequest::Refused(error)) => (StatusCode::UNPROCESSABLE_ENTITY, EmailWrong::Address(error)),
        Ok(EmailRequest::Same) => (StatusCode::UNPROCESSABLE_ENTITY, EmailWrong::Same),
        Ok(EmailRequest::WrongPassword) => {
            security::record(&app, SecurityEvent::ReauthenticationFailed, Some(actor.person), Some(client));
            (StatusCode::UNPROCESSABLE_ENTITY, EmailWrong::Password)
        }
        Ok(EmailRequest::TooMany) => (StatusCode::TOO_MANY_REQUESTS, EmailWrong::TooMany),
        Err(AccountError::Busy(_)) => (StatusCode::SERVICE_UNAVAILABLE, EmailWrong::Busy),
        Err(AccountError::Store(error)) => return Err(error.into()),
    };
    let lacks_password = new.password.is_empty();
    let page = EmailPage { typed: new.email, wrong: Some(wrong), lacks_password, ..EmailPage::default() };
    form(&app, language, &actor, status, page).await
}

/// `GET`: the link in the mail to the new address, for who asked for it. Looking changes nothing.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn show_link(Locale(language): Locale, app: App, actor: Actor, Id(token): Id<String>) -> Answer {
    let (status, page) = match app.accounts.new_email(&actor, &token).await? {
        Some(address) if app.accounts.own(&actor).await?.0.email == address => {
            (StatusCode::OK, Page::from(ConfirmSameEmailPage { address }))
        }
        Some(address) => (StatusCode::OK, Page::from(ConfirmEmailPage { address })),
        None => (StatusCode::GONE, Page::from(EmailLinkInvalidPage)),
    };
    Ok(super::page_at(&app, language, (Route::ConfirmEmail, &token), &actor, status, page).await)
}

/// `POST`: the new address takes the old one's place.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn confirm(Locale(language): Locale, app: App, actor: Actor, Id(token): Id<String>) -> Answer {
    let (status, page) = match app.accounts.confirm_email(&actor, &token).await? {
        EmailChange::Done => {
            security::record(&app, SecurityEvent::EmailChanged, Some(actor.person), None);
            app.endings.look();
            let place = format!("{}?notice=email-set", Route::SignIn.path(language));
            return Ok(cookie::clear(see_other(&place)));
        }
        EmailChange::Confirmed => return Ok(super::settings::back(language, Done::EmailConfirmed)),
        EmailChange::Taken => (StatusCode::CONFLICT, Page::from(EmailTakenPage)),
        EmailChange::Unknown => (StatusCode::GONE, Page::from(EmailLinkInvalidPage)),
    };
    Ok(super::page_at(&app, language, (Route::ConfirmEmail, &token), &actor, status, page).await)
}

/// Sends the link to the address that counts.
async fn again(app: &App, language: Language, actor: &Actor) -> Answer {
    let (status, page) = match app.accounts.confirm_again(actor).await? {
        (address, EmailRequest::Sent) => (StatusCode::OK, Page::from(EmailSentPage { address })),
        (current, _) => {
            let wrong = Some(EmailWrong::TooMany);
            let page = EmailPage { current, wrong, ..EmailPage::default() };
            (StatusCode::TOO_MANY_REQUESTS, Page::from(page))
        }
    };
    Ok(super::page(app, language, Route::Email, actor, status, page).await)
}

async fn form(app: &App, language: Language, actor: &Actor, status: StatusCode, page: EmailPage) -> Answer {
    let (person, _) = app.accounts.own(actor).await?;
    let page = Page::from(EmailPage { current: person.email, ..page });
    Ok(super::page(app, language, Route::Email, actor, status, page).await)
}
