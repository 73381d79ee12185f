//! Proposing and writing guest posts of one's own.

use app::community::{GuestDone, GuestPostPage, GuestPostsPage, GuestWrong, ProposeGuestPostPage};
use app::refusal::Refusal;
use app::routes::Route;
use axum::http::StatusCode;
use domain::Language;
use domain::account::Act;
use serde::Deserialize;
use services::community::{ArticleFields, ProposeFields, Proposing, Written};
use uuid::Uuid;

use super::{Answer, write};
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct GuestPostsQuery {
    done: String,
}

/// `GET`: one's own guest posts.
///
/// # Errors
/// [`Problem`] when they cannot be read.
pub async fn list(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(query): Query<GuestPostsQuery>,
) -> Answer {
    let is_proposed = query.done == "proposed";
    let posts = app.community.own_guest_posts(&actor).await?;
    let page = GuestPostsPage { posts, is_proposed };
    Ok(write(&app, language, (Route::GuestPosts, ""), &actor, StatusCode::OK, page).await)
}

/// `GET`: the form that proposes one.
///
/// # Errors
/// [`Problem`] when it cannot be written.
pub async fn show(Locale(language): Locale, app: App, actor: Actor) -> Answer {
    let form = services::new_id(app.community.clock.now());
    let fields = ProposeFields { form, ..ProposeFields::default() };
    form_page(
        &app,
        language,
        &actor,
        StatusCode::OK,
        ProposeGuestPostPage { fields, ..ProposeGuestPostPage::default() },
    )
    .await
}

/// `POST`: proposes one.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn propose(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Form(fields): Form<ProposeFields>,
) -> Answer {
    let page = ProposeGuestPostPage { fields: fields.clone(), ..ProposeGuestPostPage::default() };
    if let Err(again) = app.allow(&actor, Act::Request) {
        let page = ProposeGuestPostPage { refusal: Some(Refusal::TooMuch(again)), ..page };
        let refused = form_page(&app, language, &actor, StatusCode::TOO_MANY_REQUESTS, page).await?;
        return Ok(app.until(again, refused));
    }
    let (status, page) = match app.community.propose_guest_post(&actor, language, &fields).await? {
        Proposing::Done => {
            return Ok(see_other(&format!("{}?done=proposed", Route::GuestPosts.path(language))));
        }
        Proposing::Refused(errors) => {
            (StatusCode::UNPROCESSABLE_ENTITY, ProposeGuestPostPage { errors, ..page })
        }
        Proposing::TooMany => {
            (StatusCode::TOO_MANY_REQUESTS, ProposeGuestPostPage { is_enough: true, ..page })
        }
    };
    form_page(&app, language, &actor, status, page).await
}

async fn form_page(
    app: &App,
    language: Language,
    actor: &Actor,
    status: StatusCode,
    page: ProposeGuestPostPage,
) -> Answer {
    Ok(write(app, language, (Route::ProposeGuestPost, ""), actor, status, page).await)
}

/// `GET`: a guest post of one's own.
///
/// # Errors
/// [`Problem`] when there is none.
pub async fn one(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<Uuid>,
    Query(GuestPostsQuery { done: word }): Query<GuestPostsQuery>,
) -> Answer {
    let done = GuestDone::ALL.into_iter().find(|done| done.code() == word);
    let page = own(&app, &actor, id).await?;
    let page = GuestPostPage { done, ..page };
    Ok(write_one(&app, language, &actor, id, page).await)
}

/// `POST`: keeps a guest post of one's own, shows how it will look, or does with it what was pressed.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn act(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<Uuid>,
    Form(fields): Form<ArticleFields>,
) -> Answer {
    let page = own(&app, &actor, id).await?;
    let act = match fields.action.as_str() {
        "preview" => Act::Preview,
        "note" => Act::Request,
        _ => Act::Draft,
    };
    if let Err(again) = app.allow(&actor, act) {
        // A message is typed into a form of its own.
        let fields =
            if act == Act::Request { ArticleFields { note: fields.note, ..page.fields } } else { fields };
        let page = GuestPostPage { fields, wrong: Some(GuestWrong::TooMuch(again)), ..page };
        return Ok(app.until(again, write_one(&app, language, &actor, id, page).await));
    }
    if fields.action == "preview" {
        let page = GuestPostPage { fields, ..page };
        return Ok(write_one(&app, language, &actor, id, page).await);
    }
    let to = |done: GuestDone| {
        let path = Route::GuestPost.path_with(language, &id.to_string());
        Ok(see_other(&format!("{path}?done={}", done.code())))
    };
    let wrong = match app.community.write_guest_post(&actor, &page.post, &fields).await? {
        Written::Kept => return to(GuestDone::Kept),
        Written::Noted => return to(GuestDone::Noted),
        Written::Moved => return to(GuestDone::Moved),
        Written::Stale => GuestWrong::Stale,
        Written::Misfit(flaws) => GuestWrong::Misfit(flaws),
        Written::NotYet(flaws) => GuestWrong::NotYet(flaws),
        Written::Note(error) => GuestWrong::Note(error),
    };
    // What is kept now is what the form goes on with; a message is typed into a form of its own.
    let now = own(&app, &actor, id).await?;
    let fields = match wrong {
        GuestWrong::Note(_) => ArticleFields { note: fields.note, ..now.fields },
        GuestWrong::NotYet(_) => ArticleFields { version: now.post.version, ..fields },
        GuestWrong::Misfit(_) | GuestWrong::Stale | GuestWrong::TooMuch(_) => fields,
    };
    let page = GuestPostPage { post: now.post, notes: now.notes, fields, wrong: Some(wrong), done: None };
    Ok(write_one(&app, language, &actor, id, page).await)
}

async fn own(app: &App, actor: &Actor, id: Uuid) -> Result<GuestPostPage, Problem> {
    let (post, notes) = app.community.own_guest_post(actor, id).await?.ok_or(Problem::NOT_FOUND)?;
    let fields = ArticleFields::of(&post);
    Ok(GuestPostPage { post, notes, fields, wrong: None, done: None })
}

async fn write_one(
    app: &App,
    language: Language,
    actor: &Actor,
    id: Uuid,
    page: GuestPostPage,
) -> axum::response::Response {
    let status = match page.wrong {
        None => StatusCode::OK,
        Some(GuestWrong::TooMuch(_)) => StatusCode::TOO_MANY_REQUESTS,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    write(app, language, (Route::GuestPost, &id.to_string()), actor, status, page).await
}
