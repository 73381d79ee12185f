//! What a reader wants to hear of a topic, and the topics that they keep an eye on.

use app::community::MyTopicsPage;
use app::routes::Route;
use axum::http::StatusCode;
use serde::Deserialize;

use super::{Answer, write};
use crate::http::extract::{Actor, Id, Locale};
use crate::http::form::Form;
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
    Form(form): Form<ChoiceForm>,
) -> Answer {
    let choice = form.choice.parse().map_err(|_| Problem::NOT_FOUND)?;
    if !app.community.choose(&actor, topic, choice).await? {
        return Err(Problem::NOT_FOUND);
    }
    Ok(see_other(&format!("{}#following", Route::Topic.path_with(language, &topic.to_string()))))
}

/// `GET`: the topics that somebody keeps an eye on.
///
/// # Errors
/// [`Problem`] when they cannot be read.
pub async fn mine(Locale(language): Locale, app: App, actor: Actor) -> Answer {
    let page = MyTopicsPage(app.community.kept_topics(&actor).await?);
    Ok(write(&app, language, (Route::MyTopics, ""), &actor, StatusCode::OK, page).await)
}
