//! One click stops a member's mails (RFC 8058): the POST needs no cookie, takes any body and never redirects. A GET, which
//! a mail scanner may send, only shows the button. Neither tells whose mails they are.

use app::account::{MailsStoppedPage, StopInvalidPage, StopMailsPage};
use app::page::Page;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;

use super::open_page;
use crate::http::extract::{Id, Locale};
use crate::http::problem::Problem;
use crate::state::App;

/// `GET`: the button.
pub async fn show(Locale(language): Locale, app: App, Id(token): Id<String>) -> Response {
    let (status, page) = match app.accounts.stopped_by(&token) {
        Some((_, stop)) => (StatusCode::OK, Page::from(StopMailsPage(stop))),
        None => (StatusCode::GONE, Page::from(StopInvalidPage)),
    };
    open_page(&app, language, (Route::StopMails, &token), status, page)
}

/// `POST`: stops them.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn stop(Locale(language): Locale, app: App, Id(token): Id<String>) -> Result<Response, Problem> {
    let (status, page) = match app.accounts.stopped_by(&token) {
        Some((person, stop)) => {
            app.accounts.stop_mails(person, stop).await?;
            (StatusCode::OK, Page::from(MailsStoppedPage(stop)))
        }
        None => (StatusCode::GONE, Page::from(StopInvalidPage)),
    };
    Ok(open_page(&app, language, (Route::StopMails, &token), status, page))
}
