//! Pages that are the same for everybody, kept as bytes with their compressed forms until what they show changes.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use app::routes::Route;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::Language;
use domain::campaign::Issue;
use domain::help::Subject;
use sha2::{Digest as _, Sha256};
use time::OffsetDateTime;

use super::compress;
use super::problem::Problem;

/// Brotli's level: what a page costs when its counter moves, against a few per cent of its size.
const BROTLI_LEVEL: u32 = 5;

/// A page that is the same for everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SharedPage {
    /// [`Route::Landing`].
    Landing,
    /// [`Route::Pledge`].
    Pledge,
    /// [`Route::Thanks`], where every field could be read.
    Thanks,
    /// [`Route::Disowned`].
    Disowned,
    /// [`Route::Act`].
    Act,
    /// [`Route::Privacy`].
    Privacy,
    /// [`Route::LinkRequest`].
    LinkRequest,
    /// [`Route::LinkSent`].
    LinkSent,
    /// [`Route::Erased`].
    Erased,
    /// [`Route::HelpCentre`].
    HelpCentre,
    /// An article of the help centre.
    Help(Subject),
}

impl SharedPage {
    /// Its address.
    pub fn route(self) -> Route {
        match self {
            Self::Landing => Route::Landing,
            Self::Pledge => Route::Pledge,
            Self::Thanks => Route::Thanks,
            Self::Disowned => Route::Disowned,
            Self::Act => Route::Act,
            Self::Privacy => Route::Privacy,
            Self::LinkRequest => Route::LinkRequest,
            Self::LinkSent => Route::LinkSent,
            Self::Erased => Route::Erased,
            Self::HelpCentre => Route::HelpCentre,
            Self::Help(subject) => app::help::route_of(subject),
        }
    }

    /// Whether its form takes the issue that a story's button chose.
    pub const fn takes_issue(self) -> bool {
        matches!(self, Self::Landing | Self::Pledge)
    }
}

/// Which page, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The page.
    pub page: SharedPage,
    /// Its language.
    pub language: Language,
    /// The issue that a story's button chose.
    pub issue: Option<Issue>,
}

/// A page as it was written.
pub(super) struct Entry {
    /// Its three forms, each with its tag.
    pub forms: [(HeaderValue, Bytes); 3],
    /// The count of pledges on it.
    pub confirmed: u64,
    /// How often documents that such pages show had been published.
    pub published: u32,
    /// When.
    pub written: OffsetDateTime,
}

/// The three forms of a page, in the order in which they are preferred.
const ENCODINGS: [&str; 3] = ["br", "gzip", ""];

/// The cached pages.
#[derive(Default)]
pub struct PageCache {
    entries: RwLock<HashMap<Key, Arc<Entry>>>,
    /// Held by who writes a page anew.
    pub(super) writing: tokio::sync::Mutex<()>,
}

impl PageCache {
    pub(super) fn find(&self, key: Key) -> Option<Arc<Entry>> {
        self.entries.read().ok()?.get(&key).cloned()
    }

    pub(super) fn keep(&self, key: Key, entry: Arc<Entry>) {
        if let Ok(mut entries) = self.entries.write() {
            entries.insert(key, entry);
        }
    }
}

/// The three forms of a page.
pub(super) fn forms(body: Bytes) -> Result<[(HeaderValue, Bytes); 3], Problem> {
    let brotli = compress::brotli(&body, BROTLI_LEVEL).map_err(|_| Problem::INTERNAL)?;
    let gzip = compress::gzip(&body).map_err(|_| Problem::INTERNAL)?;
    let digest = Sha256::digest(&body);
    let tag = URL_SAFE_NO_PAD.encode(&digest[..12]);
    let etag = |encoding: &str| {
        HeaderValue::from_str(&format!("\"{tag}{encoding}\"")).map_err(|_| Problem::INTERNAL)
    };
    Ok([(etag("-br")?, brotli.into()), (etag("-gz")?, gzip.into()), (etag("")?, body)])
}

/// Answers with the form that the browser prefers, or that it has it already.
pub(super) fn answer(entry: &Entry, request: &HeaderMap) -> Response {
    let at = preferred(request);
    let (etag, body) = &entry.forms[at];
    let mut headers = HeaderMap::with_capacity(8);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=0, must-revalidate"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::ETAG, etag.clone());
    let known = request.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if known.is_some_and(|known| known.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag)) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    if !ENCODINGS[at].is_empty() {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(ENCODINGS[at]));
    }
    (headers, body.clone()).into_response()
}

/// The first of our forms that the browser takes.
fn preferred(request: &HeaderMap) -> usize {
    ENCODINGS
        .iter()
        .position(|encoding| encoding.is_empty() || compress::takes(request, encoding))
        .unwrap_or(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_gets_the_best_form_that_it_takes() {
        for (accepted, encoding) in [
            ("gzip, deflate, br, zstd", "br"),
            ("gzip, deflate", "gzip"),
            ("br;q=0, gzip;q=0.5", "gzip"),
            ("identity", ""),
            ("", ""),
            ("brotli", ""),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, accepted.parse().unwrap());
            assert_eq!(ENCODINGS[preferred(&headers)], encoding, "{accepted}");
        }
    }
}
