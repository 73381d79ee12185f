//! The handlers of accounts: from a request to a use case, from its outcome to a page.

pub mod cookie;
pub mod gate;
pub mod hashing;
pub mod own;
pub mod passkeys;
pub mod sign_in;
pub mod ways_in;

use app::page::{Page, Viewer};
use app::routes::Route;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use domain::Language;
use store::account::Asker;

use crate::http::render::{self, Place};
use crate::state::App;

/// A page for whoever asks.
pub async fn page(
    app: &App,
    language: Language,
    route: Route,
    asker: &Asker,
    status: StatusCode,
    page: Page,
) -> Response {
    let viewer = Some(Viewer { standing: asker.standing.clone() });
    let place = Place { viewer, ..Place::of(language, route, "") };
    render::private(app, place, status, page).await
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
