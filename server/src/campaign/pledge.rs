//! `POST` of the pledge form.

use app::campaign::actions::PledgeError;
use app::page::{Page, PledgePage, Refusal};
use app::routes::Route;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use domain::campaign::{Errors, PledgeForm};

use super::{place, remember_language, see_other};
use crate::http::form::Form;
use crate::http::limits::{Act, Client};
use crate::http::render;
use crate::state::App;

/// Keeps the pledge and shows the way on, or shows the form again with what was typed and what is wrong.
pub async fn post(
    language: Language,
    State(app): State<App>,
    client: Client,
    Form(form): Form<PledgeForm>,
) -> Response {
    if !app.limits.allow_form(client, Act::Pledge) {
        return again(&app, language, form, Errors::default(), Some(Refusal::TooMany)).await;
    }
    match app.campaign.pledge(&form, language).await {
        Ok(()) => {
            let chosen = form.language.parse().unwrap_or(language);
            remember_language(see_other(&Route::Thanks.path(language)), chosen)
        }
        Err(PledgeError::Fields(errors)) => again(&app, language, form, errors, None).await,
        Err(PledgeError::Expired) => {
            again(&app, language, form, Errors::default(), Some(Refusal::Expired)).await
        }
        Err(PledgeError::Store(_)) => {
            again(&app, language, form, Errors::default(), Some(Refusal::Unavailable)).await
        }
    }
}

async fn again(
    app: &App,
    language: Language,
    form: PledgeForm,
    errors: Errors,
    refusal: Option<Refusal>,
) -> Response {
    let status = match refusal {
        None | Some(Refusal::Expired) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(Refusal::TooMany) => StatusCode::TOO_MANY_REQUESTS,
        Some(Refusal::Unavailable) => StatusCode::SERVICE_UNAVAILABLE,
    };
    let page = PledgePage { form, errors, refusal, form_token: app.campaign.form_token() };
    render::private(app, place(language, Route::Pledge, ""), status, Page::Pledge(Box::new(page))).await
}
