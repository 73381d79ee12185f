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
use crate::account::{email, gate, own, passkeys, password, sign_in, sign_on, ways_in};
use crate::campaign::{address, confirm, link_request, pledge, preferences, unsubscribe};
use crate::state::App;
use crate::{community, counter, dashboard, desk};

/// How long a handler may take, reading its form included.
const HANDLER: Duration = Duration::from_secs(30);
/// The same for a roster's file, which a slow line sends for minutes.
const UPLOAD: Duration = Duration::from_mins(15);
/// How long a body may pause.
const BODY: Duration = Duration::from_secs(10);

/// The answer to a mere look at an address that is gone to once.
const NO_HEAD: StatusCode = StatusCode::METHOD_NOT_ALLOWED;

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
            if route == Route::Unsubscribe {
                // RFC 8058: the mail provider posts from wherever it is; the sealed link alone says who.
                one_click = one_click.route(pattern, unsubscribe::methods(language));
            } else {
                let methods = match route.access() {
                    Access::Public => methods(route, language),
                    Access::Needs(capability) => methods(route, language)
                        .layer(from_fn_with_state((app.clone(), capability), gate::admit)),
                };
                if route == Route::RosterUpload {
                    uploads = uploads.route(pattern, methods);
                } else {
                    pages = pages.route(pattern, methods);
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
        .route("/count.json", get(counter::json))
        .route("/count/events", get(counter::events))
        .merge(assets::routes(site_root))
        .fallback(pages::nowhere)
        .layer(DefaultBodyLimit::max(form::MAX_BYTES))
        .layer(RequestBodyTimeoutLayer::new(BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, HANDLER))
        .merge(uploads)
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
        Route::Password => get(move |a, b| password::show(language, a, b))
            .post(move |a, b, c, d| password::change(language, a, b, c, d)),
        Route::NoticeChoices => post(move |a, b, c| own::set_notice_choices(language, a, b, c)),
        Route::Email => get(move |a, b| email::show(language, a, b))
            .post(move |a, b, c, d| email::request(language, a, b, c, d)),
        Route::ConfirmEmail => {
            get(move |a, b| email::show_link(language, a, b)).post(move |a, b| email::confirm(language, a, b))
        }
        Route::Help => get(move |a| desk::help::show(language, a))
            .post(move |a, b, c| desk::help::post(language, a, b, c)),
        Route::HelpSent => get(move |a| desk::help::sent(language, a)),
        Route::OwnHelp => get(move |a, b, c| desk::help::show_own(language, a, b, c))
            .post(move |a, b, c, d| desk::help::post_own(language, a, b, c, d)),
        Route::Requests => get(move |a, b, c| desk::queue::show(language, a, b, c)),
        Route::Request => get(move |a, b, c, d| desk::request::show(language, a, b, c, d))
            .post(move |a, b, c, d| desk::request::act(language, a, b, c, d)),
        Route::RequestSecondFactor => get(move |a, b, c| desk::request::ask_second_factor(language, a, b, c))
            .post(move |a, b, c, d| desk::request::reset_second_factor(language, a, b, c, d)),
        // Looking there without going changes nothing, so it is refused.
        Route::SignOn => get(move |a, b, c, d| sign_on::start(language, a, b, c, d)).head(async || NO_HEAD),
        Route::SignOnReturn => {
            get(move |a, b, c, d| sign_on::come_back(language, a, b, c, d)).head(async || NO_HEAD)
        }
        Route::SignOnAccount => get(move |a, b| sign_on::show_account(language, a, b))
            .post(move |a, b, c, d| sign_on::open_account(language, a, b, c, d)),
        Route::EndSignOn => post(move |a, b| sign_on::end(language, a, b)),
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
        Route::Roster
        | Route::RosterUpload
        | Route::RosterExample
        | Route::RosterImport
        | Route::RosterReport
        | Route::Invitations
        | Route::Staff
        | Route::FindPerson
        | Route::StaffPerson
        | Route::Audit
        | Route::AuditExport
        | Route::Documents
        | Route::Document
        | Route::DocumentDraft
        | Route::DocumentPublish
        | Route::DocumentVersion => administration(route, language),
    }
}

/// The administrators' part of the dashboard: [`methods`] says which routes those are.
fn administration(route: Route, language: Language) -> MethodRouter<App> {
    match route {
        Route::Roster => get(move |a, b, c| dashboard::roster::show(language, a, b, c)),
        Route::RosterUpload => post(move |a, b, c| dashboard::roster::upload(language, a, b, c)),
        Route::RosterExample => get(dashboard::roster::example),
        Route::RosterImport => get(move |a, b, c| dashboard::roster::import(language, a, b, c))
            .post(move |a, b, c, d| dashboard::roster::confirm(language, a, b, c, d)),
        Route::RosterReport => get(move |a, b| dashboard::roster::report(language, a, b)),
        Route::Invitations => get(move |a, b| dashboard::roster::ask_to_invite(language, a, b))
            .post(move |a, b, c| dashboard::roster::invite(language, a, b, c)),
        Route::Staff => get(move |a, b, c| dashboard::staff::show(language, a, b, c))
            .post(move |a, b, c| dashboard::staff::appoint(language, a, b, c)),
        Route::FindPerson => post(move |a, b, c| dashboard::staff::find(language, a, b, c)),
        Route::StaffPerson => get(move |a, b, c, d| dashboard::staff::person(language, a, b, c, d))
            .post(move |a, b, c, d| dashboard::staff::change(language, a, b, c, d)),
        Route::Audit => get(move |a, b, c| dashboard::audit::show(language, a, b, c)),
        Route::AuditExport => post(move |a, b, c| dashboard::audit::export(language, a, b, c)),
        Route::Documents => get(move |a, b| dashboard::documents::list(language, a, b)),
        Route::Document => get(move |a, b, c, d| dashboard::documents::show(language, a, b, c, d)),
        Route::DocumentDraft => get(move |a, b, c, d| dashboard::documents::edit(language, a, b, c, d))
            .post(move |a, b, c, d| dashboard::documents::save(language, a, b, c, d))
            .layer(DefaultBodyLimit::max(dashboard::documents::MAX_BYTES)),
        Route::DocumentPublish => get(move |a, b, c| dashboard::documents::ask_to_publish(language, a, b, c))
            .post(move |a, b, c, d| dashboard::documents::publish(language, a, b, c, d)),
        Route::DocumentVersion => get(move |a, b, c, d| dashboard::documents::version(language, a, b, c, d)),
        _ => MethodRouter::new(),
    }
}

fn public(route: Route, language: Language) -> MethodRouter<App> {
    get(move |app, chosen, headers| pages::public(route, language, app, chosen, headers))
}
