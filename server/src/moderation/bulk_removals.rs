//! Clearing a flood, and the job that does it.

use std::collections::BTreeMap;
use std::time::Duration;

use app::moderation::{BulkRemovalPage, CrowdPage};
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use serde::Deserialize;
use services::moderation::{BulkRemovalErrors, BulkRemovalFields, BulkRemovalSent, CrowdFilter, Moderation};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::account::page_at;
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::security::{self, SecurityEvent};
use crate::state::App;

/// How often it is looked whether another process, or one that ended, left something to do.
const EVERY: Duration = Duration::from_secs(5);

/// Which accounts are listed, in the address's own words.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct CrowdQuery {
    span: String,
    at_least: String,
    opened: String,
    all: String,
}

/// Does what bulk removals have to do until it is told to stop. Any number of processes may: each batch is one's own.
pub async fn run(app: App, stop: CancellationToken) {
    let mut tick = tokio::time::interval(EVERY);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = tick.tick() => {}
            () = app.to_remove_in_bulk.notified() => {}
        }
        // What failed is logged where it failed; the next round tries again.
        while !stop.is_cancelled() && continue_bulk_removal(&app).await {}
    }
}

/// Does what is next; `false` where there is nothing, or it cannot be done now.
pub async fn continue_bulk_removal(app: &App) -> bool {
    let Ok(Some(suspensions)) = app.moderation.continue_bulk_removal().await else { return false };
    app.live_cases.acted();
    app.to_index.notify_one();
    for person in suspensions {
        security::record(app, SecurityEvent::SuspensionChanged, Some(person), None);
        app.endings.look();
    }
    true
}

/// `GET`: who wrote much of late, and the last bulk removals.
///
/// # Errors
/// [`Problem`] when there is nothing for the asker, or it cannot be read.
pub async fn list(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(words): Query<CrowdQuery>,
) -> Result<Response, Problem> {
    admit(&actor)?;
    let shown = CrowdFilter::read(&words.span, &words.at_least, &words.opened, &words.all);
    show(&app, language, &actor, shown, (BulkRemovalFields::default(), None)).await
}

/// `POST`: shows what a bulk removal comes to, or begins it.
///
/// # Errors
/// [`Problem`] when nothing was begun.
pub async fn send(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Form(fields): Form<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    admit(&actor)?;
    let fields = BulkRemovalFields::of(fields);
    let shown = CrowdFilter::read("", "", "", "");
    match app.moderation.send_bulk_removal(&actor, &fields).await? {
        BulkRemovalSent::Begun(id) => {
            app.to_remove_in_bulk.notify_one();
            Ok(see_other(&Route::BulkRemoval.path_with(language, &id.to_string())))
        }
        BulkRemovalSent::Review(lines) => {
            let (since, is_review, bulk_removals) = (fields.start(), true, Vec::new());
            let reason = fields.fitting_reason(&app.moderation.texts.reasons);
            let page = CrowdPage {
                asked: shown,
                since,
                lines,
                fields,
                reason,
                errors: None,
                is_review,
                bulk_removals,
            };
            Ok(write(&app, language, &actor, StatusCode::OK, page).await)
        }
        BulkRemovalSent::Refused(errors) => show(&app, language, &actor, shown, (fields, Some(errors))).await,
    }
}

/// `GET`: how far a bulk removal is.
///
/// # Errors
/// [`Problem`] when there is none.
pub async fn one(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<Uuid>,
) -> Result<Response, Problem> {
    admit(&actor)?;
    let last = app.moderation.last_log_entry(&actor).await?;
    let bulk_removal = app.moderation.bulk_removal(&actor, id).await?.ok_or(Problem::NOT_FOUND)?;
    let page = BulkRemovalPage { bulk_removal, last }.into();
    Ok(page_at(&app, language, (Route::BulkRemoval, &id.to_string()), &actor, StatusCode::OK, page).await)
}

/// `POST`: has a bulk removal taken back. One that cannot be any more shows itself.
///
/// # Errors
/// [`Problem`] when nothing was changed.
pub async fn undo(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<Uuid>,
) -> Result<Response, Problem> {
    admit(&actor)?;
    if app.moderation.undo_bulk_removal(&actor, id).await? {
        app.to_remove_in_bulk.notify_one();
    }
    Ok(see_other(&Route::BulkRemoval.path_with(language, &id.to_string())))
}

/// Who moderates one theme clears no floods, and reads no log of all.
pub(super) fn admit(actor: &Actor) -> Result<(), Problem> {
    if Moderation::may_remove_in_bulk(actor) { Ok(()) } else { Err(Problem::NOT_FOUND) }
}

async fn show(
    app: &App,
    language: Language,
    actor: &Actor,
    shown: CrowdFilter,
    (fields, errors): (BulkRemovalFields, Option<BulkRemovalErrors>),
) -> Result<Response, Problem> {
    let (since, lines) = match errors {
        Some(_) => (fields.start(), app.moderation.crowd_again(actor, &fields).await?),
        None => app.moderation.crowd(actor, shown).await?,
    };
    let bulk_removals = app.moderation.bulk_removals(actor).await?;
    let status = if errors.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    // What is wrong with the words is mended where they are typed.
    let is_review = fields.is_confirmed && errors.is_some_and(BulkRemovalErrors::is_about_words);
    let reason = fields.fitting_reason(&app.moderation.texts.reasons);
    let page = CrowdPage { asked: shown, since, lines, fields, reason, errors, is_review, bulk_removals };
    Ok(write(app, language, actor, status, page).await)
}

async fn write(
    app: &App,
    language: Language,
    actor: &Actor,
    status: StatusCode,
    page: CrowdPage,
) -> Response {
    page_at(app, language, (Route::BulkRemovals, ""), actor, status, page.into()).await
}
