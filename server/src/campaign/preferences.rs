//! The preference centre, behind a mailed link.

use app::campaign::{ErasePage, PreferencesLinkInvalidPage, PreferencesPage, Unsaved};
use app::routes::Route;
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use domain::Language;
use domain::campaign::PledgeForm;
use serde::Deserialize;
use services::campaign::{DetailsError, Saved};
use store::campaign::{Method, Supporter};

use super::{place, remember_language, see_other};
use crate::http::download;
use crate::http::extract::{Id, Locale, Query};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::{middleware, render};
use crate::state::App;

type Answer = Result<Response, Problem>;

/// The person whose mailed link this is; whoever comes with a link that is no good is told how to get another.
pub struct Bearer {
    token: String,
    supporter: Supporter,
}

impl FromRequestParts<App> for Bearer {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let language = middleware::language(parts.uri.path(), &parts.headers);
        let id = Id::<String>::from_request_parts(parts, app).await;
        let Id(token) = id.map_err(Problem::into_response)?;
        match app.campaign.preferences(&token).await {
            Ok(Some(supporter)) => Ok(Self { token, supporter }),
            Ok(None) => {
                let place = place(language, Route::Preferences, &token);
                Err(render::private(app, place, StatusCode::GONE, PreferencesLinkInvalidPage.into()))
            }
            Err(error) => Err(Problem::from(error).into_response()),
        }
    }
}

/// What the address may say was just done.
#[derive(Default, Deserialize)]
pub struct PreferencesQuery {
    saved: Option<String>,
}

/// `GET`: what is kept and agreed to.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn show(
    Locale(language): Locale,
    app: App,
    Bearer { token, supporter }: Bearer,
    Query(PreferencesQuery { saved: word }): Query<PreferencesQuery>,
) -> Answer {
    let saved = word.and_then(|word| Saved::ALL.into_iter().find(|saved| saved.code() == word));
    let page = PreferencesPage { saved, ..as_kept(&app, supporter).await? };
    Ok(write(&app, language, &token, StatusCode::OK, page))
}

/// `POST`: the consents.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn updates(
    Locale(language): Locale,
    app: App,
    Bearer { token, supporter }: Bearer,
    Form(form): Form<PledgeForm>,
) -> Answer {
    match app.campaign.set_updates(&supporter, &form, language).await {
        Ok(saved) => Ok(back(language, &token, saved)),
        Err(DetailsError::Store(error)) => Err(error.into()),
        Err(DetailsError::Changed) => {
            let ticked = Unsaved::Updates { email: form.wants_email(), sms: form.wants_sms() };
            let page = PreferencesPage { unsaved: Some(ticked), ..as_kept(&app, supporter).await? };
            Ok(write(&app, language, &token, StatusCode::CONFLICT, page))
        }
        Err(DetailsError::Fields(errors)) => {
            let page = PreferencesPage { errors, ..as_kept(&app, supporter).await? };
            Ok(write(&app, language, &token, StatusCode::UNPROCESSABLE_ENTITY, page))
        }
    }
}

/// `POST`: the details.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn details(
    Locale(language): Locale,
    app: App,
    Bearer { token, supporter }: Bearer,
    Form(form): Form<PledgeForm>,
) -> Answer {
    match app.campaign.set_details(&supporter, &form).await {
        Ok(saved) => {
            let chosen = form.language.parse().unwrap_or(language);
            Ok(remember_language(back(language, &token, saved), chosen))
        }
        Err(DetailsError::Store(error)) => Err(error.into()),
        Err(DetailsError::Changed) => {
            let kept = as_kept(&app, supporter).await?;
            let details = PledgeForm { seen: kept.details.seen.clone(), ..form };
            let page = PreferencesPage { details, unsaved: Some(Unsaved::Details), ..kept };
            Ok(write(&app, language, &token, StatusCode::CONFLICT, page))
        }
        Err(DetailsError::Fields(errors)) => {
            let page = PreferencesPage { details: form, errors, ..as_kept(&app, supporter).await? };
            Ok(write(&app, language, &token, StatusCode::UNPROCESSABLE_ENTITY, page))
        }
    }
}

/// `POST`: withdraws every consent.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn withdraw(Locale(language): Locale, app: App, Bearer { token, supporter }: Bearer) -> Answer {
    let saved = app.campaign.withdraw(&supporter, None, Method::PreferenceCentre).await?;
    Ok(back(language, &token, saved))
}

/// `GET`: really erase?
pub async fn ask_to_erase(Locale(language): Locale, app: App, bearer: Bearer) -> Response {
    let place = place(language, Route::Erase, &bearer.token);
    render::private(&app, place, StatusCode::OK, ErasePage.into())
}

/// `POST`: erases the person.
///
/// # Errors
/// [`Problem`] when nothing was erased.
pub async fn erase(Locale(language): Locale, app: App, bearer: Bearer) -> Answer {
    app.campaign.erase(&bearer.supporter).await?;
    // The number must not count who has gone; a count that fails now is made up for by the job.
    let _ = app.counter.refresh(&app.campaign).await;
    Ok(see_other(&Route::Erased.path(language)))
}

/// `GET`: all that is kept, as a file.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn data(app: App, Bearer { supporter, .. }: Bearer) -> Answer {
    download("health-advocates-my-data.json", &app.campaign.my_data(supporter).await?)
}

/// `GET`: the consent receipts, as a file.
///
/// # Errors
/// [`Problem`] when they cannot be read.
pub async fn receipts(app: App, Bearer { supporter, .. }: Bearer) -> Answer {
    download("health-advocates-receipts.json", &app.campaign.my_receipts(&supporter).await?)
}

fn back(language: Language, token: &str, saved: Saved) -> Response {
    see_other(&format!("{}?saved={}", Route::Preferences.path_with(language, token), saved.code()))
}

/// The centre of somebody, with the details that are kept.
async fn as_kept(app: &App, supporter: Supporter) -> Result<PreferencesPage, Problem> {
    let receipts = app.campaign.receipts(&supporter).await?;
    Ok(PreferencesPage::as_kept(supporter, receipts))
}

fn write(app: &App, language: Language, token: &str, status: StatusCode, page: PreferencesPage) -> Response {
    render::private(app, place(language, Route::Preferences, token), status, page.into())
}
