//! Locking and slowing a topic.

use app::moderation::actions::{RestraintErrors, RestraintFields, RestraintSent};
use app::moderation::{ModerationPage, RestraintDone, RestraintsPage};
use app::page::Page;
use app::routes::Route;
use axum::Extension;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use serde::Deserialize;
use store::account::Asker;

use crate::account::page_at;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// What was done just before.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Words {
    done: String,
}

/// `GET`: what holds a topic back, and the form.
///
/// # Errors
/// [`Problem`] when there is none within the asker's reach.
pub async fn show(
    language: Language,
    State(app): State<App>,
    Extension(asker): Extension<Asker>,
    Path(id): Path<String>,
    words: Result<Query<Words>, QueryRejection>,
) -> Result<Response, Problem> {
    let done = words.ok().and_then(|Query(words)| RestraintDone::read(&words.done));
    write(&app, language, &asker, &id, (RestraintFields::default(), None, done)).await
}

/// `POST`: holds it back, or ends what does.
///
/// # Errors
/// [`Problem`] when nothing was done.
pub async fn act(
    language: Language,
    State(app): State<App>,
    Extension(asker): Extension<Asker>,
    Path(id): Path<String>,
    Form(fields): Form<RestraintFields>,
) -> Result<Response, Problem> {
    let topic = id.parse().map_err(|_| Problem::NOT_FOUND)?;
    match app.moderation.restrain(&asker, topic, &fields).await? {
        RestraintSent::Done => {
            app.live_cases.acted();
            let done = if fields.act == "end" { RestraintDone::Ended } else { RestraintDone::Restrained };
            let path = Route::TopicRestraints.path_with(language, &id);
            Ok(see_other(&format!("{path}?done={}", done.code())))
        }
        RestraintSent::Missing => Err(Problem::NOT_FOUND),
        RestraintSent::Refused(errors) => {
            write(&app, language, &asker, &id, (fields, Some(errors), None)).await
        }
    }
}

async fn write(
    app: &App,
    language: Language,
    asker: &Asker,
    id: &str,
    (fields, errors, done): (RestraintFields, Option<RestraintErrors>, Option<RestraintDone>),
) -> Result<Response, Problem> {
    let topic = id.parse().map_err(|_| Problem::NOT_FOUND)?;
    let (topic, lines) = app.moderation.restrainable(asker, topic).await?.ok_or(Problem::NOT_FOUND)?;
    let status = if errors.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = RestraintsPage { topic, lines, fields, errors, done };
    let page = Page::Moderation(Box::new(ModerationPage::Restraints(Box::new(page))));
    Ok(page_at(app, language, (Route::TopicRestraints, id), asker, status, page).await)
}
