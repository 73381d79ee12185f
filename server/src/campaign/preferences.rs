//! The preference centre, behind a mailed link.

use app::campaign::actions::DetailsError;
use app::page::{Page, PreferencesPage, Saved};
use app::routes::Route;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::Language;
use domain::campaign::{Errors, PledgeForm};
use serde::{Deserialize, Serialize};
use store::campaign::{Method, Supporter};

use super::{place, remember_language, see_other};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::render;
use crate::state::App;

type Answer = Result<Response, Problem>;

/// What the address may say was just done.
#[derive(Default, Deserialize)]
pub struct Done {
    saved: Option<String>,
}

/// `GET`: what is kept and agreed to.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn show(
    language: Language,
    State(app): State<App>,
    Path(token): Path<String>,
    done: Result<Query<Done>, QueryRejection>,
) -> Answer {
    let Some(supporter) = app.campaign.preferences(&token).await? else {
        return Ok(invalid(&app, language, &token).await);
    };
    let word = done.ok().and_then(|Query(done)| done.saved);
    let saved = word.and_then(|word| Saved::ALL.into_iter().find(|saved| saved.code() == word));
    let details = as_kept(&supporter);
    centre(&app, language, &token, StatusCode::OK, supporter, details, Errors::default(), saved).await
}

/// `POST`: the consents.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn updates(
    language: Language,
    State(app): State<App>,
    Path(token): Path<String>,
    Form(form): Form<PledgeForm>,
) -> Answer {
    let Some(supporter) = app.campaign.preferences(&token).await? else {
        return Ok(invalid(&app, language, &token).await);
    };
    match app.campaign.set_updates(&supporter, &form, language).await {
        Ok(saved) => Ok(back(language, &token, saved)),
        Err(DetailsError::Store(error)) => Err(error.into()),
        Err(DetailsError::Fields(errors)) => {
            let details = as_kept(&supporter);
            centre(&app, language, &token, StatusCode::UNPROCESSABLE_ENTITY, supporter, details, errors, None)
                .await
        }
    }
}

/// `POST`: the details.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn details(
    language: Language,
    State(app): State<App>,
    Path(token): Path<String>,
    Form(form): Form<PledgeForm>,
) -> Answer {
    let Some(supporter) = app.campaign.preferences(&token).await? else {
        return Ok(invalid(&app, language, &token).await);
    };
    match app.campaign.set_details(&supporter, &form).await {
        Ok(saved) => {
            let chosen = form.language.parse().unwrap_or(language);
            Ok(remember_language(back(language, &token, saved), chosen))
        }
        Err(DetailsError::Store(error)) => Err(error.into()),
        Err(DetailsError::Fields(errors)) => {
            centre(&app, language, &token, StatusCode::UNPROCESSABLE_ENTITY, supporter, form, errors, None)
                .await
        }
    }
}

/// `POST`: withdraws every consent.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn withdraw(language: Language, State(app): State<App>, Path(token): Path<String>) -> Answer {
    let Some(supporter) = app.campaign.preferences(&token).await? else {
        return Ok(invalid(&app, language, &token).await);
    };
    let saved = app.campaign.withdraw(&supporter, None, Method::PreferenceCentre).await?;
    Ok(back(language, &token, saved))
}

/// `GET`: really erase?
///
/// # Errors
/// [`Problem`] when the person cannot be read.
pub async fn ask_to_erase(language: Language, State(app): State<App>, Path(token): Path<String>) -> Answer {
    if app.campaign.preferences(&token).await?.is_none() {
        return Ok(invalid(&app, language, &token).await);
    }
    Ok(render::private(&app, place(language, Route::Erase, &token), StatusCode::OK, Page::Erase).await)
}

/// `POST`: erases the person.
///
/// # Errors
/// [`Problem`] when nothing was erased.
pub async fn erase(language: Language, State(app): State<App>, Path(token): Path<String>) -> Answer {
    let Some(supporter) = app.campaign.preferences(&token).await? else {
        return Ok(invalid(&app, language, &token).await);
    };
    app.campaign.erase(&supporter).await?;
    // The number must not count who has gone; a count that fails now is made up for by the job.
    let _ = app.counter.refresh(&*app.campaign.store, &*app.campaign.clock).await;
    Ok(see_other(&Route::Erased.path(language)))
}

/// `GET`: all that is kept, as a file.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn data(language: Language, State(app): State<App>, Path(token): Path<String>) -> Answer {
    let Some(supporter) = app.campaign.preferences(&token).await? else {
        return Ok(invalid(&app, language, &token).await);
    };
    download("health-advocates-my-data.json", &app.campaign.my_data(supporter).await?)
}

/// `GET`: the consent receipts, as a file.
///
/// # Errors
/// [`Problem`] when they cannot be read.
pub async fn receipts(language: Language, State(app): State<App>, Path(token): Path<String>) -> Answer {
    let Some(supporter) = app.campaign.preferences(&token).await? else {
        return Ok(invalid(&app, language, &token).await);
    };
    download("health-advocates-receipts.json", &app.campaign.my_receipts(&supporter).await?)
}

fn download(name: &'static str, content: &impl Serialize) -> Answer {
    let json = serde_json::to_vec_pretty(content).map_err(|_| Problem::INTERNAL)?;
    let disposition =
        HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).map_err(|_| Problem::INTERNAL)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, json).into_response())
}

fn back(language: Language, token: &str, saved: Saved) -> Response {
    see_other(&format!("{}?saved={}", Route::Preferences.path_with(language, token), saved.code()))
}

async fn invalid(app: &App, language: Language, token: &str) -> Response {
    render::private(app, place(language, Route::Preferences, token), StatusCode::GONE, Page::LinkInvalid)
        .await
}

#[expect(clippy::too_many_arguments, reason = "the page's own parts, each with one source")]
async fn centre(
    app: &App,
    language: Language,
    token: &str,
    status: StatusCode,
    supporter: Supporter,
    details: PledgeForm,
    errors: Errors,
    saved: Option<Saved>,
) -> Answer {
    let receipts = app.campaign.store.receipts(supporter.id).await?;
    let page = PreferencesPage { supporter, receipts, details, errors, saved };
    let place = place(language, Route::Preferences, token);
    Ok(render::private(app, place, status, Page::Preferences(Box::new(page))).await)
}

fn as_kept(supporter: &Supporter) -> PledgeForm {
    PledgeForm {
        first_name: supporter.first_name.clone(),
        last_name: supporter.last_name.clone(),
        email: supporter.email.clone(),
        postal_code: supporter.postal_code.clone().unwrap_or_default(),
        language: supporter.language.code().into(),
        phone: supporter.phone.clone().unwrap_or_default(),
        ..PledgeForm::default()
    }
}
