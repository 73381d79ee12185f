//! Which address leads where, and through what.

use std::path::Path;
use std::time::Duration;

use app::routes::Route;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, get, post};
use domain::Language;
use domain::account::Access;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::{ConfigError, CsrfLayer};
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutLayer};

use super::problem::Problem;
use super::{assets, form, health, middleware, pages};
use crate::account::{gate, own, passkeys, sign_in, ways_in};
use crate::campaign::{address, confirm, link_request, pledge, preferences, unsubscribe};
use crate::state::App;
use crate::{community, counter, dashboard};

/// How long a handler may take, reading its form included.
const HANDLER: Duration = Duration::from_secs(30);
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
    for language in Language::ALL {
        for route in Route::ALL {
            let pattern = route.pattern(language);
            if route == Route::Unsubscribe {
                // RFC 8058: the mail provider posts from wherever it is; the sealed link alone says who.
                one_click = one_click.route(pattern, unsubscribe::methods(language));
            } else {
                let methods = match route.access() {
                    Access::Public => methods(route, language),
                    Access::Needs(capability) => methods(route, language)
                        .layer(from_fn_with_state((app.clone(), capability), gate::admit)),
                };
                pages = pages.route(pattern, methods);
            }
        }
    }
    let pages = pages.layer(csrf).merge(one_click).route("/", get(pages::root));
    let site = pages
        .route("/robots.txt", get(pages::robots))
        .route("/sitemap.xml", get(pages::sitemap))
        .route("/count.json", get(counter::json))
        .route("/count/events", get(counter::events))
        .merge(assets::routes(site_root))
        .fallback(pages::nowhere)
        .layer(DefaultBodyLimit::max(form::MAX_BYTES))
        .layer(RequestBodyTimeoutLayer::new(BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, HANDLER))
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| -> Response {
            tracing::error!("a handler panicked");
            Problem::INTERNAL.into_response()
        }))
        .layer(from_fn_with_state(app.clone(), middleware::every_answer));
    let probes = Router::new().route("/healthz", get(health::live)).route("/readyz", get(health::ready));
    Ok(probes.merge(site).with_state(app))
}

fn methods(route: Route, language: Language) -> MethodRouter<App> {
    match route {
        Route::Pledge => public(route, language).merge(post(move |a, b, c| pledge::post(language, a, b, c))),
        Route::Confirm => confirm::methods(language),
        Route::Disown => post(move |a, b| confirm::disown(language, a, b)),
        Route::LinkRequest => {
            public(route, language).merge(post(move |a, b, c| link_request::post(language, a, b, c)))
        }
        Route::Preferences => get(move |a, b, c| preferences::show(language, a, b, c)),
        Route::Updates => post(move |a, b, c| preferences::updates(language, a, b, c)),
        Route::Details => post(move |a, b, c| preferences::details(language, a, b, c)),
        Route::Withdraw => post(move |a, b| preferences::withdraw(language, a, b)),
        Route::Erase => get(move |a, b| preferences::ask_to_erase(language, a, b))
            .post(move |a, b| preferences::erase(language, a, b)),
        Route::Data => get(preferences::data),
        Route::Receipts => get(preferences::receipts),
        Route::ConfirmAddress => {
            get(move |a, b| address::show(language, a, b)).post(move |a, b| address::confirm(language, a, b))
        }
        Route::Unsubscribe => unsubscribe::methods(language),
        Route::SignIn => get(move |a, b| sign_in::show(language, a, b))
            .post(move |a, b, c, d| sign_in::first_step(language, a, b, c, d)),
        Route::SignInCode => get(move || std::future::ready(sign_in::no_second_step(language)))
            .post(move |a, b, c, d| sign_in::second_step(language, a, b, c, d)),
        Route::SignOut => post(move |a, b| sign_in::sign_out(language, a, b)),
        Route::Entry => get(move |a| ways_in::show_entry(language, a))
            .post(move |a, b, c| ways_in::request_entry(language, a, b, c)),
        Route::EntrySent => get(move |a| ways_in::entry_sent(language, a)),
        Route::Invitation => get(move |a, b| ways_in::show_invitation(language, a, b))
            .post(move |a, b, c, d| ways_in::open_account(language, a, b, c, d)),
        Route::NewPassword => get(move |a, b| ways_in::show_reset(language, a, b))
            .post(move |a, b, c, d| ways_in::set_password(language, a, b, c, d)),
        Route::Community => get(move |a, b| community::home(language, a, b)),
        Route::Dashboard => get(move |a, b| dashboard::home(language, a, b)),
        Route::Account => get(move |a, b, c| own::account(language, a, b, c)),
        Route::Profile => post(move |a, b, c| own::set_profile(language, a, b, c)),
        Route::AccountData => get(own::data),
        Route::Leave => get(move |a, b| own::ask_to_leave(language, a, b))
            .post(move |a, b, c, d| own::leave(language, a, b, c, d)),
        Route::EndSessions => post(move |a, b, c| own::end_sessions(language, a, b, c)),
        Route::Terms => get(move |a, b| own::terms(language, a, b))
            .post(move |a, b, c| own::accept_terms(language, a, b, c)),
        Route::Authenticator => get(move |a, b| own::show_authenticator(language, a, b))
            .post(move |a, b, c, d| own::set_authenticator(language, a, b, c, d)),
        Route::SignInPasskeyOptions => {
            post(move |a, b| std::future::ready(passkeys::begin_sign_in(language, a, b)))
        }
        Route::SignInPasskey => post(move |a, b, c, d| passkeys::sign_in(language, a, b, c, d)),
        Route::AddPasskey => get(move |a, b, c| passkeys::show(language, a, b, c))
            .post(move |a, b, c| passkeys::finish(language, a, b, c)),
        Route::PasskeyOptions => post(move |a, b, c, d| passkeys::begin(language, a, b, c, d)),
        Route::RemovePasskey => get(move |a, b, c| passkeys::ask_to_remove(language, a, b, c))
            .post(move |a, b, c, d| passkeys::remove(language, a, b, c, d)),
        Route::Landing
        | Route::Thanks
        | Route::Disowned
        | Route::Act
        | Route::Privacy
        | Route::LinkSent
        | Route::Erased => public(route, language),
    }
}

fn public(route: Route, language: Language) -> MethodRouter<App> {
    get(move |app, chosen, headers| pages::public(route, language, app, chosen, headers))
}
