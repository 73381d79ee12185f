//! Asking for an invitation or a new password.

use app::account::{AccessLinkInvalidPage, AccessRequestPage, AccessRequestSentPage};
use app::campaign::LinkRequestPage;
use app::page::Page;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;

use super::open_page;
use crate::campaign::link_request::{LinkRequestFields, ask};
use crate::http::extract::Locale;
use crate::http::form::Form;
use crate::http::limits::Client;
use crate::http::see_other;
use crate::state::App;

/// `GET`: the form that asks for a link.
pub async fn show(Locale(language): Locale, app: App) -> Response {
    form(&app, language, StatusCode::OK, LinkRequestPage::default())
}

/// `POST`: answers alike whether the address is known or not.
pub async fn request_access(
    Locale(language): Locale,
    app: App,
    client: Client,
    Form(typed): Form<LinkRequestFields>,
) -> Response {
    match ask(&app, client, typed, async |email| app.accounts.request_access(&email).await).await {
        Ok(()) => see_other(&Route::AccessRequestSent.path(language)),
        Err((status, page)) => form(&app, language, status, page),
    }
}

/// `GET`: look at your mail.
pub async fn sent(Locale(language): Locale, app: App) -> Response {
    let page = Page::from(AccessRequestSentPage);
    open_page(&app, language, (Route::AccessRequestSent, ""), StatusCode::OK, page)
}

/// The link of an invitation or of a password reset is no good: the way to another.
pub(super) fn invalid(app: &App, language: Language) -> Response {
    let page = Page::from(AccessLinkInvalidPage);
    open_page(app, language, (Route::AccessRequest, ""), StatusCode::GONE, page)
}

fn form(app: &App, language: Language, status: StatusCode, page: LinkRequestPage) -> Response {
    let page = Page::from(AccessRequestPage(page));
    open_page(app, language, (Route::AccessRequest, ""), status, page)
}
