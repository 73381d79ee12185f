//! Writing what came of a topic, and looking back at it.

use app::dashboard::actions::{
    LookBackErrors, LookBackFields, LookedBack, OutcomeErrors, OutcomeFields, OutcomeWritten, review_day,
};
use app::dashboard::{DashboardPage, OutcomeDone, OutcomePage, OutcomeRefusal, OutcomeVersionPage};
use app::routes::Route;
use axum::Extension;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::Language;
use serde::Deserialize;
use store::account::Asker;
use store::community::Topic;

use super::{Answer, write};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// What an address may say was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    done: String,
}

/// Which save.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    version: u32,
}

/// Where an outcome is written, with what was just done.
pub fn path(language: Language, id: &str, done: OutcomeDone) -> String {
    format!("{}?done={}", Route::OutcomeEditor.path_with(language, id), done.code())
}

/// `GET`: an outcome to write.
///
/// # Errors
/// [`Problem`] when there is no such topic, or members have not seen it.
pub async fn edit(
    language: Language,
    State(app): State<App>,
    Extension(asker): Extension<Asker>,
    Path(id): Path<String>,
    query: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let page = page(&app, &id).await?;
    let done = query
        .ok()
        .and_then(|Query(asked)| OutcomeDone::ALL.into_iter().find(|done| done.code() == asked.done));
    editor(&app, language, (&asker, &id), OutcomePage { done, ..page }).await
}

/// `POST`: saves an outcome, publishes it, or shows how it looks.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn save(
    language: Language,
    State(app): State<App>,
    Extension(asker): Extension<Asker>,
    Path(id): Path<String>,
    Form(mut fields): Form<OutcomeFields>,
) -> Answer {
    let topic = topic(&app, &id).await?;
    let (refusal, errors) = if fields.action == "preview" {
        (None, OutcomeErrors::default())
    } else {
        match app.administration.write_outcome(&asker, &topic, &fields).await? {
            OutcomeWritten::Saved => return Ok(see_other(&path(language, &id, OutcomeDone::Saved))),
            OutcomeWritten::Published => {
                app.to_index.notify_one();
                return Ok(see_other(&path(language, &id, OutcomeDone::Published)));
            }
            OutcomeWritten::Conflict => (Some(OutcomeRefusal::Stale), OutcomeErrors::default()),
            OutcomeWritten::Refused(errors) => (Some(OutcomeRefusal::Unfit), errors),
            OutcomeWritten::Unready(version, errors) => {
                fields.version = version;
                (Some(OutcomeRefusal::NotYet), errors)
            }
            OutcomeWritten::Open(version) => {
                fields.version = version;
                (Some(OutcomeRefusal::Open), OutcomeErrors::default())
            }
        }
    };
    let page = page(&app, &id).await?;
    editor(&app, language, (&asker, &id), OutcomePage { fields, errors, refusal, ..page }).await
}

/// `POST`: keeps what staff found when they looked back, or sets another day for it.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn look_back(
    language: Language,
    State(app): State<App>,
    Extension(asker): Extension<Asker>,
    Path(id): Path<String>,
    Form(looking): Form<LookBackFields>,
) -> Answer {
    let topic = topic(&app, &id).await?;
    let (refusal, looking_errors) = match app.administration.look_back(&asker, &topic, &looking).await? {
        LookedBack::Done => {
            app.to_index.notify_one();
            return Ok(see_other(&path(language, &id, OutcomeDone::LookedBack)));
        }
        LookedBack::Stale => (OutcomeRefusal::Stale, LookBackErrors::default()),
        LookedBack::Refused(errors) => (OutcomeRefusal::Unfit, errors),
    };
    let page = page(&app, &id).await?;
    let page = OutcomePage { looking, looking_errors, refusal: Some(refusal), ..page };
    editor(&app, language, (&asker, &id), page).await
}

/// `GET`: what a save of an outcome changed.
///
/// # Errors
/// [`Problem`] when there is none.
pub async fn version(
    language: Language,
    State(app): State<App>,
    Extension(asker): Extension<Asker>,
    Path(id): Path<String>,
    query: Result<Query<Chosen>, QueryRejection>,
) -> Answer {
    let topic = topic(&app, &id).await?.id;
    let Query(chosen) = query.map_err(|_| Problem::NOT_FOUND)?;
    let versions = app.administration.store.outcome_versions(topic).await?;
    let mut from = versions.into_iter().skip_while(|version| version.version != chosen.version);
    let version = from.next().ok_or(Problem::NOT_FOUND)?;
    let page = OutcomeVersionPage { topic, version, before: from.next() };
    let page = DashboardPage::OutcomeVersion(Box::new(page));
    Ok(write(&app, language, (Route::OutcomeVersion, &id), &asker, StatusCode::OK, page).await)
}

/// A topic that may have an outcome.
async fn topic(app: &App, id: &str) -> Result<Topic, Problem> {
    let id: i64 = id.parse().map_err(|_| Problem::NOT_FOUND)?;
    let topic = app.administration.store.topic(id).await?;
    topic.filter(|topic| topic.closure().may_write()).ok_or(Problem::NOT_FOUND)
}

/// As it is kept.
async fn page(app: &App, id: &str) -> Result<OutcomePage, Problem> {
    let topic = topic(app, id).await?;
    let store = &app.administration.store;
    let versions = store.outcome_versions(topic.id).await?;
    let fields = OutcomeFields::of(&topic, versions.first());
    let looking = LookBackFields { seen: review_day(topic.review), ..LookBackFields::default() };
    Ok(OutcomePage {
        look_backs: store.look_backs(topic.id).await?,
        topic,
        versions,
        fields,
        errors: OutcomeErrors::default(),
        looking,
        looking_errors: LookBackErrors::default(),
        refusal: None,
        done: None,
    })
}

async fn editor(app: &App, language: Language, place: (&Asker, &str), page: OutcomePage) -> Answer {
    let (asker, id) = place;
    let status = if page.refusal.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = DashboardPage::Outcome(Box::new(page));
    Ok(write(app, language, (Route::OutcomeEditor, id), asker, status, page).await)
}
