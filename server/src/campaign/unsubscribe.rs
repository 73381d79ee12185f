//! One click unsubscribes (RFC 8058): the POST needs no cookie, takes any body and never redirects. A GET, which a
//! mail scanner may send, only shows the button.

use app::campaign::{PreferencesLinkInvalidPage, UnsubscribePage, UnsubscribedPage};
use app::page::Page;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::campaign::Channel;
use store::campaign::Method;

use super::place;
use crate::http::extract::{Id, Locale};
use crate::http::problem::Problem;
use crate::http::render;
use crate::state::App;

/// `GET`: the button.
///
/// # Errors
/// [`Problem`] when the link cannot be looked up.
pub async fn show(Locale(language): Locale, app: App, Id(token): Id<String>) -> Result<Response, Problem> {
    let (status, page) = match app.campaign.subscriber(&token).await? {
        Some(_) => (StatusCode::OK, Page::from(UnsubscribePage)),
        None => (StatusCode::GONE, Page::from(PreferencesLinkInvalidPage)),
    };
    Ok(render::private(&app, place(language, Route::Unsubscribe, &token), status, page))
}

/// `POST` of the link in `List-Unsubscribe`, and of the button.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn unsubscribe(
    Locale(language): Locale,
    app: App,
    Id(token): Id<String>,
) -> Result<Response, Problem> {
    let (status, page) = match app.campaign.subscriber(&token).await? {
        Some(supporter) => {
            app.campaign.withdraw(&supporter, Some(Channel::Email), Method::Unsubscribe).await?;
            (StatusCode::OK, Page::from(UnsubscribedPage))
        }
        None => (StatusCode::GONE, Page::from(PreferencesLinkInvalidPage)),
    };
    Ok(render::private(&app, place(language, Route::Unsubscribe, &token), status, page))
}
