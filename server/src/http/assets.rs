//! The built files: style, wasm, pictures, fonts. What is named by its content is kept for a year.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use app::page::BrowserFiles;
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use tower_http::services::{ServeDir, ServeFile};

use crate::state::App;

/// How long a browser may keep what is in `/pkg`, where names tell the content, and where they do not: `cargo leptos
/// watch` names nothing by its content.
const NAMED: &str = "public, max-age=31536000, immutable";
const UNNAMED: &str = "no-cache";

/// What the build calls its files, beside them: their plain names, with those that tell their content.
const NAMES: &str = "names.json";
/// What loads the parts of the program that few pages need, by the name that `cargo leptos` gives.
const LOADER: &str = "__wasm_split.______________________.js";

/// The other folders under the site's root that are served, and how long a browser may keep what is in them.
const FOLDERS: [(&str, &str); 3] = [
    ("/fonts", "public, max-age=31536000, immutable"),
    ("/img", "public, max-age=86400"),
    ("/video", "public, max-age=86400"),
];

/// Serves the built files, compressed where the build left them so.
pub fn routes(root: &Path, is_named: bool) -> Router<App> {
    let mut router = Router::new();
    let pkg = ("/pkg", if is_named { NAMED } else { UNNAMED });
    for (path, policy) in FOLDERS.into_iter().chain([pkg]) {
        let folder = root.join(path.trim_start_matches('/'));
        let files = ServeDir::new(folder)
            .precompressed_br()
            .precompressed_gzip()
            .append_index_html_on_directories(false);
        let keep = from_fn(move |request: Request, next: Next| keep(policy, request, next));
        router = router.nest_service(path, tower::ServiceBuilder::new().layer(keep).service(files));
    }
    for icon in ["favicon.svg", "favicon.ico", "apple-touch-icon.png"] {
        let keep = from_fn(move |request: Request, next: Next| keep(ICON, request, next));
        let file = ServeFile::new(root.join(icon));
        router =
            router.route_service(&format!("/{icon}"), tower::ServiceBuilder::new().layer(keep).service(file));
    }
    router
}

/// How long a browser may keep the site's icon.
const ICON: &str = "public, max-age=86400";

async fn keep(policy: &'static str, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if response.status().is_success() {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(policy));
    }
    response
}

/// The site's root does not hold a build.
#[derive(Debug, thiserror::Error)]
#[error("COMMONS_SITE_ROOT ({0}) holds no built site: `cargo xtask build` makes one in target/site")]
pub struct NoSite(PathBuf);

/// The browser's half, as the build that stands under `root` named it.
///
/// # Errors
/// [`NoSite`] when there is none.
pub fn files(root: &Path) -> Result<BrowserFiles, NoSite> {
    let pkg = root.join("pkg");
    if !pkg.is_dir() {
        return Err(NoSite(root.to_owned()));
    }
    let read = |path: PathBuf| std::fs::read(path).unwrap_or_default();
    // `cargo leptos watch` names nothing by its content.
    let names: HashMap<String, String> = serde_json::from_slice(&read(root.join(NAMES))).unwrap_or_default();
    let name = |plain: &str| names.get(plain).cloned().unwrap_or_else(|| plain.to_owned());
    let address = |plain: &str| format!("/pkg/{}", name(plain));
    let loader = if pkg.join(name(LOADER)).is_file() { address(LOADER) } else { String::new() };
    Ok(BrowserFiles {
        style: address("commons.css"),
        scripts: app::ui::scripts(&address("commons.js"), &address("commons.wasm"), &loader),
        is_named: !names.is_empty(),
    })
}
