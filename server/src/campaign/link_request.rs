//! `POST` of the form that asks for the link to one's preferences.

use app::campaign::LinkRequestPage;
use app::refusal::Refusal;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::EmailAddress;
use domain::campaign::FieldError;
use serde::Deserialize;
use store::StoreError;

use super::{place, see_other};
use crate::http::extract::Locale;
use crate::http::form::Form;
use crate::http::limits::{Act, Client};
use crate::http::render;
use crate::state::App;

/// The form.
#[derive(Deserialize)]
pub struct LinkRequestFields {
    #[serde(default)]
    email: String,
}

/// Answers alike whether the address has pledged or not.
pub async fn post(
    Locale(language): Locale,
    app: App,
    client: Client,
    Form(form): Form<LinkRequestFields>,
) -> Response {
    match ask(&app, client, form, async |email| app.campaign.request_link(&email).await).await {
        Ok(()) => see_other(&Route::LinkSent.path(language)),
        Err((status, page)) => {
            let place = place(language, Route::LinkRequest, "");
            render::private(&app, place, status, page.into())
        }
    }
}

/// Asks for a link with an address as typed; what is wrong with it is for the form that comes back.
pub(crate) async fn ask(
    app: &App,
    client: Client,
    form: LinkRequestFields,
    request: impl AsyncFnOnce(EmailAddress) -> Result<(), StoreError>,
) -> Result<(), (StatusCode, LinkRequestPage)> {
    let (status, error, refusal) = if app.limits.allow_form(client, Act::Mail) {
        match EmailAddress::parse(&form.email) {
            Ok(email) => match request(email).await {
                Ok(()) => return Ok(()),
                Err(_) => (StatusCode::SERVICE_UNAVAILABLE, None, Some(Refusal::Unavailable)),
            },
            Err(_) if form.email.trim().is_empty() => {
                (StatusCode::UNPROCESSABLE_ENTITY, Some(FieldError::Missing), None)
            }
            Err(_) => (StatusCode::UNPROCESSABLE_ENTITY, Some(FieldError::Invalid), None),
        }
    } else {
        (StatusCode::TOO_MANY_REQUESTS, None, Some(Refusal::TooMany))
    };
    Err((status, LinkRequestPage { email: form.email, error, refusal }))
}
