//! Where staff answer what people write.

use app::contact::{EnquiriesDone, EnquiriesPage, EnquiryPage};
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use serde::Deserialize;
use services::contact::{EnquiriesQuery, EnquiryActed, EnquiryFields, EnquiryOutcome, EnquiryRefusal};
use uuid::Uuid;

use crate::account::{page, page_at, pending_form};
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

type Answer = Result<Response, Problem>;

/// What the list's address asks for, in its own words.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct EnquiriesWords {
    state: String,
    team: String,
    language: String,
    after: String,
    done: String,
}

/// Up to which number what waits apart is closed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CloseFields {
    up_to: String,
}

/// What the address may say was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct EnquiryQuery {
    done: String,
}

/// `GET`: what waits, the oldest first.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn list(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(words): Query<EnquiriesWords>,
) -> Answer {
    let asked = EnquiriesQuery::read(&words.state, &words.team, &words.language, &words.after);
    let done = match words.done.as_str() {
        "passed" => Some(EnquiriesDone::Passed),
        "closed" => Some(EnquiriesDone::Closed),
        _ => None,
    };
    let (lines, has_more) = app.contact.queue(&actor, &asked).await?;
    let list = EnquiriesPage { asked, lines, has_more, done };
    Ok(page(&app, language, Route::Enquiries, &actor, StatusCode::OK, list.into()).await)
}

/// `POST`: closes what waits apart, as far as its reader has seen.
///
/// # Errors
/// [`Problem`] when nothing was done.
pub async fn close_suspected(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Form(CloseFields { up_to }): Form<CloseFields>,
) -> Answer {
    let up_to = up_to.parse().map_err(|_| Problem::BAD_REQUEST)?;
    app.contact.close_suspected(&actor, up_to).await?;
    Ok(see_other(&format!("{}?state=suspected&done=closed", Route::Enquiries.path(language))))
}

/// `GET`: an enquiry with what was said.
///
/// # Errors
/// [`Problem`] when it cannot be read, or is not for the asker's teams.
pub async fn show(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<Uuid>,
    Query(EnquiryQuery { done }): Query<EnquiryQuery>,
) -> Answer {
    let acted = EnquiryActed::ALL.into_iter().find(|acted| acted.code() == done);
    write(&app, language, &actor, id, Looked { acted, ..Looked::default() }).await
}

/// `POST`: does something about it. What was refused is shown again as it was typed.
///
/// # Errors
/// [`Problem`] when nothing was done.
pub async fn act(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<Uuid>,
    Form(typed): Form<EnquiryFields>,
) -> Answer {
    if typed.act.is_empty() {
        return write(&app, language, &actor, id, Looked { typed, ..Looked::default() }).await;
    }
    match app.contact.act(&actor, id, &typed).await? {
        // Its new team may not be one of the asker's.
        EnquiryOutcome::Done(EnquiryActed::Passed) => {
            Ok(see_other(&format!("{}?done=passed", Route::Enquiries.path(language))))
        }
        EnquiryOutcome::Done(acted) => {
            let path = Route::Enquiry.path_with(language, &id.to_string());
            let done = see_other(&format!("{path}?done={}", acted.code()));
            // An answer that was typed stands in the page still that takes one again.
            let is_left = acted == EnquiryActed::Opened && !typed.answer.trim().is_empty();
            let rest = is_left.then(|| ("answer".to_owned(), typed.answer)).into_iter().collect();
            Ok(pending_form::beside(actor.person, (&path, rest), done))
        }
        EnquiryOutcome::Refused(refusal) => {
            let looked = Looked { typed, refusal: Some(refusal), acted: None };
            write(&app, language, &actor, id, looked).await
        }
        EnquiryOutcome::Gone => Err(Problem::NOT_FOUND),
    }
}

/// What becomes of looking at an enquiry after a form, or without one.
#[derive(Default)]
struct Looked {
    typed: EnquiryFields,
    refusal: Option<EnquiryRefusal>,
    acted: Option<EnquiryActed>,
}

async fn write(app: &App, language: Language, actor: &Actor, id: Uuid, looked: Looked) -> Answer {
    let shown = app.contact.enquiry(actor, id).await?.ok_or(Problem::NOT_FOUND)?;
    let Looked { typed, refusal, acted } = looked;
    let status = match refusal {
        None => StatusCode::OK,
        Some(EnquiryRefusal::Stale) => StatusCode::CONFLICT,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = EnquiryPage { shown, typed, refusal, acted };
    Ok(page_at(app, language, (Route::Enquiry, &id.to_string()), actor, status, page.into()).await)
}
