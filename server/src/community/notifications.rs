//! What members are told.

use app::community::CommunityPage;
use app::routes::Route;
use axum::http::StatusCode;
use serde::Deserialize;
use store::community::notification::SeenUpTo;

use super::{Answer, write};
use crate::http::extract::{Actor, Locale, Query};
use crate::http::form::Form;
use crate::http::see_other;
use crate::state::App;

/// Where the page begins.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct From {
    before: Option<i64>,
}

/// How far somebody has seen: the newest notice, and each followed topic with its last comment.
#[derive(Default, Deserialize)]
#[serde(transparent)]
pub struct Seen(Vec<(String, String)>);

impl Seen {
    fn upto(&self) -> SeenUpTo {
        let mut upto = SeenUpTo::default();
        for (name, value) in &self.0 {
            match (name.as_str(), value.split_once('.')) {
                ("notice", _) => upto.notice = value.parse().unwrap_or(0),
                ("topic", Some((topic, seq))) => {
                    upto.topics.extend(topic.parse().ok().zip(seq.parse().ok()));
                }
                _ => {}
            }
        }
        upto
    }
}

/// `GET`: what somebody is told.
///
/// # Errors
/// [`crate::http::problem::Problem`] when it cannot be read.
pub async fn list(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(From { before }): Query<From>,
) -> Answer {
    let page = CommunityPage::Notifications(app.community.notices(&actor, before).await?);
    Ok(write(&app, language, (Route::Notifications, ""), &actor, StatusCode::OK, page).await)
}

/// `POST`: keeps that somebody has seen them.
///
/// # Errors
/// [`crate::http::problem::Problem`] when nothing was kept.
pub async fn seen(Locale(language): Locale, app: App, actor: Actor, Form(seen): Form<Seen>) -> Answer {
    app.community.notices_seen(&actor, seen.upto()).await?;
    Ok(see_other(&Route::Notifications.path(language)))
}
