//! What members offer to help with, and answering.

use app::dashboard::{OfferDeskPage, OfferQueuePage};
use app::routes::Route;
use axum::http::StatusCode;
use domain::Language;
use serde::Deserialize;
use services::community::OfferRecord;
use services::dashboard::{OfferAnswerErrors, OfferAnswerFields, OfferAnswered};
use uuid::Uuid;

use super::{Answer, write};
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// Which offers, and what was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct OffersQuery {
    state: String,
    place: String,
    done: bool,
}

/// `GET`: the offers that stand somewhere; the new ones unless others are asked for.
///
/// # Errors
/// [`Problem`] when they cannot be read.
pub async fn list(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(OffersQuery { state, place, done }): Query<OffersQuery>,
) -> Answer {
    let (state, place) = (state.parse().unwrap_or_default(), place.parse().ok());
    let offers = app.dashboard.offers(state, place).await?;
    let places = app.dashboard.offered_places().await?;
    let page = OfferQueuePage { state, place, offers, places, is_done: done };
    Ok(write(&app, language, (Route::OfferQueue, ""), &actor, StatusCode::OK, page.into()).await)
}

/// `GET`: one of them.
///
/// # Errors
/// [`Problem`] when there is none, or its author withdrew it.
pub async fn show(Locale(language): Locale, app: App, actor: Actor, Id(id): Id<Uuid>) -> Answer {
    let record = record(&app, id).await?;
    if record.offer.withdrawn.is_some() {
        return Err(Problem::NOT_FOUND);
    }
    desk(&app, language, &actor, record, (OfferAnswerFields::default(), OfferAnswered::Done)).await
}

/// `POST`: answers it.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn answer(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<Uuid>,
    Form(fields): Form<OfferAnswerFields>,
) -> Answer {
    let answered = app.dashboard.answer_offer(&actor, id, &fields).await?;
    if answered == OfferAnswered::Done {
        return Ok(see_other(&format!("{}?done=true", Route::OfferQueue.path(language))));
    }
    desk(&app, language, &actor, record(&app, id).await?, (fields, answered)).await
}

async fn record(app: &App, id: Uuid) -> Result<OfferRecord, Problem> {
    app.dashboard.offer(id).await?.ok_or(Problem::NOT_FOUND)
}

async fn desk(
    app: &App,
    language: Language,
    actor: &Actor,
    record: OfferRecord,
    (fields, answered): (OfferAnswerFields, OfferAnswered),
) -> Answer {
    let id = record.offer.id.to_string();
    let (errors, is_stale) = match answered {
        OfferAnswered::Refused(errors) => (errors, false),
        OfferAnswered::Stale => (OfferAnswerErrors::default(), true),
        OfferAnswered::Done => (OfferAnswerErrors::default(), false),
    };
    let page = OfferDeskPage { record, fields, errors, is_stale };
    let status = if page.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(write(app, language, (Route::OfferDesk, &id), actor, status, page.into()).await)
}
