//! Writing to the association, signed in or not.

use app::contact::{ContactPage, ContactSentPage, ThreadGonePage};
use app::desk::RequestSentPage;
use app::page::Page;
use app::refusal::Refusal;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use domain::account::{Act, Capability};
use domain::contact::{EnquiryArea, EnquiryKind};
use serde::Deserialize;
use services::contact::{ContactErrors, ContactFields, Written};
use services::desk::AskError;
use store::account::session::Actor;
use store::document::Bilingual;

use super::answers::likely;
use crate::account::page as page_of;
use crate::community::suggestions;
use crate::http::extract::{Asker, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::limits::{self, Client};
use crate::http::problem::Problem;
use crate::http::render::{self, Place};
use crate::http::see_other;
use crate::state::App;

type Answer = Result<Response, Problem>;

/// The topic from which somebody writes, or what for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ContactQuery {
    topic: String,
    kind: String,
}

/// `GET`: the form.
///
/// # Errors
/// [`Problem`] when it cannot be read what the reader wrote before.
pub async fn show(
    Locale(language): Locale,
    app: App,
    Asker(actor): Asker,
    Query(ContactQuery { topic, kind }): Query<ContactQuery>,
) -> Answer {
    // What somebody says of a topic is feedback, unless they choose otherwise.
    let fields = ContactFields {
        kind: EnquiryKind::Feedback.code().to_owned(),
        area: EnquiryArea::Health.code().to_owned(),
        topic,
        ..ContactFields::default()
    };
    let topic = topic_of(&app, actor.as_ref(), &fields).await?;
    let fields = if topic.is_some() { fields } else { ContactFields { kind, ..ContactFields::default() } };
    let page = ContactPage { fields, topic, ..ContactPage::default() };
    write(&app, language, actor.as_ref(), StatusCode::OK, page).await
}

/// `POST`: sends it. What was refused is shown again as it was typed.
///
/// # Errors
/// [`Problem`] when the page cannot be read that shows it again.
pub async fn send(
    Locale(language): Locale,
    app: App,
    Asker(actor): Asker,
    client: Client,
    Form(fields): Form<ContactFields>,
) -> Answer {
    let actor = actor.as_ref();
    let topic = topic_of(&app, actor, &fields).await?;
    let page = ContactPage { fields: fields.clone(), topic, ..ContactPage::default() };
    if fields.asks_help(actor.is_some()) {
        let answers = likely(&app, &fields.message, language);
        if !answers.is_empty() {
            return write(&app, language, actor, StatusCode::OK, ContactPage { answers, ..page }).await;
        }
    }
    if let Some(actor) = actor {
        if let Err(again) = app.allow(actor, Act::Request) {
            let page = ContactPage { refusal: Some(Refusal::TooMuch(again)), ..page };
            let refused = write(&app, language, Some(actor), StatusCode::TOO_MANY_REQUESTS, page).await?;
            return Ok(app.until(again, refused));
        }
        // A topic that a member wants is suggested where topics are.
        if suggests(actor) && fields.kind.parse() == Ok(EnquiryKind::TopicIdea) {
            return suggestions::begun(&app, language, actor, &fields.message).await;
        }
    } else if !app.limits.allow_form(client, limits::Act::Contact) {
        let page = ContactPage { refusal: Some(Refusal::TooMany), ..page };
        return write(&app, language, None, StatusCode::TOO_MANY_REQUESTS, page).await;
    }
    let is_crowded = actor.is_none() && app.limits.is_crowded(client);
    if fields.is_request() {
        return ask_the_desk(&app, language, actor, is_crowded, page).await;
    }
    let (status, page) = match app.contact.write(actor, &fields, language, is_crowded).await {
        Ok(Written::Sent(id)) => {
            return Ok(see_other(&Route::ContactSent.path_with(language, &app.contact.sent_token(id))));
        }
        Ok(Written::Refused(errors)) => (StatusCode::UNPROCESSABLE_ENTITY, ContactPage { errors, ..page }),
        Ok(Written::Full) => (StatusCode::SERVICE_UNAVAILABLE, ContactPage { is_full: true, ..page }),
        Err(_) => {
            let refusal = Some(Refusal::Unavailable);
            (StatusCode::SERVICE_UNAVAILABLE, ContactPage { refusal, ..page })
        }
    };
    write(&app, language, actor, status, page).await
}

/// Asks the service desk for what it does for a person, signed in or not. Signed out, the answer is the same whether the
/// address is known or not; from a network that sends very many it is refused in words, as nobody could tell them apart.
async fn ask_the_desk(
    app: &App,
    language: Language,
    actor: Option<&Actor>,
    is_crowded: bool,
    page: ContactPage,
) -> Answer {
    if is_crowded {
        let page = ContactPage { is_full: true, ..page };
        return write(app, language, actor, StatusCode::SERVICE_UNAVAILABLE, page).await;
    }
    let (asked, sent) = match actor {
        Some(actor) => {
            let sent = format!("{}?done=sent", Route::OwnHelp.path(language));
            (app.desk.ask_own(actor, &page.fields, language).await, sent)
        }
        None => (app.desk.ask(&page.fields, language).await, Route::RequestSent.path(language)),
    };
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    let (status, errors, refusal) = match asked {
        Ok(()) => return Ok(see_other(&sent)),
        Err(AskError::Fields(errors)) => (wrong, errors, None),
        Err(AskError::Doubtful) => (wrong, ContactErrors::default(), Some(Refusal::Doubtful)),
        Err(AskError::Store(_)) => {
            (StatusCode::SERVICE_UNAVAILABLE, ContactErrors::default(), Some(Refusal::Unavailable))
        }
    };
    write(app, language, actor, status, ContactPage { errors, refusal, ..page }).await
}

/// `GET`: after asking the service desk, the same words to everybody.
pub async fn request_sent(Locale(language): Locale, app: App) -> Response {
    let place = Place::of(language, Route::RequestSent, "");
    render::private(&app, place, StatusCode::OK, RequestSentPage.into())
}

/// `GET`: the reference of what was just sent.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn sent(Locale(language): Locale, app: App, Id(token): Id<String>) -> Answer {
    let (status, page) = match app.contact.sent(&token).await? {
        Some(own) => (StatusCode::OK, Page::from(ContactSentPage(own))),
        None => (StatusCode::GONE, Page::from(ThreadGonePage)),
    };
    Ok(render::private(&app, Place::of(language, Route::ContactSent, &token), status, page))
}

/// The title of the topic from which somebody writes who may read it.
async fn topic_of(
    app: &App,
    actor: Option<&Actor>,
    fields: &ContactFields,
) -> Result<Option<Bilingual>, Problem> {
    let (Some(actor), Ok(topic)) = (actor, fields.topic.parse()) else { return Ok(None) };
    let topic = app.contact.topic(actor, topic).await?;
    Ok(topic.map(|topic| Bilingual { en: topic.content.en.title, fr: topic.content.fr.title }))
}

/// Whether somebody suggests topics in the Community.
fn suggests(actor: &Actor) -> bool {
    actor.standing.opens(Capability::WriteCommunity)
}

async fn write(
    app: &App,
    language: Language,
    actor: Option<&Actor>,
    status: StatusCode,
    page: ContactPage,
) -> Answer {
    let Some(actor) = actor else {
        return Ok(render::private(app, Place::of(language, Route::Contact, ""), status, page.into()));
    };
    let page = ContactPage {
        username: Some(actor.username.clone()),
        suggests: suggests(actor),
        own: app.contact.own(actor).await.unwrap_or_default(),
        ..page
    };
    Ok(page_of(app, language, Route::Contact, actor, status, page.into()).await)
}
