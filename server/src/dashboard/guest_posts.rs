//! Asking for guest posts, and answering their authors.

use app::dashboard::{GuestDeskPage, GuestDone, GuestQueuePage};
use app::routes::Route;
use axum::http::StatusCode;
use domain::Language;
use serde::Deserialize;
use services::dashboard::{Answered, AskErrors, AskFields, DeskErrors, DeskFields};
use store::community::guest_post::GuestPost;
use uuid::Uuid;

use super::{Answer, write};
use crate::account::pending_form;
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// Which guest posts, and what was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct GuestPostQueueQuery {
    state: String,
    asked: bool,
    done: bool,
}

/// What was just done with one.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct GuestPostDeskQuery {
    done: String,
}

/// `GET`: the guest posts that stand somewhere; those that were handed in unless others are asked for.
///
/// # Errors
/// [`Problem`] when they cannot be read.
pub async fn list(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(which): Query<GuestPostQueueQuery>,
) -> Answer {
    let form = services::new_id(app.dashboard.clock.now());
    let fields = AskFields { form, ..AskFields::default() };
    queue(&app, language, &actor, which, (fields, AskErrors::default())).await
}

/// `POST`: asks somebody for one.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn ask(Locale(language): Locale, app: App, actor: Actor, Form(fields): Form<AskFields>) -> Answer {
    match app.dashboard.ask_for_guest_post(&actor, language, &fields).await? {
        Ok(()) => {
            let path = Route::GuestPostQueue.path(language);
            Ok(see_other(&format!("{path}?state=invited&asked=true")))
        }
        Err(errors) => queue(&app, language, &actor, GuestPostQueueQuery::default(), (fields, errors)).await,
    }
}

async fn queue(
    app: &App,
    language: Language,
    actor: &Actor,
    which: GuestPostQueueQuery,
    (fields, errors): (AskFields, AskErrors),
) -> Answer {
    let state = which.state.parse().unwrap_or_default();
    let posts = app.dashboard.guest_posts(state).await?;
    let page = GuestQueuePage { state, posts, fields, errors, is_asked: which.asked, is_done: which.done };
    let status = if page.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(write(app, language, (Route::GuestPostQueue, ""), actor, status, page.into()).await)
}

/// `GET`: one of them.
///
/// # Errors
/// [`Problem`] when there is none.
pub async fn show(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<Uuid>,
    Query(GuestPostDeskQuery { done: before }): Query<GuestPostDeskQuery>,
) -> Answer {
    let post = post(&app, id).await?;
    let content = post.content.clone();
    let fields = DeskFields {
        name: content.name,
        biography_en: content.en.biography,
        biography_fr: content.fr.biography,
        ..DeskFields::default()
    };
    let page = blank(post, fields);
    desk(&app, language, &actor, GuestDeskPage { done: done(&before), ..page }).await
}

/// `POST`: answers its author.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn answer(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<Uuid>,
    Form(fields): Form<DeskFields>,
) -> Answer {
    let seen = post(&app, id).await?;
    let (errors, is_stale) = match app.dashboard.answer_guest_post(&actor, &seen, &fields).await? {
        Answered::Topic(_) | Answered::Done => {
            let path = Route::GuestPostDesk.path_with(language, &id.to_string());
            let done = see_other(&match done(&fields.action) {
                Some(done) => format!("{path}?done={}", done.code()),
                // It is another's turn.
                None => format!("{}?done=true", Route::GuestPostQueue.path(language)),
            });
            return Ok(pending_form::beside(actor.person, (&path, rest(fields, &seen)), done));
        }
        Answered::Stale => (DeskErrors::default(), true),
        Answered::Refused(errors) => (errors, false),
    };
    let page = blank(post(&app, id).await?, fields);
    desk(&app, language, &actor, GuestDeskPage { errors, is_stale, ..page }).await
}

/// What else was typed into the form, beside what was done.
fn rest(fields: DeskFields, seen: &GuestPost) -> Vec<(String, String)> {
    let DeskFields { action, note, name, biography_en, biography_fr, .. } = fields;
    let content = &seen.content;
    let typed = if action == "sign" {
        vec![("note", note)]
    } else if [&name, &biography_en, &biography_fr]
        == [&content.name, &content.en.biography, &content.fr.biography]
    {
        Vec::new()
    } else {
        vec![("name", name), ("biography_en", biography_en), ("biography_fr", biography_fr)]
    };
    let typed = typed.into_iter().filter(|(_, text)| !text.trim().is_empty());
    typed.map(|(name, text)| (name.to_owned(), text)).collect()
}

fn done(word: &str) -> Option<GuestDone> {
    GuestDone::ALL.into_iter().find(|done| done.code() == word)
}

fn blank(post: GuestPost, fields: DeskFields) -> GuestDeskPage {
    let (notes, themes) = (Vec::new(), Vec::new());
    GuestDeskPage { post, notes, themes, fields, errors: DeskErrors::default(), is_stale: false, done: None }
}

async fn post(app: &App, id: Uuid) -> Result<GuestPost, Problem> {
    app.dashboard.guest_post(id).await?.ok_or(Problem::NOT_FOUND)
}

async fn desk(app: &App, language: Language, actor: &Actor, page: GuestDeskPage) -> Answer {
    let id = page.post.id.to_string();
    let (notes, themes) = app.dashboard.guest_post_desk(page.post.id).await?;
    let page = GuestDeskPage { notes, themes, ..page };
    let status = if page.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(write(app, language, (Route::GuestPostDesk, &id), actor, status, page.into()).await)
}
