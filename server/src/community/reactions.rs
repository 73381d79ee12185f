//! Reactions to comments.

use app::community::path_of;
use app::in_place::Refusal;
use domain::Language;
use domain::account::Act;
use domain::community::Reacting;
use serde::Deserialize;
use services::community::{CommentLocation, Order};
use store::community::comment::CommentPosition;

use super::Answer;
use crate::http::extract::{Actor, Locale};
use crate::http::form::Form;
use crate::http::in_place::{Wants, refused};
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// A reaction: the comment, which one, and whether it is set or taken back, with dots between them; and on which page it was
/// pressed, to which one is led back.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ReactionForm {
    reaction: String,
    on: String,
    order: String,
    after: String,
    page: u32,
}

/// `POST`: sets a reaction, or takes it back.
///
/// # Errors
/// [`Problem`] when there is no such comment.
pub async fn react(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    wants: Wants,
    Form(form): Form<ReactionForm>,
) -> Answer {
    let reacting = Reacting::read(&form.reaction).ok_or(Problem::NOT_FOUND)?;
    app.allow_or_say(&actor, Act::Reaction)?;
    let reacted = app.community.react(&actor, reacting).await?.ok_or(Problem::NOT_FOUND)?;
    if wants == Wants::Data && !reacted.bar.open {
        // Its page was written before the topic was closed, or the comment taken back.
        return Ok(refused(Refusal::Stale));
    }
    Ok(wants.done(see_other(&back(language, form, reacted.position)), || reacted.bar))
}

/// The page that it was pressed on, at its comment.
fn back(language: Language, form: ReactionForm, position: CommentPosition) -> String {
    let (topic, comment, page) = (position.topic, position.id, form.page.max(1));
    let order = Order::read(&form.order).unwrap_or_default();
    let place = match (form.on.as_str(), CommentLocation::of(position)) {
        ("conversation", _) => {
            CommentLocation::Conversation { head: position.parent.unwrap_or(comment), page, comment }
        }
        ("topic", _) | (_, CommentLocation::Topic { .. }) if order != Order::Oldest => {
            CommentLocation::Ordered { topic, order, after: form.after, comment }
        }
        ("topic", _) => CommentLocation::Topic { topic, page, comment },
        // A page of before a deploy.
        (_, place) => place,
    };
    path_of(language, &place)
}
