//! Pages that are the same for everybody, and the addresses that lead to them.

use std::fmt::Write as _;

use app::routes::Route;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use domain::Language;
use serde::Deserialize;

use super::cache::{Key, SharedPage};
use super::cookies;
use super::extract::{Locale, Query};
use super::shared;
use crate::account::gate;
use crate::state::App;

/// What the address of a page that is the same for everybody may ask.
#[derive(Default, Deserialize)]
pub struct PublicQuery {
    issue: Option<String>,
}

/// The handler of a page that is the same for everybody.
pub async fn public(
    page: SharedPage,
    Locale(language): Locale,
    app: App,
    Query(chosen): Query<PublicQuery>,
    headers: HeaderMap,
) -> Response {
    // An unknown issue chooses nothing: the page is the same as without it, and is kept once.
    let issue = chosen.issue.and_then(|issue| issue.parse().ok());
    let issue = issue.filter(|_| page.takes_issue());
    shared::serve(&app, Key { page, language, issue }, &headers).await
}

/// `GET /`: to the front page in the language that was chosen before, or that the browser prefers.
pub async fn root(headers: HeaderMap) -> Response {
    let chosen = cookies::read(&headers, "lang").and_then(|chosen| chosen.parse().ok());
    let preferred = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let language = chosen.unwrap_or_else(|| Language::preferred(preferred.unwrap_or_default()));
    let place = HeaderValue::from_static(Route::Landing.pattern(language));
    let headers = [
        (header::LOCATION, place),
        (header::VARY, HeaderValue::from_static("cookie, accept-language")),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
    ];
    (StatusCode::FOUND, headers).into_response()
}

/// `GET /robots.txt`.
pub async fn robots(app: App) -> Response {
    let sitemap = app.campaign.site.url("/sitemap.xml");
    let text = format!("User-agent: *\nDisallow: /count\nSitemap: {sitemap}\n");
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"))], text).into_response()
}

/// `GET /sitemap.xml`: the listed pages, each with its other language.
pub async fn sitemap(app: App) -> Response {
    let site = &app.campaign.site;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for route in Route::ALL.into_iter().filter(|route| route.is_listed()) {
        for language in Language::ALL {
            let _ = write!(xml, "<url><loc>{}</loc>", site.url(&route.path(language)));
            for other in Language::ALL {
                let place = site.url(&route.path(other));
                let _ = write!(xml, "<xhtml:link rel=\"alternate\" hreflang=\"{other}\" href=\"{place}\"/>");
            }
            xml += "</url>\n";
        }
    }
    xml += "</urlset>\n";
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/xml"))], xml).into_response()
}

/// Every address that leads nowhere.
pub async fn nowhere(app: App, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    gate::nowhere(&app, &method, &uri, &headers).await
}
