//! What members are told.

use app::community::NotificationsPage;
use app::routes::Route;
use axum::http::StatusCode;
use serde::Deserialize;
use store::community::notification::SeenUpTo;

use super::{Answer, write};
use crate::http::extract::{Actor, Locale, Query};
use crate::http::form::Form;
use crate::http::in_place::Wants;
use crate::http::see_other;
use crate::state::App;

/// Where the page begins.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NotificationsQuery {
    before: Option<i64>,
}

/// How far somebody has seen: the newest notice, and each followed topic with its last comment, as in `12.40-15.3`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SeenForm {
    notice: String,
    topics: String,
}

impl SeenForm {
    fn upto(&self) -> SeenUpTo {
        SeenUpTo {
            notice: self.notice.parse().unwrap_or(0),
            topics: self.topics.split('-').filter_map(seen_topic).collect(),
        }
    }
}

/// A topic and the number of its last comment.
fn seen_topic(word: &str) -> Option<(i64, i64)> {
    let (topic, seq) = word.split_once('.')?;
    topic.parse().ok().zip(seq.parse().ok())
}

/// `GET`: what somebody is told.
///
/// # Errors
/// [`crate::http::problem::Problem`] when it cannot be read.
pub async fn list(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(NotificationsQuery { before }): Query<NotificationsQuery>,
) -> Answer {
    let (notices, next) = app.community.notices(&actor, before).await?;
    let page = NotificationsPage { notices, next, before };
    Ok(write(&app, language, (Route::Notifications, ""), &actor, StatusCode::OK, page).await)
}

/// `POST`: keeps that somebody has seen them. A script is told how many are new still.
///
/// # Errors
/// [`crate::http::problem::Problem`] when nothing was kept.
pub async fn seen(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    wants: Wants,
    Form(seen): Form<SeenForm>,
) -> Answer {
    app.community.notices_seen(&actor, seen.upto()).await?;
    app.live_notifications.concerns(actor.person);
    let page = see_other(&Route::Notifications.path(language));
    if wants == Wants::Page {
        return Ok(page);
    }
    let unseen = app.community.unseen_notifications(&actor).await?;
    Ok(wants.done(page, || unseen))
}
