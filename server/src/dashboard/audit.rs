//! The log: reading it, and taking it along.

use app::dashboard::audit::{AuditPage, Event, ExportFormat, heading, row};
use app::routes::Route;
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::Language;
use futures::stream;
use serde::Deserialize;
use services::dashboard::Filter;
use store::StoreError;
use store::audit::AuditQuery;

use super::{Answer, write};
use crate::http::extract::{Actor, Locale, Query};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::security::{self, SecurityEvent};
use crate::state::App;

/// Entries of an export that are read at once.
const BATCH: u32 = 500;

/// What the page's address may say.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AuditPageQuery {
    who: String,
    whom: String,
    kind: String,
    from: String,
    to: String,
    before: Option<i64>,
}

/// What to take along.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AuditExportForm {
    who: String,
    whom: String,
    kind: String,
    from: String,
    to: String,
    format: String,
}

/// `GET`: a page of the log.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn show(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(AuditPageQuery { who, whom, kind, from, to, before }): Query<AuditPageQuery>,
) -> Answer {
    let filter = Filter { who, whom, kind, from, to };
    let action = Event::of(&filter.kind).map(Event::code);
    let filtered = app.dashboard.filter(actor.zone, &filter, action).await?;
    let (entries, next) = match &filtered.query {
        Some(query) => app.dashboard.audit(query, before).await?,
        None => (Vec::new(), None),
    };
    let query = serde_urlencoded::to_string(&filter).map_err(|_| Problem::INTERNAL)?;
    let page = AuditPage { filter, filtered, before, entries, next, query };
    Ok(write(&app, language, (Route::Audit, ""), &actor, StatusCode::OK, page.into()).await)
}

/// `POST`: the log as a file, written as it is read, however long. That it was taken along is noted first.
///
/// # Errors
/// [`Problem`] when it cannot be noted, or the filter cannot be read.
pub async fn export(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Form(form): Form<AuditExportForm>,
) -> Answer {
    let format = ExportFormat::ALL.into_iter().find(|format| format.code() == form.format);
    let format = format.ok_or(Problem::BAD_REQUEST)?;
    let AuditExportForm { who, whom, kind, from, to, .. } = form;
    let action = Event::of(&kind).map(Event::code);
    let filter = Filter { who, whom, kind, from, to };
    let filtered = app.dashboard.filter(actor.zone, &filter, action).await?;
    let query = filtered.query.ok_or(Problem::BAD_REQUEST)?;
    app.dashboard.note_export(&actor, format.code()).await?;
    security::record(&app, SecurityEvent::Exported, Some(actor.person), None);
    Ok(file(app, language, query, format))
}

fn file(app: App, language: Language, query: AuditQuery, format: ExportFormat) -> Response {
    let start = Some((None::<i64>, heading(format)));
    let parts = stream::try_unfold(start, move |place| {
        let (app, query) = (app.clone(), query.clone());
        async move {
            let Some((before, mut text)) = place else { return Ok::<_, StoreError>(None) };
            let entries = app.dashboard.audit_batch(&query, before, BATCH).await?;
            for entry in &entries {
                text += &row(format, language, entry);
            }
            let is_last = entries.len() < BATCH as usize;
            let next = entries.last().filter(|_| !is_last).map(|entry| (Some(entry.seq), String::new()));
            Ok(Some((Bytes::from(text), next)))
        }
    });
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"log.{}\"", format.code()));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(format.media_type())),
        (header::CONTENT_DISPOSITION, disposition.unwrap_or(HeaderValue::from_static("attachment"))),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, Body::from_stream(parts)).into_response()
}
