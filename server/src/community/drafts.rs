//! What the composer's script asks for while somebody types.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse as _;
use domain::account::Act;
use serde::{Deserialize, Serialize};
use services::community::{DraftFields, Drafted};
use store::community::draft::Kept;

use super::Answer;
use super::preview::previewed;
use crate::http::extract::Actor;
use crate::http::form::Form;
use crate::http::json;
use crate::http::problem::Problem;
use crate::state::App;

/// What became of a draft, as the script reads it.
#[derive(Serialize)]
struct DraftAnswer {
    state: &'static str,
    /// Which version it is now.
    draft: i64,
    /// What another draft says that its author has not seen.
    #[serde(skip_serializing_if = "String::is_empty")]
    other: String,
}

/// A text to look at.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PreviewFields {
    body: String,
    language: String,
}

/// `POST`: keeps a draft; one that is empty is erased.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn keep(app: App, actor: Actor, Form(fields): Form<DraftFields>) -> Answer {
    app.allow_or_say(&actor, Act::Draft)?;
    let (state, draft, other) = match app.community.keep_draft(&actor, &fields).await? {
        Drafted::Kept(Kept::Done(stamp)) => ("kept", stamp, String::new()),
        Drafted::Kept(Kept::Other(other)) => ("other", other.stamp, other.text),
        Drafted::Kept(Kept::Posted) => ("posted", 0, String::new()),
        Drafted::Kept(Kept::Gone) => return Err(Problem::NOT_FOUND),
        Drafted::Dropped => ("dropped", 0, String::new()),
        Drafted::Refused(_) => ("refused", fields.draft, String::new()),
    };
    Ok(json::answer(StatusCode::OK, &DraftAnswer { state, draft, other }))
}

/// `POST`: how a comment will look; nothing where posting it would be refused.
///
/// # Errors
/// [`Problem`] when they looked too often of late.
pub async fn preview(app: App, actor: Actor, Form(fields): Form<PreviewFields>) -> Answer {
    app.allow_or_say(&actor, Act::Preview)?;
    let html = previewed(&fields.body, &fields.language).unwrap_or_default();
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, html).into_response())
}
