//! The link in the confirmation mail: looking changes nothing, a button does.

use app::campaign::{AlreadyConfirmedPage, ConfirmExpiredPage, ConfirmPage, ConfirmedPage};
use app::page::Page;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use services::campaign::{ConfirmFields, Confirmation, Pressed};

use super::{place, see_other};
use crate::http::extract::{Id, Locale};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::render;
use crate::state::App;

/// After this long, the page says that the pledge was confirmed before instead of celebrating it.
const FRESH: time::Duration = time::Duration::HOUR;

/// `GET`: the button, or what became of it.
///
/// # Errors
/// [`Problem`] when the link cannot be looked up.
pub async fn show(Locale(language): Locale, app: App, Id(token): Id<String>) -> Result<Response, Problem> {
    let (status, page) = match app.campaign.look_at_confirmation(&token).await? {
        Confirmation::Waiting(pledge) => (StatusCode::OK, Page::from(ConfirmPage(pledge))),
        Confirmation::Expired => (StatusCode::GONE, Page::from(ConfirmExpiredPage)),
        Confirmation::Done(supporter) => {
            let since = supporter.confirmed.map(|at| app.campaign.clock.now() - at);
            if since.is_some_and(|since| since < FRESH) {
                let preferences = app.campaign.preferences_token(&supporter);
                (StatusCode::OK, Page::from(ConfirmedPage { preferences }))
            } else {
                (StatusCode::OK, Page::from(AlreadyConfirmedPage))
            }
        }
    };
    Ok(render::private(&app, place(language, Route::Confirm, &token), status, page))
}

/// `POST`: confirms the pledge.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn confirm(
    Locale(language): Locale,
    app: App,
    Id(token): Id<String>,
    form: Result<Form<ConfirmFields>, Problem>,
) -> Result<Response, Problem> {
    // A bare POST says nothing of what was seen.
    let fields = form.map(|Form(fields)| fields).unwrap_or_default();
    let place_after = match app.campaign.confirm(&token, &fields).await? {
        Pressed::Done => Route::Confirm.path_with(language, &token),
        Pressed::Joined(token) => Route::Preferences.path_with(language, &token),
        Pressed::Again(pledge) => {
            let place = place(language, Route::Confirm, &token);
            let page = Page::from(ConfirmPage(pledge));
            return Ok(render::private(&app, place, StatusCode::UNPROCESSABLE_ENTITY, page));
        }
        Pressed::Expired => return Ok(expired(&app, language, &token)),
    };
    // The person who made the number move sees it moved; a count that fails now is made up for by the job.
    let _ = app.counter.refresh(&app.campaign).await;
    Ok(see_other(&place_after))
}

/// `POST`: "it was not me".
///
/// # Errors
/// [`Problem`] when the store did not take it.
pub async fn disown(Locale(language): Locale, app: App, Id(token): Id<String>) -> Result<Response, Problem> {
    if app.campaign.disown(&token).await? {
        Ok(see_other(&Route::Disowned.path(language)))
    } else {
        Ok(expired(&app, language, &token))
    }
}

fn expired(app: &App, language: Language, token: &str) -> Response {
    let place = place(language, Route::Confirm, token);
    render::private(app, place, StatusCode::GONE, ConfirmExpiredPage.into())
}
