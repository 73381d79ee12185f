//! The roster: looking at a file, importing it, inviting members.

use std::sync::Arc;
use std::time::Duration;

use app::dashboard::{
    self, CheckNotice, CheckPage, ImportPage, InvitationsPage, RosterDone, RosterPage, UploadError,
};
use app::routes::Route;
use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::Language;
use serde::Deserialize;
use services::dashboard::{Confirmed, Look};
use services::roster::{FileError, Plan};
use store::roster::ImportState;
use uuid::Uuid;

use super::{Answer, write};
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::{see_other, whose};
use crate::state::App;

/// Largest file that is taken, in bytes: a roster of half a million members.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
/// How long an answer waits for work that may be done in a moment.
const MOMENT: Duration = Duration::from_millis(800);
/// How often the page of an import under way opens itself again.
const REFRESH: HeaderValue = HeaderValue::from_static("2");

/// What the page's address may say was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RosterQuery {
    done: Option<String>,
}

/// The form under a look at a file.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CheckForm {
    action: String,
    seen: String,
    sure: String,
}

/// The form that invites.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct InvitationsForm {
    again: String,
}

/// `GET`: the roster in numbers, its imports and its form.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn show(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(RosterQuery { done: word }): Query<RosterQuery>,
) -> Answer {
    let done = word.and_then(|word| RosterDone::ALL.into_iter().find(|done| done.code() == word));
    roster(&app, language, &actor, None, done).await
}

async fn roster(
    app: &App,
    language: Language,
    actor: &Actor,
    error: Option<UploadError>,
    done: Option<RosterDone>,
) -> Answer {
    let counts = app.dashboard.counts().await?;
    let imports = app.dashboard.imports().await?;
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = RosterPage { counts, imports, error, done };
    Ok(write(app, language, (Route::Roster, ""), actor, status, page.into()).await)
}

/// `GET`: an example of the file.
pub async fn example() -> Response {
    csv("roster.csv", dashboard::example())
}

/// `POST`: looks at a file. Nothing is changed.
///
/// # Errors
/// [`Problem`] when it is too large, or was not kept.
pub async fn upload(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    let form = form.map_err(|_| Problem::BAD_REQUEST)?;
    let (sealed, content) = file(form).await.map_err(|error| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TOO_LARGE,
        _ => Problem::BAD_REQUEST,
    })?;
    whose::check(&app, &sealed, actor.person)?;
    let Some(content) = content.filter(|content| !content.is_empty()) else {
        return roster(&app, language, &actor, Some(UploadError::Missing), None).await;
    };
    let look = app.dashboard.look(content).await?;
    let (look, plan) = plan(&app, look).await?;
    match plan {
        Ok(plan) => {
            let import = app.dashboard.keep_upload(&actor, look.content, plan.tally()).await?;
            Ok(see_other(&Route::RosterImport.path_with(language, &import.to_string())))
        }
        Err(error) => roster(&app, language, &actor, Some(error.into()), None).await,
    }
}

/// Whose form it is, and the bytes of the field `file`.
async fn file(mut form: Multipart) -> Result<(String, Option<Vec<u8>>), MultipartError> {
    let mut sealed = String::new();
    while let Some(field) = form.next_field().await? {
        match field.name() {
            Some(whose::FIELD) => sealed = field.text().await?,
            Some("file") => return Ok((sealed, Some(field.bytes().await?.into()))),
            _ => {}
        }
    }
    Ok((sealed, None))
}

/// Holds a file against the roster, away from the threads that serve pages.
async fn plan(app: &App, look: Look) -> Result<(Look, Result<Plan, FileError>), Problem> {
    let dashboard = app.dashboard.clone();
    let planned = tokio::task::spawn_blocking(move || {
        let plan = dashboard.plan(&look);
        (look, plan)
    });
    planned.await.map_err(|_| Problem::INTERNAL)
}

/// `GET`: what an upload would change, or how far an import is.
///
/// # Errors
/// [`Problem`] when it cannot be read, or there is none.
pub async fn import(Locale(language): Locale, app: App, actor: Actor, Id(id): Id<Uuid>) -> Answer {
    let import = app.dashboard.import(id).await?.ok_or(Problem::NOT_FOUND)?;
    if import.state == ImportState::Checked {
        return match looked_at(&app, id).await? {
            Some(plan) => check(&app, language, &actor, id, plan, None).await,
            None => Ok(back(language, RosterDone::Forgotten)),
        };
    }
    let is_running = import.state_at(app.dashboard.clock.now()) == ImportState::Running;
    let page = ImportPage { import };
    let place = (Route::RosterImport, id.to_string());
    let mut answer = write(&app, language, (place.0, &place.1), &actor, StatusCode::OK, page.into()).await;
    if is_running {
        answer.headers_mut().insert(HeaderName::from_static("refresh"), REFRESH);
    }
    Ok(answer)
}

async fn looked_at(app: &App, id: Uuid) -> Result<Option<Plan>, Problem> {
    let Some(look) = app.dashboard.look_again(id).await? else { return Ok(None) };
    let (_, plan) = plan(app, look).await?;
    // It could be read when it was kept.
    plan.map(Some).map_err(|_| Problem::INTERNAL)
}

async fn check(
    app: &App,
    language: Language,
    actor: &Actor,
    id: Uuid,
    plan: Plan,
    notice: Option<CheckNotice>,
) -> Answer {
    let status = if notice.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = CheckPage::new(language, id, &plan, notice);
    Ok(write(app, language, (Route::RosterImport, &id.to_string()), actor, status, page.into()).await)
}

/// `POST`: imports what was looked at, or discards it.
///
/// # Errors
/// [`Problem`] when nothing was begun.
pub async fn confirm(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<Uuid>,
    Form(form): Form<CheckForm>,
) -> Answer {
    if form.action == "discard" {
        app.dashboard.discard_upload(id).await?;
        return Ok(back(language, RosterDone::Discarded));
    }
    let place = Route::RosterImport.path_with(language, &id.to_string());
    let Some(plan) = looked_at(&app, id).await? else {
        // Confirmed twice, or forgotten: its page says which.
        return Ok(match app.dashboard.import(id).await? {
            Some(import) if import.state != ImportState::Checked => see_other(&place),
            _ => back(language, RosterDone::Forgotten),
        });
    };
    let is_sure = !form.sure.is_empty();
    match app.dashboard.confirm_import(&actor, id, plan, &form.seen, is_sure).await? {
        Confirmed::Begun(plan) => {
            let importing = app.clone();
            let work = app.tasks.spawn(async move {
                importing.dashboard.run_import(id, plan).await;
                importing.endings.look();
            });
            // A small import is done before its page opens.
            let _ = tokio::time::timeout(MOMENT, work).await;
            Ok(see_other(&place))
        }
        Confirmed::Changed(plan) => check(&app, language, &actor, id, plan, Some(CheckNotice::Changed)).await,
        Confirmed::Alarming(plan) => {
            check(&app, language, &actor, id, plan, Some(CheckNotice::Alarming)).await
        }
        Confirmed::Busy(plan) => check(&app, language, &actor, id, plan, Some(CheckNotice::Busy)).await,
    }
}

/// `GET`: every change and every mistake of an upload.
///
/// # Errors
/// [`Problem`] when it is not kept any more.
pub async fn report(Locale(language): Locale, app: App, Id(id): Id<Uuid>) -> Answer {
    let plan = looked_at(&app, id).await?.ok_or(Problem::NOT_FOUND)?;
    Ok(csv("roster-report.csv", dashboard::report(language, &plan)))
}

/// `GET`: invite them?
///
/// # Errors
/// [`Problem`] when they cannot be counted.
pub async fn ask_to_invite(Locale(language): Locale, app: App, actor: Actor) -> Answer {
    let page = InvitationsPage { counts: app.dashboard.counts().await? };
    Ok(write(&app, language, (Route::Invitations, ""), &actor, StatusCode::OK, page.into()).await)
}

/// `POST`: invites them.
pub async fn invite(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Form(form): Form<InvitationsForm>,
) -> Response {
    let dashboard = Arc::new(app.dashboard.clone());
    let work = app.tasks.spawn(async move {
        if let Err(error) = dashboard.invite_all(actor.person, !form.again.is_empty()).await {
            tracing::error!(%error, "inviting members broke off");
        }
    });
    let _ = tokio::time::timeout(MOMENT, work).await;
    back(language, RosterDone::Invited)
}

fn back(language: Language, done: RosterDone) -> Response {
    see_other(&format!("{}?done={}", Route::Roster.path(language), done.code()))
}

/// A CSV file for one person.
fn csv(name: &'static str, content: String) -> Response {
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, disposition.unwrap_or(HeaderValue::from_static("attachment"))),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, content).into_response()
}
