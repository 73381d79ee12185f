//! What a reader wants to hear of a topic, and the topics that they keep an eye on.

use app::community::MyTopicsPage;
use app::routes::Route;
use axum::http::StatusCode;
use domain::community::TopicChoice;
use serde::Deserialize;

use super::{Answer, context, write};
use crate::http::extract::{Actor, Id, Locale};
use crate::http::form::Form;
use crate::http::in_place::Wants;
use crate::http::json;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// What is chosen about a topic.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ChoiceForm {
    choice: String,
}

/// `POST`: follows, mutes or bookmarks a topic, or stops it.
///
/// # Errors
/// [`Problem`] when there is no such topic.
pub async fn choose(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(topic): Id<i64>,
    wants: Wants,
    Form(form): Form<ChoiceForm>,
) -> Answer {
    let choice: TopicChoice = form.choice.parse().map_err(|_| Problem::NOT_FOUND)?;
    let following = app.community.choose(&actor, topic, choice).await?.ok_or(Problem::NOT_FOUND)?;
    app.live_notifications.concerns(actor.person);
    let path = Route::Topic.path_with(language, &topic.to_string());
    Ok(wants.done(see_other(&format!("{path}?chosen={}", choice.code())), || following))
}

/// `GET`: the topics that somebody keeps an eye on.
///
/// # Errors
/// [`Problem`] when they cannot be read.
pub async fn mine(Locale(language): Locale, app: App, actor: Actor, wants: Wants) -> Answer {
    let (kept, drafts) = (app.community.kept_topics(&actor).await?, app.community.own_drafts(&actor).await?);
    let page = MyTopicsPage { kept, drafts, discarded: None };
    if wants == Wants::Data {
        let context = context(&app, language, (Route::MyTopics, ""), &actor);
        return Ok(json::answer(StatusCode::OK, &page.lists(&context)));
    }
    Ok(write(&app, language, (Route::MyTopics, ""), &actor, StatusCode::OK, page).await)
}
