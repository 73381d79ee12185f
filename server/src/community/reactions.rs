//! Reactions to comments.

use app::community::path_of;
use app::routes::Route;
use domain::account::Act;
use serde::Deserialize;
use services::community::{CommentLocation, Order, Reading};
use url::form_urlencoded;

use super::Answer;
use crate::http::extract::{Actor, Locale};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// A reaction: the comment, which one, and whether it is set or taken back, with dots between them; and which page it
/// was pressed on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ReactionForm {
    reaction: String,
    order: String,
    after: String,
}

/// `POST`: sets a reaction, or takes it back.
///
/// # Errors
/// [`Problem`] when there is no such comment.
pub async fn react(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Form(form): Form<ReactionForm>,
) -> Answer {
    let parts: Vec<&str> = form.reaction.split('.').collect();
    let [id, reaction, on] = parts.as_slice() else { return Err(Problem::NOT_FOUND) };
    let (Ok(id), Ok(reaction)) = (id.parse(), reaction.parse()) else { return Err(Problem::NOT_FOUND) };
    app.allow_or_say(&actor, Act::Reaction)?;
    let place = app.community.react(&actor, id, reaction, *on == "1").await?.ok_or(Problem::NOT_FOUND)?;
    let reading = Reading { order: form.order, after: form.after, ..Reading::default() };
    Ok(see_other(&match place {
        CommentLocation::Topic { topic, comment, .. } if reading.order() != Order::Oldest => {
            let path = Route::Topic.path_with(language, &topic.to_string());
            let after: String = form_urlencoded::byte_serialize(reading.after.as_bytes()).collect();
            format!("{path}?order={}&after={after}#c-{comment}", reading.order().code())
        }
        place => path_of(language, place),
    }))
}
