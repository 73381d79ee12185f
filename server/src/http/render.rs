//! Writes a page: Leptos renders it whole, with the status and the cache policy that were decided before.

use app::page::{Context, Page, Viewer};
use app::routes::Route;
use app::ui::PageWriter;
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, Request, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::Language;
use http_body_util::BodyExt as _;
use uuid::Uuid;

use super::problem::Problem;
use super::reader_key::reader_key;
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

/// What a page is written with.
pub fn context(app: &App, place: Place) -> Context {
    let reader_key = place.person.map(|person| reader_key(&app.accounts.secret, person));
    Context {
        language: place.language,
        route: place.route,
        token: place.token,
        viewer: place.viewer,
        reader_key: reader_key.unwrap_or_default(),
        site: app.campaign.site.clone(),
        confirmed: app.counter.last().confirmed,
        now: app.campaign.clock.now(),
        files: app.files.clone(),
    }
}

/// Writes a page, under the owner that `leptos_axum` makes for it. Nothing on it is waited for.
///
/// # Errors
/// [`Problem::INTERNAL`] when the rendering broke off.
pub async fn html(app: &App, place: Place, page: Page) -> Result<Bytes, Problem> {
    let person = place.person;
    let context = context(app, place);
    let sealed = person.map(|person| whose::seal(&app.accounts.secret, person, app.accounts.clock.now()));
    let in_forms = sealed.as_deref().map(whose::field).unwrap_or_default();
    let writer = PageWriter::of(context, page);
    let view = {
        let writer = writer.clone();
        move || writer.view()
    };
    let answer = leptos_axum::render_app_async_with_context(|| {}, view)(Request::new(Body::empty())).await;
    let answer = answer.into_body().collect().await.map_err(|_| Problem::INTERNAL)?.to_bytes();
    let html = std::str::from_utf8(page_alone(&answer)).map_err(|_| Problem::INTERNAL)?;
    Ok(writer.finished(html, &in_forms).into())
}

/// Without the script that Leptos writes behind a page, for a browser that would bring the whole of it to life.
fn page_alone(answer: &[u8]) -> &[u8] {
    const END: &[u8] = b"</html>";
    let end = answer.windows(END.len()).rposition(|bytes| bytes == END);
    end.map_or(answer, |end| &answer[..end + END.len()])
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
