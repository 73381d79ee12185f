//! Suggesting topics, and what became of what one suggested.

use app::community::suggest_told::SuggestTold;
use app::community::{OwnSuggestionsPage, SuggestPage};
use app::refusal::Refusal;
use app::routes::Route;
use axum::http::StatusCode;
use domain::Language;
use domain::account::Act;
use serde::Deserialize;
use services::community::{SuggestFields, Suggesting};

use super::{Answer, context, write};
use crate::http::extract::{Actor, Locale, Query};
use crate::http::form::Form;
use crate::http::in_place::{Wants, invalid};
use crate::http::{json, see_other};
use crate::state::App;

/// Whether one was just sent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct OwnSuggestionsQuery {
    done: String,
}

/// What a suggestion begins with: words that were searched for in vain, or those that are being typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SuggestQuery {
    title: String,
}

/// `GET`: the form, and what is alike to the title that it begins with; only the latter, where that is asked for while one types.
///
/// # Errors
/// [`crate::http::problem::Problem`] when the themes cannot be read.
pub async fn show(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    wants: Wants,
    Query(SuggestQuery { title }): Query<SuggestQuery>,
) -> Answer {
    if !title.is_empty() {
        app.allow_or_say(&actor, Act::LookUp)?;
    }
    let alike = app.community.alike(&actor, &title).await?;
    let title = if alike.is_some() { title } else { String::new() };
    let form = services::new_id(app.community.clock.now());
    let fields = SuggestFields { form, title, ..SuggestFields::default() };
    let page = SuggestPage { fields, alike, ..SuggestPage::default() };
    if wants == Wants::Data {
        let page = SuggestPage { themes: app.community.themes().await?, ..page };
        return Ok(json::answer(StatusCode::OK, &page.alike(language)));
    }
    form_page(&app, language, &actor, StatusCode::OK, page).await
}

/// `POST`: sends a suggestion, or shows what is alike; who stays on the page is told what became of it.
///
/// # Errors
/// [`crate::http::problem::Problem`] when nothing was kept.
pub async fn send(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    wants: Wants,
    Form(fields): Form<SuggestFields>,
) -> Answer {
    let page = SuggestPage { fields: fields.clone(), ..SuggestPage::default() };
    if wants == Wants::Data {
        app.allow_or_say(&actor, Act::LookUp)?;
    } else if let Err(again) = app.allow(&actor, Act::LookUp) {
        let page = SuggestPage { refusal: Some(Refusal::TooMuch(again)), ..page };
        let refused = form_page(&app, language, &actor, StatusCode::TOO_MANY_REQUESTS, page).await?;
        return Ok(app.until(again, refused));
    }
    let (status, page) = match app.community.suggest(&actor, language, &fields).await? {
        Suggesting::Done => {
            let page = see_other(&format!("{}?done=sent", Route::Suggestions.path(language)));
            return Ok(wants.done(page, || SuggestTold::Sent));
        }
        Suggesting::Look(alike) => (StatusCode::OK, SuggestPage { alike: Some(alike), ..page }),
        Suggesting::Refused(errors) => (StatusCode::UNPROCESSABLE_ENTITY, SuggestPage { errors, ..page }),
        Suggesting::TooMany => (StatusCode::TOO_MANY_REQUESTS, SuggestPage { is_enough: true, ..page }),
    };
    if wants == Wants::Data {
        let page = SuggestPage { themes: app.community.themes().await?, ..page };
        let context = context(&app, language, (Route::Suggest, ""), &actor);
        return Ok(match page.alike(language) {
            Some(found) => json::answer(StatusCode::OK, &SuggestTold::Alike(Box::new(found))),
            None => invalid(page.summary(&context)),
        });
    }
    form_page(&app, language, &actor, status, page).await
}

/// The form, with why a topic matters, as somebody has written it elsewhere.
pub(crate) async fn begun(
    app: &App,
    language: Language,
    actor: &store::account::session::Actor,
    why: &str,
) -> Answer {
    let form = services::new_id(app.community.clock.now());
    let fields = SuggestFields { form, why: why.to_owned(), ..SuggestFields::default() };
    form_page(app, language, actor, StatusCode::OK, SuggestPage { fields, ..SuggestPage::default() }).await
}

async fn form_page(
    app: &App,
    language: Language,
    actor: &store::account::session::Actor,
    status: StatusCode,
    page: SuggestPage,
) -> Answer {
    let page = SuggestPage { themes: app.community.themes().await?, ..page };
    Ok(write(app, language, (Route::Suggest, ""), actor, status, page).await)
}

/// `GET`: what one has suggested.
///
/// # Errors
/// [`crate::http::problem::Problem`] when it cannot be read.
pub async fn own(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(query): Query<OwnSuggestionsQuery>,
) -> Answer {
    let is_sent = query.done == "sent";
    let suggestions = app.community.own_suggestions(&actor).await?;
    let page = OwnSuggestionsPage { suggestions, is_sent };
    Ok(write(&app, language, (Route::Suggestions, ""), &actor, StatusCode::OK, page).await)
}
