//! Opening an account with an invitation.

use app::account::{Done, InvitationPage};
use app::page::Page;
use app::routes::Route;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::Language;
use services::account::{AccountError, AccountErrors, AccountFields, Opening};

use super::access_request::invalid;
use super::sign_in::arrived_at;
use super::{arrival, open_page};
use crate::http::extract::{Id, Locale};
use crate::http::form::Form;
use crate::http::limits::{Act, Client};
use crate::http::problem::Problem;
use crate::state::App;

type Answer = Result<Response, Problem>;

/// `GET`: an invitation. Looking changes nothing.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn show(Locale(language): Locale, app: App, Id(token): Id<String>) -> Answer {
    invitation(&app, language, &token, StatusCode::OK, String::new(), AccountErrors::default(), false).await
}

/// `POST`: opens the account, and signs in.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn open_account(
    Locale(language): Locale,
    app: App,
    Id(token): Id<String>,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<AccountFields>,
) -> Answer {
    if !app.limits.allow_form(client, Act::Open) {
        return Err(Problem::TOO_MANY);
    }
    let username = fields.username.clone();
    match app.accounts.open_account(&token, &fields, language, arrival(&headers)).await {
        Ok(Opening::In { arrived, is_member }) => {
            app.endings.look();
            let place = if is_member {
                format!("{}?opened=true", Route::Community.path(language))
            } else {
                // The Community is closed to them, but for what they were asked to write.
                Done::Opened.path(language)
            };
            Ok(arrived_at(&app, client, &arrived, &place))
        }
        Ok(Opening::Fields(wrong)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            invitation(&app, language, &token, status, username, wrong, false).await
        }
        Ok(Opening::Expired) => Ok(invalid(&app, language)),
        Err(AccountError::Busy(_)) => {
            let status = StatusCode::SERVICE_UNAVAILABLE;
            invitation(&app, language, &token, status, username, AccountErrors::default(), true).await
        }
        Err(AccountError::Store(error)) => Err(error.into()),
    }
}

async fn invitation(
    app: &App,
    language: Language,
    token: &str,
    status: StatusCode,
    username: String,
    wrong: AccountErrors,
    is_busy: bool,
) -> Answer {
    let Some((person, terms)) = app.accounts.invited(token).await? else {
        return Ok(invalid(app, language));
    };
    let page = InvitationPage { is_member: person.on_roster, username, wrong, is_busy, terms };
    Ok(open_page(app, language, (Route::Invitation, token), status, Page::from(page)))
}
