//! One click unsubscribes (RFC 8058): the POST needs no cookie, takes any body and never redirects. A GET, which a
//! mail scanner may send, only shows the button.

use app::page::Page;
use app::routes::Route;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use domain::Language;
use domain::campaign::Channel;
use store::campaign::Method;

use super::place;
use crate::http::problem::Problem;
use crate::http::render;
use crate::state::App;

/// `GET` and `POST` of the page behind `List-Unsubscribe`.
pub fn methods(language: Language) -> MethodRouter<App> {
    get(move |a, b| show(language, a, b)).post(move |a, b| unsubscribe(language, a, b))
}

async fn show(
    language: Language,
    State(app): State<App>,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    let (status, page) = match app.campaign.subscriber(&token).await? {
        Some(_) => (StatusCode::OK, Page::Unsubscribe),
        None => (StatusCode::GONE, Page::LinkInvalid),
    };
    Ok(render::private(&app, place(language, Route::Unsubscribe, &token), status, page).await)
}

async fn unsubscribe(
    language: Language,
    State(app): State<App>,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    let (status, page) = match app.campaign.subscriber(&token).await? {
        Some(supporter) => {
            app.campaign.withdraw(&supporter, Some(Channel::Email), Method::Unsubscribe).await?;
            (StatusCode::OK, Page::Unsubscribed)
        }
        None => (StatusCode::GONE, Page::LinkInvalid),
    };
    Ok(render::private(&app, place(language, Route::Unsubscribe, &token), status, page).await)
}
