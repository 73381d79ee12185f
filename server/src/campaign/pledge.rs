//! `POST` of the pledge form.

use app::campaign::{PledgePage, Thanks, ThanksPage, thanks_path};
use app::refusal::Refusal;
use app::routes::Route;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::Language;
use domain::campaign::{Errors, Field, PledgeForm};
use serde::Deserialize;
use services::campaign::PledgeError;

use super::{place, remember_language, see_other};
use crate::http::cache::{Key, SharedPage};
use crate::http::extract::{Locale, Query};
use crate::http::form::Form;
use crate::http::in_place::{Wants, invalid};
use crate::http::limits::{Act, Client};
use crate::http::{render, shared};
use crate::state::App;

/// Keeps the pledge and shows the way on, or shows the form again with what was typed and what is wrong.
pub async fn post(
    Locale(language): Locale,
    app: App,
    client: Client,
    wants: Wants,
    Form(form): Form<PledgeForm>,
) -> Response {
    if !app.limits.allow_form(client, Act::Pledge) {
        return again(&app, language, form, Errors::default(), Some(Refusal::TooMany));
    }
    match app.campaign.pledge(&form, language).await {
        Ok(unread) => {
            let chosen = form.language.parse().unwrap_or(language);
            let page = remember_language(see_other(&thanks_path(language, &unread)), chosen);
            wants.done(page, || Thanks::of(language, app.campaign.site.confirm_days, &unread))
        }
        Err(PledgeError::Fields(errors)) if wants == Wants::Data => invalid(errors),
        Err(PledgeError::Fields(errors)) => again(&app, language, form, errors, None),
        Err(PledgeError::Expired) => again(&app, language, form, Errors::default(), Some(Refusal::Expired)),
        Err(PledgeError::Doubtful) => again(&app, language, form, Errors::default(), Some(Refusal::Doubtful)),
        Err(PledgeError::Store(_)) => {
            again(&app, language, form, Errors::default(), Some(Refusal::Unavailable))
        }
    }
}

/// What the address of the page of thanks may say.
#[derive(Default, Deserialize)]
pub struct ThanksQuery {
    unread: String,
}

/// `GET` of the page of thanks: the same for everybody whose fields could all be read.
pub async fn thanks(
    Locale(language): Locale,
    app: App,
    Query(ThanksQuery { unread: named }): Query<ThanksQuery>,
    headers: HeaderMap,
) -> Response {
    let unread: Vec<Field> =
        Field::ALL.into_iter().filter(|field| named.split(',').any(|name| name == field.name())).collect();
    if unread.is_empty() {
        let key = Key { page: SharedPage::Thanks, language, issue: None };
        return shared::serve(&app, key, &headers).await;
    }
    let place = place(language, Route::Thanks, "");
    render::private(&app, place, StatusCode::OK, ThanksPage { unread }.into())
}

fn again(
    app: &App,
    language: Language,
    form: PledgeForm,
    errors: Errors,
    refusal: Option<Refusal>,
) -> Response {
    let status = match refusal {
        None | Some(Refusal::Expired | Refusal::Doubtful) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(Refusal::TooMany | Refusal::TooMuch(_)) => StatusCode::TOO_MANY_REQUESTS,
        Some(Refusal::Unavailable) => StatusCode::SERVICE_UNAVAILABLE,
    };
    let page = PledgePage { form, errors, refusal, form_token: app.campaign.form_token() };
    render::private(app, place(language, Route::Pledge, ""), status, page.into())
}
