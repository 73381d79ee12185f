//! Addresses that programs know beforehand (RFC 8615).

use app::routes::Route;
use axum::Router;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use time::Duration;
use time::format_description::well_known::Rfc3339;

use super::{middleware, see_other};
use crate::state::App;

/// How long `security.txt` holds. It is written anew for each reader, so it never grows old (RFC 9116, section 2.5.5).
const HOLDS: Duration = Duration::days(90);

/// The routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/.well-known/security.txt", get(security))
        .route("/.well-known/change-password", get(change_password))
}

/// `GET /.well-known/security.txt`: whom to tell of a hole (RFC 9116).
async fn security(app: App) -> Response {
    let site = &app.campaign.site;
    let expires =
        (app.campaign.clock.now() + HOLDS).truncate_to_second().format(&Rfc3339).unwrap_or_default();
    // Only an address that nobody on the way can change may stand there.
    let canonical =
        Some(site.url("/.well-known/security.txt")).filter(|address| address.starts_with("https:"));
    let canonical = canonical.map(|address| format!("Canonical: {address}\n")).unwrap_or_default();
    let text = format!(
        "Contact: mailto:{}\nExpires: {expires}\nPreferred-Languages: en, fr\n{canonical}",
        site.association.email
    );
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"))], text).into_response()
}

/// `GET /.well-known/change-password`: where password managers send people.
async fn change_password(headers: HeaderMap) -> Response {
    see_other(&Route::Password.path(middleware::language("", &headers)))
}
