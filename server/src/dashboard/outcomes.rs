//! Writing what came of a topic, and looking back at it.

use app::dashboard::{OutcomeDone, OutcomePage, OutcomeRefusal, OutcomeVersionPage};
use app::routes::Route;
use axum::http::StatusCode;
use domain::Language;
use serde::Deserialize;
use services::dashboard::{
    FollowUpErrors, FollowUpFields, FollowedUp, KeptOutcome, OutcomeErrors, OutcomeFields, OutcomeWritten,
    review_day,
};
use store::community::Topic;

use super::{Answer, write};
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// What an address may say was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct OutcomeQuery {
    done: String,
}

/// Which save.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct OutcomeVersionQuery {
    version: u32,
}

/// Where an outcome is written, with what was just done.
pub fn path(language: Language, id: i64, done: OutcomeDone) -> String {
    format!("{}?done={}", Route::OutcomeEditor.path_with(language, &id.to_string()), done.code())
}

/// `GET`: an outcome to write.
///
/// # Errors
/// [`Problem`] when there is no such topic, or members have not seen it.
pub async fn edit(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<i64>,
    Query(asked): Query<OutcomeQuery>,
) -> Answer {
    let page = page(&app, id).await?;
    let done = OutcomeDone::ALL.into_iter().find(|done| done.code() == asked.done);
    editor(&app, language, (&actor, id), OutcomePage { done, ..page }).await
}

/// `POST`: saves an outcome, publishes it, or shows how it looks.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn save(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<i64>,
    Form(mut fields): Form<OutcomeFields>,
) -> Answer {
    let topic = topic(&app, id).await?;
    let (refusal, errors) = if fields.action == "preview" {
        (None, OutcomeErrors::default())
    } else {
        match app.dashboard.write_outcome(&actor, &topic, &fields).await? {
            OutcomeWritten::Saved => return Ok(see_other(&path(language, id, OutcomeDone::Saved))),
            OutcomeWritten::Published => {
                app.to_index.notify_one();
                return Ok(see_other(&path(language, id, OutcomeDone::Published)));
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
    let page = page(&app, id).await?;
    if refusal == Some(OutcomeRefusal::Stale) {
        // It may be saved over what is kept now, which is shown beside it.
        fields.version = page.fields.version;
    }
    editor(&app, language, (&actor, id), OutcomePage { fields, errors, refusal, ..page }).await
}

/// `POST`: keeps what staff found when they looked back, or sets another day for it.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn follow_up(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<i64>,
    Form(mut looking): Form<FollowUpFields>,
) -> Answer {
    let topic = topic(&app, id).await?;
    let (refusal, looking_errors) = match app.dashboard.follow_up(&actor, &topic, &looking).await? {
        FollowedUp::Done => {
            app.to_index.notify_one();
            return Ok(see_other(&path(language, id, OutcomeDone::FollowedUp)));
        }
        FollowedUp::Stale => (OutcomeRefusal::LookedBack, FollowUpErrors::default()),
        FollowedUp::Refused(errors) => (OutcomeRefusal::Unfit, errors),
    };
    let page = page(&app, id).await?;
    if refusal == OutcomeRefusal::LookedBack {
        looking.seen.clone_from(&page.looking.seen);
    }
    let page = OutcomePage { looking, looking_errors, refusal: Some(refusal), ..page };
    editor(&app, language, (&actor, id), page).await
}

/// `GET`: what a save of an outcome changed.
///
/// # Errors
/// [`Problem`] when there is none.
pub async fn version(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<i64>,
    Query(chosen): Query<OutcomeVersionQuery>,
) -> Answer {
    let topic = topic(&app, id).await?.id;
    let versions = app.dashboard.outcome_versions(topic).await?;
    let mut from = versions.into_iter().skip_while(|version| version.version != chosen.version);
    let version = from.next().ok_or(Problem::NOT_FOUND)?;
    let page = OutcomeVersionPage { topic, version, before: from.next() };
    Ok(write(
        &app,
        language,
        (Route::OutcomeVersion, &topic.to_string()),
        &actor,
        StatusCode::OK,
        page.into(),
    )
    .await)
}

/// A topic that may have an outcome.
async fn topic(app: &App, id: i64) -> Result<Topic, Problem> {
    app.dashboard.closed_topic(id).await?.ok_or(Problem::NOT_FOUND)
}

/// As it is kept.
async fn page(app: &App, id: i64) -> Result<OutcomePage, Problem> {
    let kept = app.dashboard.outcome(id).await?.ok_or(Problem::NOT_FOUND)?;
    let KeptOutcome { topic, versions, follow_ups } = kept;
    let fields = OutcomeFields::of(&topic, versions.first());
    let looking = FollowUpFields { seen: review_day(topic.review), ..FollowUpFields::default() };
    Ok(OutcomePage {
        topic,
        versions,
        follow_ups,
        fields,
        errors: OutcomeErrors::default(),
        looking,
        looking_errors: FollowUpErrors::default(),
        refusal: None,
        done: None,
    })
}

async fn editor(app: &App, language: Language, (actor, id): (&Actor, i64), page: OutcomePage) -> Answer {
    let status = if page.refusal.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(write(app, language, (Route::OutcomeEditor, &id.to_string()), actor, status, page.into()).await)
}
