//! The handlers of accounts: from a request to a use case, from its outcome to a page.

pub mod access_request;
pub mod authenticator;
pub mod cookie;
pub mod email;
pub mod gate;
pub mod hashing;
pub mod invitation;
pub mod passkeys;
pub mod password;
pub mod password_reset;
pub mod pending_form;
pub mod provider;
pub mod routes;
pub mod settings;
pub mod sign_in;
pub mod sign_on;
pub mod stop_mails;

use app::page::{Page, Viewer};
use app::routes::Route;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use domain::Language;
use domain::account::Capability;
use services::account::Arrival;
use store::account::session::Actor;
use store::moderation::Waiting;

use crate::http::render::{self, Place};
use crate::state::App;

/// A page for whoever asks.
pub async fn page(
    app: &App,
    language: Language,
    route: Route,
    actor: &Actor,
    status: StatusCode,
    page: Page,
) -> Response {
    page_at(app, language, (route, ""), actor, status, page).await
}

/// A page for whoever asks, about the thing whose identifier stands in its address.
pub async fn page_at(
    app: &App,
    language: Language,
    (route, id): (Route, &str),
    actor: &Actor,
    status: StatusCode,
    page: Page,
) -> Response {
    let unseen = if actor.standing.opens(Capability::ReadCommunity) {
        app.community.unseen_notifications(actor).await.unwrap_or_default()
    } else {
        0
    };
    page_told(app, language, (route, id), (actor, unseen), status, page).await
}

/// The same where it is known how many notices they have not seen.
pub async fn page_told(
    app: &App,
    language: Language,
    (route, id): (Route, &str),
    (actor, unseen): (&Actor, u64),
    status: StatusCode,
    page: Page,
) -> Response {
    let viewer = Some(viewer(app, route, (actor, unseen)).await);
    let place = Place { viewer, person: Some(actor.person), ..Place::of(language, route, id) };
    render::private(app, place, status, page)
}

/// A page for who need not be signed in, at the address of a form or of a sealed link.
fn open_page(
    app: &App,
    language: Language,
    (route, token): (Route, &str),
    status: StatusCode,
    page: Page,
) -> Response {
    render::private(app, Place::of(language, route, token), status, page)
}

/// Who reads, with what they are told, and what waits for them on the pages of the dashboard. A count that cannot be had
/// is left out: the page says what it can.
async fn viewer(app: &App, route: Route, (actor, unseen): (&Actor, u64)) -> Viewer {
    let mut viewer = reader(actor);
    if viewer.may(Capability::ReadCommunity) {
        viewer.unseen = unseen;
    }
    if route.is_of_the_dashboard() && viewer.may(Capability::ServiceDesk) {
        viewer.requests_due = app.desk.due().await.ok();
    }
    if route.is_of_the_dashboard() && viewer.may(Capability::AnswerEnquiries) {
        viewer.enquiries_due = app.contact.waiting(actor).await.ok().map(|waiting| waiting.open);
    }
    if route.is_of_the_dashboard() && viewer.may(Capability::Moderate) {
        viewer.cases_due = app.moderation.waiting(actor).await.ok().map(Waiting::all);
    }
    viewer
}

/// Who reads, as the wall knows them: without what waits for them.
pub fn reader(actor: &Actor) -> Viewer {
    Viewer {
        standing: actor.standing.clone(),
        zone: actor.zone,
        has_password: actor.has_password,
        requests_due: None,
        enquiries_due: None,
        cases_due: None,
        unseen: 0,
    }
}

/// The browser that somebody signs in with.
fn arrival(headers: &HeaderMap) -> Arrival {
    Arrival { browser: browser(headers), former: cookie::token(headers).map(str::to_owned) }
}

/// The browser's name, for its owner's list of sessions: its product and system, nothing finer.
fn browser(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let first = |words: &[&'static str]| words.iter().find(|word| agent.contains(**word)).copied();
    // The order matters: nearly every browser also names another's.
    let product = first(&["Firefox", "Edg", "OPR", "Chrome", "Safari"]).map(|word| match word {
        "Edg" => "Edge",
        "OPR" => "Opera",
        word => word,
    });
    let system = first(&["Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"]);
    [product, system].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
