//! Which address leads where, and through what.

use std::path::Path;
use std::time::Duration;

use app::routes::{Kind, Part, Route, Size};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, get};
use domain::Language;
use domain::account::Access;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::{ConfigError, CsrfLayer};
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutLayer};

use super::problem::Problem;
use super::{
    assets, compress, form, health, last_words, manifest, middleware, nul, pages, posted, well_known,
};
use crate::account::gate;
use crate::campaign::count;
use crate::state::App;
use crate::{account, campaign, community, contact, dashboard, desk, help, moderation};

/// How long a handler may take, reading its form included.
const HANDLER: Duration = Duration::from_secs(30);
/// The same where files are sent, which takes a slow line minutes.
const UPLOAD: Duration = Duration::from_mins(15);
/// How long a body may pause.
const BODY: Duration = Duration::from_secs(10);

/// The whole site.
///
/// # Errors
/// [`ConfigError`] when the base URL is no origin.
pub fn router(app: App, site_root: &Path) -> Result<Router, ConfigError> {
    // A TLS proxy may hide the host that the browser sees, so the origin of the base URL is trusted by name.
    let csrf = CsrfLayer::new().add_trusted_origin(app.campaign.site.base_url.as_str())?;
    let mut pages = Router::new();
    let mut one_click = Router::new();
    let mut uploads = Router::new();
    for language in Language::ALL {
        for route in Route::ALL.into_iter().filter(|route| app.sign_on.is_some() || !route.needs_provider()) {
            let pattern = route.pattern(language);
            let methods = behind_the_wall(&app, route);
            if route.kind() == Kind::OneClick {
                // RFC 8058: the mail provider posts from wherever it is; the sealed link alone says who.
                one_click = one_click.route(pattern, methods);
            } else {
                let page = behind_the_wall(&app, route.readable());
                let methods = posted::minded(&app, (route, language), methods, page);
                if route.takes() == Size::File {
                    uploads = uploads.route(pattern, methods);
                } else {
                    let most = DefaultBodyLimit::max(form::most(route.takes()));
                    pages = pages.route(pattern, methods.layer(most));
                }
            }
        }
    }
    let uploads = uploads
        .layer(csrf.clone())
        .layer(DefaultBodyLimit::max(dashboard::roster::MAX_BYTES))
        .layer(RequestBodyTimeoutLayer::new(BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, UPLOAD));
    let pages = pages.layer(csrf).merge(one_click).route("/", get(pages::root));
    let site = pages
        .route("/robots.txt", get(pages::robots))
        .route("/sitemap.xml", get(pages::sitemap))
        .route("/count.json", get(count::json))
        .route("/count/events", get(count::events))
        .merge(well_known::routes())
        .merge(manifest::routes())
        .merge(assets::routes(site_root, app.files.is_named))
        .fallback(pages::nowhere)
        .layer((
            TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, HANDLER),
            RequestBodyTimeoutLayer::new(BODY),
            DefaultBodyLimit::max(form::MAX_BYTES),
        ))
        .merge(uploads)
        .layer((
            from_fn(compress::own),
            from_fn_with_state(app.clone(), middleware::every_answer),
            from_fn(nul::in_query),
            CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| -> Response {
                tracing::error!("a handler panicked");
                Problem::INTERNAL.into_response()
            }),
        ));
    let probes = Router::new().route("/healthz", get(health::live)).route("/readyz", get(health::ready));
    let broken = app.clone();
    let last = CatchPanicLayer::custom(move |_: Box<dyn std::any::Any + Send>| {
        tracing::error!("an answer panicked");
        last_words::answer(&broken)
    });
    // The first of several layers is the outermost. Each call of `layer` is a box that each request clones, with all within it.
    Ok(probes.merge(site).layer((last, map_response(middleware::when_again))).with_state(app))
}

/// What answers at a route, for those who may pass.
fn behind_the_wall(app: &App, route: Route) -> MethodRouter<App> {
    match route.access() {
        Access::Public if route.knows_reader() => {
            methods(route).layer(from_fn_with_state(app.clone(), gate::recognize))
        }
        Access::Public => methods(route),
        Access::Needs(capability) => {
            methods(route).layer(from_fn_with_state((app.clone(), capability), gate::admit))
        }
    }
}

fn methods(route: Route) -> MethodRouter<App> {
    match route.part() {
        Part::Campaign(route) => campaign::routes::methods(route),
        Part::Account(route) => account::routes::methods(route),
        Part::Community(route) => community::routes::methods(route),
        Part::Desk(route) => desk::routes::methods(route),
        Part::Contact(route) => contact::routes::methods(route),
        Part::Help(route) => help::routes::methods(route),
        Part::Moderation(route) => moderation::routes::methods(route),
        Part::Dashboard(route) => dashboard::routes::methods(route),
    }
}
