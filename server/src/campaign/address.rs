//! The link in the mail to a new address.

use app::campaign::{AddressTakenPage, ConfirmAddressPage, PreferencesLinkInvalidPage};
use app::page::Page;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use services::campaign::{AddressOutcome, Saved};

use super::{place, see_other};
use crate::http::extract::{Id, Locale};
use crate::http::problem::Problem;
use crate::http::render;
use crate::state::App;

/// `GET`: looking changes nothing.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn show(Locale(language): Locale, app: App, Id(token): Id<String>) -> Result<Response, Problem> {
    let (status, page) = match app.campaign.new_address(&token).await? {
        Some(address) => (StatusCode::OK, Page::from(ConfirmAddressPage { address })),
        None => (StatusCode::GONE, Page::from(PreferencesLinkInvalidPage)),
    };
    Ok(render::private(&app, place(language, Route::ConfirmAddress, &token), status, page))
}

/// `POST`: the new address takes the old one's place.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn confirm(Locale(language): Locale, app: App, Id(token): Id<String>) -> Result<Response, Problem> {
    let (status, page) = match app.campaign.confirm_address(&token).await? {
        AddressOutcome::Changed(preferences) => {
            let centre = Route::Preferences.path_with(language, &preferences);
            return Ok(see_other(&format!("{centre}?saved={}", Saved::Address.code())));
        }
        AddressOutcome::Taken => (StatusCode::CONFLICT, Page::from(AddressTakenPage)),
        AddressOutcome::Expired => (StatusCode::GONE, Page::from(PreferencesLinkInvalidPage)),
    };
    Ok(render::private(&app, place(language, Route::ConfirmAddress, &token), status, page))
}
