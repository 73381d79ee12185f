//! Writes a page: Leptos renders it whole, with the status and the cache policy that were decided before.

use app::page::{Context, Page, Viewer};
use app::routes::Route;
use app::ui::{Shell, without_marks};
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, Request, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::Language;
use http_body_util::BodyExt as _;
use leptos::prelude::*;
use uuid::Uuid;

use super::problem::Problem;
use super::whose;
use crate::state::App;

/// What a page is written for.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its language.
    pub language: Language,
    /// Its address; `None` for an error page.
    pub route: Option<Route>,
    /// The sealed link in its address, or nothing.
    pub token: String,
    /// Who reads it, on a page that is written for them alone.
    pub viewer: Option<Viewer>,
    /// Whose its forms are, on such a page.
    pub person: Option<Uuid>,
}

impl Place {
    /// A page that is the same for whoever opens its address.
    pub fn of(language: Language, route: Route, token: &str) -> Self {
        Self { language, route: Some(route), token: token.to_owned(), viewer: None, person: None }
    }
}

/// Renders a page to bytes.
///
/// # Errors
/// [`Problem::INTERNAL`] when the rendering broke off.
pub async fn html(app: &App, place: Place, page: Page) -> Result<Bytes, Problem> {
    let context = Context {
        language: place.language,
        route: place.route,
        token: place.token,
        viewer: place.viewer,
        site: app.campaign.site.clone(),
        confirmed: app.counter.last().confirmed,
        now: app.campaign.clock.now(),
        options: app.options.clone(),
        files: app.files.clone(),
    };
    let zone = context.viewer.as_ref().map(|viewer| viewer.zone);
    let given = move || {
        if let Some(zone) = zone {
            provide_context(zone);
        }
    };
    let shell = move || {
        let (context, page) = (context.clone(), page.clone());
        view! { <Shell context=context page=page/> }
    };
    let rendered =
        leptos_axum::render_app_async_with_context(given, shell)(Request::new(Body::empty())).await;
    let body = rendered.into_body().collect().await.map_err(|_| Problem::INTERNAL)?;
    let page = plain(body.to_bytes());
    Ok(match (place.person, std::str::from_utf8(&page)) {
        (Some(person), Ok(text)) => {
            let sealed = whose::seal(&app.accounts.secret, person, app.accounts.clock.now());
            whose::sign(text, &sealed).into()
        }
        _ => page,
    })
}

/// The page as readers of HTML want it: without the marks that Leptos leaves, its last scripts within the body (Leptos
/// writes them behind `</html>`), and without the nonce on its scripts: the policy names their digests instead, and a page
/// without it is the same to the byte whenever it is written. Scripts stand before and behind what the page says.
fn plain(page: Bytes) -> Bytes {
    const END: &str = "</body></html>";
    let Ok(text) = std::str::from_utf8(&page) else { return page };
    let text = without_marks(text);
    let (head, rest) = text.split_at(text.find("<body").unwrap_or(text.len()));
    let (body, scripts) = rest.rsplit_once(END).unwrap_or((rest, ""));
    let (script, link) = match head.split_once(" nonce=\"").and_then(|(_, rest)| rest.split_once('"')) {
        Some((nonce, _)) => (format!(" nonce=\"{nonce}\""), format!(" crossorigin=\"{nonce}\"")),
        None => return text.into(),
    };
    let without = |part: &str| part.replace(&script, "").replace(&link, " crossorigin");
    [&without(head), body, &without(scripts), END].concat().into()
}

/// A page for one person, or one that must not be kept: `no-store`, and compressed for the browser's own requests alone
/// ([`super::compress`]).
pub async fn private(app: &App, place: Place, status: StatusCode, page: Page) -> Response {
    match html(app, place, page).await {
        Ok(body) => {
            let headers = [
                (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
                (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            ];
            (status, headers, body).into_response()
        }
        Err(problem) => problem.into_response(),
    }
}
