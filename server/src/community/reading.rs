//! The pages on which members read: the front page, a theme, a topic, and what a search finds.

use app::community::comment::Fresh;
use app::community::{FrontPage, Introduction, SearchPage, ThemePage, path_of};
use app::routes::Route;
use axum::http::StatusCode;
use domain::Language;
use domain::account::Act;
use serde::Deserialize;
use services::community::{Order, Reading, SearchFields};
use uuid::Uuid;

use super::remembered_order::RememberedOrder;
use super::{Answer, comments, context, write};
use crate::account::page_told;
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::in_place::Wants;
use crate::http::json;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// Which topics of a theme are asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ThemeQuery {
    over: bool,
    page: u32,
}

/// What the address of the front page may say was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct FrontQuery {
    opened: bool,
    introduced: bool,
}

/// How far somebody has read.
#[derive(Deserialize)]
pub struct ReadForm {
    seq: i64,
}

/// `GET`: the front page of the Community.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn home(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(query): Query<FrontQuery>,
    wants: Wants,
) -> Answer {
    let (current, themes) = app.community.front(&actor).await?;
    let (username, drafts) = (actor.username.clone(), app.community.own_drafts(&actor).await?);
    let introduction = match actor.introduced {
        None => Introduction::Shown,
        Some(_) if query.introduced => Introduction::Done,
        Some(_) => Introduction::Over,
    };
    let page = FrontPage { username, is_new: query.opened, introduction, current, themes, drafts };
    if wants == Wants::Data {
        let context = context(&app, language, (Route::Community, ""), &actor);
        return Ok(json::answer(StatusCode::OK, &page.lists(&context)));
    }
    Ok(write(&app, language, (Route::Community, ""), &actor, StatusCode::OK, page).await)
}

/// `POST`: keeps that somebody is done with the introduction.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn introduced(Locale(language): Locale, app: App, actor: Actor, wants: Wants) -> Answer {
    app.community.introduced(&actor).await?;
    let page = see_other(&format!("{}?introduced=true", Route::Community.path(language)));
    Ok(wants.done(page, || ()))
}

/// `GET`: a theme.
///
/// # Errors
/// [`Problem`] when there is none.
pub async fn theme(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<Uuid>,
    Query(ThemeQuery { over, page }): Query<ThemeQuery>,
    wants: Wants,
) -> Answer {
    let found = app.community.theme(&actor, id, !over, page).await?;
    let (theme, topics, has_next) = found.ok_or(Problem::NOT_FOUND)?;
    let page = ThemePage { theme, topics, is_open: !over, page: page.max(1), has_next };
    let id = id.to_string();
    let place = (Route::Theme, id.as_str());
    if wants == Wants::Data {
        let context = context(&app, language, place, &actor);
        return Ok(json::answer(StatusCode::OK, &page.lists(&context)));
    }
    Ok(write(&app, language, place, &actor, StatusCode::OK, page).await)
}

/// `GET`: a topic. One that members do not see is no different from one that is not there.
///
/// # Errors
/// [`Problem`] when there is none.
pub async fn topic(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(topic): Id<i64>,
    remembered: RememberedOrder,
    Query(reading): Query<Reading>,
    wants: Wants,
) -> Answer {
    if let Some(since) = reading.since
        && wants == Wants::Data
    {
        return since_then(&app, language, &actor, topic, since).await;
    }
    if let Some(since) = reading.since {
        let order = Order::read(&reading.order).unwrap_or_else(|| remembered.order());
        if let Some(place) = app.community.place_after(&actor, topic, since, order).await? {
            return Ok(see_other(&path_of(language, &place)));
        }
    }
    let reading = remembered.in_order(reading);
    let page = comments::topic_page(&app, &actor, topic, &reading, None).await?;
    let (place, asker) = (topic.to_string(), (&*actor, page.discussion.unseen));
    let page = page_told(&app, language, (Route::Topic, &place), asker, StatusCode::OK, page.into()).await;
    Ok(remembered.keep(&reading, page))
}

/// What was said since, for who stays on the page.
async fn since_then(app: &App, language: Language, actor: &Actor, topic: i64, since: i64) -> Answer {
    let said = app.community.said_since(actor, topic, since).await?.ok_or(Problem::NOT_FOUND)?;
    let context = context(app, language, (Route::Topic, &topic.to_string()), actor);
    let fresh = Fresh::of(&context, &said, actor.person);
    Ok(json::answer(StatusCode::OK, &fresh))
}

/// `GET`: what was found.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn search(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(fields): Query<SearchFields>,
) -> Answer {
    if !fields.is_empty()
        && let Err(again) = app.allow(&actor, Act::Search)
    {
        let page = SearchPage(app.community.search_later(fields, again).await?);
        let status = StatusCode::TOO_MANY_REQUESTS;
        let refused = write(&app, language, (Route::Search, ""), &actor, status, page).await;
        return Ok(app.until(again, refused));
    }
    let page = SearchPage(app.community.search(&actor, language, fields).await?);
    Ok(write(&app, language, (Route::Search, ""), &actor, StatusCode::OK, page).await)
}

/// `POST`: keeps how far somebody has read, and leads to what they have not.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn read(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(topic): Id<i64>,
    remembered: RememberedOrder,
    wants: Wants,
    Form(form): Form<ReadForm>,
) -> Answer {
    let next = app.community.mark_read(&actor, topic, form.seq, remembered.order()).await?;
    app.live_notifications.concerns(actor.person);
    let here = || format!("{}#comments", Route::Topic.path_with(language, &topic.to_string()));
    Ok(wants.done(see_other(&next.map_or_else(here, |place| path_of(language, &place))), || form.seq))
}
