//! A picture or a file beside a topic.

use axum::http::{HeaderValue, header};
use axum::response::IntoResponse as _;
use domain::Language;
use serde::Deserialize;
use store::community::file::{FilePlace, TopicFile};
use url::form_urlencoded;
use uuid::Uuid;

use super::Answer;
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::problem::Problem;
use crate::state::App;

/// Which one.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct FileQuery {
    file: Uuid,
}

/// What a document may do that a browser opens by itself: nothing.
const POLICY: HeaderValue = HeaderValue::from_static("default-src 'none'; sandbox");

/// `GET`: what it holds.
///
/// # Errors
/// [`Problem`] when there is none that the asker may see.
pub async fn show(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(topic): Id<i64>,
    Query(which): Query<FileQuery>,
) -> Answer {
    let found = app.community.file(&actor, FilePlace { topic, file: which.file }).await?;
    let (file, content) = found.ok_or(Problem::NOT_FOUND)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.kind.media_type())),
        (header::CONTENT_DISPOSITION, disposition(language, &file)?),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, content).into_response())
}

/// How a browser treats it, and what it calls it when it is kept (RFC 6266, RFC 8187).
fn disposition(language: Language, file: &TopicFile) -> Result<HeaderValue, Problem> {
    let how = if file.kind.is_picture() { "inline" } else { "attachment" };
    let name = format!("{}.{}", file.label.in_language(language), file.kind.code());
    let name: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
    let name = name.replace('+', "%20").replace('*', "%2A");
    HeaderValue::from_str(&format!("{how}; filename*=UTF-8''{name}")).map_err(|_| Problem::INTERNAL)
}
