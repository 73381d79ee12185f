//! One click stops a member's mails (RFC 8058): the POST needs no cookie, takes any body and never redirects. A GET, which
//! a mail scanner may send, only shows the button. Neither tells whose mails they are.

use app::account::AccountPage;
use app::page::Page;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;

use crate::http::extract::{Id, Locale};
use crate::http::problem::Problem;
use crate::http::render::{self, Place};
use crate::state::App;

/// `GET`: the button.
pub async fn show(Locale(language): Locale, app: App, Id(token): Id<String>) -> Response {
    let (status, page) = match app.accounts.stopped_by(&token) {
        Some((_, stop)) => (StatusCode::OK, AccountPage::StopMails(stop)),
        None => (StatusCode::GONE, AccountPage::StopInvalid),
    };
    write(&app, language, &token, status, page).await
}

/// `POST`: stops them.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn stop(Locale(language): Locale, app: App, Id(token): Id<String>) -> Result<Response, Problem> {
    let (status, page) = match app.accounts.stopped_by(&token) {
        Some((person, stop)) => {
            app.accounts.stop_mails(person, stop).await?;
            (StatusCode::OK, AccountPage::MailsStopped(stop))
        }
        None => (StatusCode::GONE, AccountPage::StopInvalid),
    };
    Ok(write(&app, language, &token, status, page).await)
}

async fn write(
    app: &App,
    language: Language,
    token: &str,
    status: StatusCode,
    page: AccountPage,
) -> Response {
    let place = Place::of(language, Route::StopMails, token);
    render::private(app, place, status, Page::from(page)).await
}
