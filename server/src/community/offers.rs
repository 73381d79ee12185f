//! Offering to help with a topic or a theme, and what became of it.

use app::community::{OfferDone, OfferPage, OwnOffersPage, offer_told};
use app::refusal::Refusal;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use domain::account::Act;
use domain::community::{OfferErrors, OfferPlace};
use serde::Deserialize;
use services::community::{OfferFields, Offering, Restoring};
use uuid::Uuid;

use super::{Answer, context, write};
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::in_place::{Wants, invalid};
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct OwnOffersQuery {
    done: String,
}

/// What is done with an offer of one's own.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct OwnOfferForm {
    offer: Uuid,
    act: String,
}

/// `GET`: what somebody may offer to help with, and the form.
///
/// # Errors
/// [`Problem`] when members see no such thing.
pub async fn show(Locale(language): Locale, app: App, actor: Actor, Id(place): Id<OfferPlace>) -> Answer {
    let page = page(&app, &actor, place).await?;
    Ok(write(&app, language, (Route::Offer, &place.to_string()), &actor, StatusCode::OK, page).await)
}

/// `POST`: offers to help.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn make(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(place): Id<OfferPlace>,
    wants: Wants,
    Form(fields): Form<OfferFields>,
) -> Answer {
    if wants == Wants::Data {
        app.allow_or_say(&actor, Act::Request)?;
    } else if let Err(again) = app.allow(&actor, Act::Request) {
        let page = OfferPage { refusal: Some(Refusal::TooMuch(again)), ..page(&app, &actor, place).await? };
        let page = OfferPage { fields, ..page };
        let refused = refuse(&app, language, &actor, wants, page, StatusCode::TOO_MANY_REQUESTS).await;
        return Ok(app.until(again, refused));
    }
    let (errors, is_another) = match app.community.make_offer(&actor, place, language, &fields).await? {
        Offering::Done(offer) => {
            return Ok(wants.done(done(language, OfferDone::Sent), || offer_told(language, &offer)));
        }
        Offering::Gone => return Err(Problem::NOT_FOUND),
        Offering::Another => (OfferErrors::default(), true),
        Offering::Refused(errors) => (errors, false),
    };
    let page = OfferPage { fields, errors, is_another, ..page(&app, &actor, place).await? };
    Ok(refuse(&app, language, &actor, wants, page, StatusCode::UNPROCESSABLE_ENTITY).await)
}

/// `GET`: what one has offered, and what became of it.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn own(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(OwnOffersQuery { done }): Query<OwnOffersQuery>,
) -> Answer {
    let page = OwnOffersPage { offers: app.community.own_offers(&actor).await?, done: OfferDone::of(&done) };
    Ok(write(&app, language, (Route::Offers, ""), &actor, StatusCode::OK, page).await)
}

/// `POST`: withdraws an offer of one's own, or has it stand again.
///
/// # Errors
/// [`Problem`] when there is no such offer.
pub async fn act(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    wants: Wants,
    Form(OwnOfferForm { offer: id, act }): Form<OwnOfferForm>,
) -> Answer {
    let (offer, is_done) = match act.as_str() {
        "withdraw" => (app.community.withdraw_offer(&actor, id).await?, OfferDone::Withdrawn),
        "restore" => match app.community.restore_offer(&actor, id).await? {
            Restoring::Done(offer) => (Some(offer), OfferDone::Restored),
            Restoring::Another if wants == Wants::Data => {
                return Ok(invalid(OwnOffersPage::not_restored(language)));
            }
            Restoring::Another => return Ok(done(language, OfferDone::NotRestored)),
            Restoring::Unknown => (None, OfferDone::Restored),
        },
        _ => (None, OfferDone::Restored),
    };
    let offer = offer.ok_or(Problem::NOT_FOUND)?;
    Ok(wants.done(done(language, is_done), || offer_told(language, &offer)))
}

fn done(language: Language, done: OfferDone) -> Response {
    see_other(&format!("{}?done={}", Route::Offers.path(language), done.code()))
}

async fn page(app: &App, actor: &Actor, place: OfferPlace) -> Result<OfferPage, Problem> {
    Ok(OfferPage::of(app.community.offer_seen(actor, place).await?.ok_or(Problem::NOT_FOUND)?))
}

/// What is wrong with an offer, with what was typed.
async fn refuse(
    app: &App,
    language: Language,
    actor: &Actor,
    wants: Wants,
    page: OfferPage,
    status: StatusCode,
) -> Response {
    let place = page.seen.place.to_string();
    if wants == Wants::Data {
        return invalid(page.summary(&context(app, language, (Route::Offer, &place), actor)));
    }
    write(app, language, (Route::Offer, &place), actor, status, page).await
}
