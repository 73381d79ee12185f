//! The built files: style, wasm, pictures, fonts. What has its hash in its name is kept for a year.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use leptos::config::LeptosOptions;
use tower_http::services::ServeDir;

use crate::state::App;

/// The folders under the site's root that are served, and how long a browser may keep what is in them.
const FOLDERS: [(&str, &str); 4] = [
    ("/pkg", "public, max-age=31536000, immutable"),
    ("/fonts", "public, max-age=31536000, immutable"),
    ("/img", "public, max-age=86400"),
    ("/video", "public, max-age=86400"),
];

/// Serves the built files, compressed where the build left them so.
pub fn routes(root: &Path) -> Router<App> {
    let mut router = Router::new();
    for (path, policy) in FOLDERS {
        let folder = root.join(path.trim_start_matches('/'));
        let files = ServeDir::new(folder)
            .precompressed_br()
            .precompressed_gzip()
            .append_index_html_on_directories(false);
        let keep = from_fn(move |request: Request, next: Next| keep(policy, request, next));
        router = router.nest_service(path, tower::ServiceBuilder::new().layer(keep).service(files));
    }
    let icon = tower_http::services::ServeFile::new(root.join("favicon.svg"));
    router.route_service("/favicon.svg", icon)
}

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

/// Where Leptos finds the built files.
///
/// # Errors
/// [`NoSite`] when there is no build under `root`.
pub fn options(root: &Path) -> Result<LeptosOptions, NoSite> {
    if !root.join("pkg").is_dir() {
        return Err(NoSite(root.to_owned()));
    }
    // The hashes stand beside the files; `cargo leptos watch` leaves them beside the program.
    let beside_program = || std::env::current_exe().ok()?.parent().map(|folder| folder.join("hash.txt"));
    let beside_files = std::path::absolute(root.join("hash.txt")).ok();
    let hashes = [beside_files, beside_program()].into_iter().flatten().find(|path| path.is_file());
    let builder = LeptosOptions::builder()
        .output_name("commons")
        .site_root(root.display().to_string())
        .site_pkg_dir("pkg");
    Ok(match hashes {
        Some(path) => {
            builder.hash_file(Arc::<str>::from(path.display().to_string())).hash_files(true).build()
        }
        None => builder.build(),
    })
}
