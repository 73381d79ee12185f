//! Signing in with the association's identity provider: there and back (`OpenID` Connect, authorization code with PKCE).

use app::account::{Done, SignOnAccountPage, SignOnProblem, SignOnProblemPage};
use app::destination;
use app::page::Page;
use app::routes::Route;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use domain::Language;
use serde::Deserialize;
use services::account::{ATTEMPT_LIFE, AccountErrors, AccountFields, OPENING_LIFE, SignOnOpening, SignedOn};

use super::provider::Returned;
use super::provider::refusal::Refusal;
use super::sign_in::{came_in, code};
use super::{arrival, cookie, open_page};
use crate::http::extract::{Actor, Locale, Query};
use crate::http::form::Form;
use crate::http::limits::{Act, Client};
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::security::{self, SecurityEvent};
use crate::state::App;

type Answer = Result<Response, Problem>;

/// What the address that goes to the provider may say: where to go after.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SignOnQuery {
    to: String,
}

/// What the provider sends back (RFC 6749 sections 4.1.2 and 4.1.2.1, RFC 9207).
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SignOnReturnQuery {
    state: String,
    code: Option<String>,
    error: Option<String>,
    iss: Option<String>,
}

/// `GET`: to the provider. It keeps nothing here; the browser carries the attempt.
///
/// # Errors
/// [`Problem`] when too many attempts come from one place.
pub async fn start(
    Locale(language): Locale,
    app: App,
    client: Client,
    headers: HeaderMap,
    Query(SignOnQuery { to }): Query<SignOnQuery>,
) -> Answer {
    let provider = app.sign_on.as_ref().ok_or(Problem::NOT_FOUND)?;
    // Nobody is sent through the provider by another site's link: they choose to, on a page of ours.
    let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    if site.is_some_and(|site| !matches!(site, b"same-origin" | b"none")) {
        return Ok(see_other(&Route::SignIn.path(language)));
    }
    if !app.limits.allow_beginning(client) {
        return Err(Problem::TOO_MANY);
    }
    let to = destination::or_community(language, &to);
    let (attempt, ticket) = app.accounts.begin_sign_on(to).ok_or(Problem::INTERNAL)?;
    match provider.address(&attempt, redirect(&app, language), language).await {
        Ok(address) => Ok(cookie::set_sign_on(see_other(&address), &ticket, ATTEMPT_LIFE)),
        Err(refusal) => Ok(refused(&app, language, client, refusal)),
    }
}

/// `GET`: back from the provider. The one page that a session starts at without a form: only with an attempt that this
/// browser began, and once.
///
/// # Errors
/// [`Problem`] when the database cannot be used, or too many come from one place.
pub async fn come_back(
    Locale(language): Locale,
    app: App,
    client: Client,
    headers: HeaderMap,
    Query(brought): Query<SignOnReturnQuery>,
) -> Answer {
    let provider = app.sign_on.as_ref().ok_or(Problem::NOT_FOUND)?;
    if !app.limits.allow_beginning(client) {
        return Err(Problem::TOO_MANY);
    }
    let ticket = cookie::sign_on(&headers).unwrap_or_default();
    let Some(attempt) = app.accounts.take_sign_on(ticket, &brought.state).await? else {
        return Ok(problem(&app, language, SignOnProblem::Expired));
    };
    let given = match (&brought.error, &brought.code) {
        (None, Some(code)) => code,
        (error, _) => {
            // These are the provider's trouble, not the person's choice.
            let trouble = matches!(
                error.as_deref(),
                Some(
                    "server_error"
                        | "temporarily_unavailable"
                        | "invalid_request"
                        | "unauthorized_client"
                        | "invalid_scope"
                )
            );
            let answer = if trouble {
                refused(&app, language, client, Refusal::Unavailable("it answers with an error"))
            } else {
                problem(&app, language, SignOnProblem::Declined)
            };
            return Ok(cookie::clear_sign_on(answer));
        }
    };
    let returned = Returned { code: given, iss: brought.iss.as_deref() };
    let vouched = match provider.vouch(&attempt, returned, redirect(&app, language)).await {
        Ok(vouched) => vouched,
        Err(refusal) => return Ok(cookie::clear_sign_on(refused(&app, language, client, refusal))),
    };
    let signed_on = app.accounts.sign_on(vouched, &attempt.to, arrival(&headers)).await?;
    if matches!(signed_on, SignedOn::Conflict | SignedOn::Unverified | SignedOn::NotMember) {
        security::record(&app, SecurityEvent::SignOnRefused, None, Some(client));
    }
    let answer = match signed_on {
        SignedOn::In(arrived) => came_in(&app, language, client, &arrived, &attempt.to),
        SignedOn::NeedsCode(step) => code(&app, language, StatusCode::OK, step, attempt.to),
        SignedOn::MayOpen(ticket) => {
            let answer = see_other(&Route::SignOnAccount.path(language));
            return Ok(cookie::set_sign_on(answer, &ticket, OPENING_LIFE));
        }
        SignedOn::NotMember => problem(&app, language, SignOnProblem::NotMember),
        SignedOn::Unverified => problem(&app, language, SignOnProblem::Unverified),
        SignedOn::Conflict => problem(&app, language, SignOnProblem::Conflict),
    };
    Ok(cookie::clear_sign_on(answer))
}

/// `GET`: the form that opens an account without a password.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn show_account(Locale(language): Locale, app: App, headers: HeaderMap) -> Answer {
    account_form(&app, language, &headers, StatusCode::OK, String::new(), AccountErrors::default()).await
}

/// `POST`: opens the account, and signs in.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn open_account(
    Locale(language): Locale,
    app: App,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<AccountFields>,
) -> Answer {
    if !app.limits.allow_form(client, Act::Open) {
        return Err(Problem::TOO_MANY);
    }
    let ticket = cookie::sign_on(&headers).unwrap_or_default();
    match app.accounts.open_signed_on(ticket, &fields, language, arrival(&headers)).await? {
        SignOnOpening::In(arrived, to) => {
            Ok(cookie::clear_sign_on(came_in(&app, language, client, &arrived, &to)))
        }
        SignOnOpening::Fields(wrong) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            account_form(&app, language, &headers, status, fields.username, wrong).await
        }
        SignOnOpening::Expired => Ok(problem(&app, language, SignOnProblem::Expired)),
    }
}

/// `POST`: disconnects one's own account from the provider.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn end(Locale(language): Locale, app: App, actor: Actor) -> Answer {
    let provider = app.sign_on.as_ref().ok_or(Problem::NOT_FOUND)?;
    let ended = app.accounts.end_sign_on(&actor, provider.issuer().to_owned()).await?;
    if ended {
        security::record(&app, SecurityEvent::FactorChanged, Some(actor.person), None);
    }
    let done = if ended { Done::SignOnEnded } else { Done::SignOnKept };
    Ok(see_other(&done.path(language)))
}

async fn account_form(
    app: &App,
    language: Language,
    headers: &HeaderMap,
    status: StatusCode,
    username: String,
    wrong: AccountErrors,
) -> Answer {
    let ticket = cookie::sign_on(headers).unwrap_or_default();
    let Some((_, terms)) = app.accounts.signed_on(ticket).await? else {
        return Ok(problem(app, language, SignOnProblem::Expired));
    };
    let page = Page::from(SignOnAccountPage { username, wrong, terms });
    Ok(open_page(app, language, (Route::SignOnAccount, ""), status, page))
}

/// Where the provider sends people back to: the one address for each language that is registered there.
fn redirect(app: &App, language: Language) -> String {
    app.campaign.site.url(&Route::SignOnReturn.path(language))
}

fn refused(app: &App, language: Language, client: Client, refusal: Refusal) -> Response {
    let shown = match refusal {
        Refusal::Unavailable(_) => SignOnProblem::Unavailable,
        Refusal::Expired => SignOnProblem::Expired,
        Refusal::Invalid(_) => SignOnProblem::Invalid,
    };
    tracing::warn!(%refusal, "nobody was signed in");
    if matches!(refusal, Refusal::Invalid(_)) {
        security::record(app, SecurityEvent::SignOnRefused, None, Some(client));
    }
    problem(app, language, shown)
}

fn problem(app: &App, language: Language, problem: SignOnProblem) -> Response {
    let status = match problem {
        SignOnProblem::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        SignOnProblem::Expired => StatusCode::GONE,
        SignOnProblem::Declined | SignOnProblem::Unverified | SignOnProblem::NotMember => {
            StatusCode::FORBIDDEN
        }
        SignOnProblem::Invalid => StatusCode::BAD_REQUEST,
        SignOnProblem::Conflict => StatusCode::CONFLICT,
    };
    let page = Page::from(SignOnProblemPage(problem));
    open_page(app, language, (Route::SignOnReturn, ""), status, page)
}
