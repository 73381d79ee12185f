//! Web app manifests.

use std::future::ready;

use app::manifest::Manifest;
use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use domain::Language;

use crate::state::App;

/// How long a browser may keep one.
const KEPT: &str = "public, max-age=86400";

/// The routes: of campaign and Community, in both languages.
pub fn routes() -> Router<App> {
    let all =
        Manifest::ALL.into_iter().flat_map(|manifest| Language::ALL.map(|language| (manifest, language)));
    all.fold(Router::new(), |router, (manifest, language)| {
        router.route(manifest.path(language), get(move |app: App| ready(written(&app, manifest, language))))
    })
}

fn written(app: &App, manifest: Manifest, language: Language) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/manifest+json")),
        (header::CACHE_CONTROL, HeaderValue::from_static(KEPT)),
    ];
    (headers, manifest.json(language, &app.campaign.site)).into_response()
}
