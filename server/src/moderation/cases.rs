//! The queue, and what moderators do about a case.

use app::moderation::{CasePage, QueuePage, cases_path};
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use domain::account::{Capability, Scope};
use serde::Deserialize;
use services::moderation::{
    CaseDone, CaseFields, CaseRefusal, CasesQuery, DoneBefore, FilterFields, Handled, Moderation,
    RefusedFilter,
};

use crate::account::page_at;
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::limits::Client;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::security::{self, SecurityEvent};
use crate::state::App;

/// What the queue's address asks for, in its own words.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct QueueQuery {
    state: String,
    kind: String,
    clause: String,
    with: String,
    after: String,
    done: String,
    case: String,
}

impl QueueQuery {
    /// What was done just before, with which case, and what that came to.
    async fn done(&self, app: &App, actor: &Actor) -> Result<Option<DoneBefore>, Problem> {
        let done = CaseDone::ALL.into_iter().find(|done| done.code() == self.done);
        match done.zip(self.case.parse().ok()) {
            Some((done, case)) => Ok(app.moderation.done_before(actor, done, case).await?),
            None => Ok(None),
        }
    }
}

/// `GET`: cases, the worst first.
///
/// # Errors
/// [`Problem`] when they cannot be read.
pub async fn list(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(words): Query<QueueQuery>,
) -> Result<Response, Problem> {
    let shown = CasesQuery::read(&words.state, &words.kind, &words.clause, &words.with, &words.after);
    let done = words.done(&app, &actor).await?;
    queue(&app, language, &actor, shown, (done, None)).await
}

/// `POST`: keeps what the queue shows as a filter of the asker's, or removes one.
///
/// # Errors
/// [`Problem`] when nothing was changed.
pub async fn save_filter(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Form(fields): Form<FilterFields>,
) -> Result<Response, Problem> {
    let shown = fields.asked();
    match app.moderation.save_filter(&actor, &fields).await? {
        Ok(()) => Ok(see_other(&cases_path(language, &shown))),
        Err(why) => {
            let refused = RefusedFilter { name: fields.name, why };
            queue(&app, language, &actor, shown, (None, Some(refused))).await
        }
    }
}

async fn queue(
    app: &App,
    language: Language,
    actor: &Actor,
    shown: CasesQuery,
    (done, refused): (Option<DoneBefore>, Option<RefusedFilter>),
) -> Result<Response, Problem> {
    let last = app.moderation.last_log_entry(actor).await?;
    let targets = app.moderation.targets().await?;
    let (lines, has_more) = app.moderation.cases(actor, &shown).await?;
    let may_remove_in_bulk = Moderation::may_remove_in_bulk(actor);
    let filters = app.moderation.filters(actor).await?;
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = QueuePage {
        asked: shown,
        lines,
        has_more,
        last,
        targets,
        done,
        may_remove_in_bulk,
        filters,
        refused,
    };
    Ok(page_at(app, language, (Route::Cases, ""), actor, status, page.into()).await)
}

/// `GET`: a case.
///
/// # Errors
/// [`Problem`] when there is none within the asker's reach.
pub async fn show(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<i64>,
    Query(words): Query<QueueQuery>,
) -> Result<Response, Problem> {
    let done = words.done(&app, &actor).await?;
    write(&app, language, &actor, id, (CaseFields::default(), None, done)).await
}

/// `POST`: does what was pressed. Where that settles the case, the next one is opened.
///
/// # Errors
/// [`Problem`] when nothing was done.
pub async fn act(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<i64>,
    client: Client,
    Form(fields): Form<CaseFields>,
) -> Result<Response, Problem> {
    match app.moderation.handle(&actor, id, &fields).await? {
        Handled::Done { done, suspension } => {
            if let Some(author) = suspension {
                security::record(&app, SecurityEvent::SuspensionChanged, Some(author), Some(client));
            }
            // Words went from the index, or came back to it.
            app.to_index.notify_one();
            app.live_cases.acted();
            app.endings.look();
            let next = if done.is_over() { app.moderation.next_case(&actor, id).await? } else { Some(id) };
            let path = match next {
                Some(next) => Route::Case.path_with(language, &next.to_string()),
                None => Route::Cases.path(language),
            };
            Ok(see_other(&format!("{path}?done={}&case={id}", done.code())))
        }
        Handled::Refused(refusal) => write(&app, language, &actor, id, (fields, Some(refusal), None)).await,
        Handled::Missing => Err(Problem::NOT_FOUND),
    }
}

async fn write(
    app: &App,
    language: Language,
    actor: &Actor,
    id: i64,
    (fields, refusal, done): (CaseFields, Option<CaseRefusal>, Option<DoneBefore>),
) -> Result<Response, Problem> {
    let (case, article) = app.moderation.case(actor, id).await?.ok_or(Problem::NOT_FOUND)?;
    let next = app.moderation.next_case(actor, id).await?;
    let destinations = app.moderation.destinations(actor, &case).await?;
    let is_everywhere = actor.standing.may(Capability::Moderate, Scope::Everywhere);
    let status = match refusal {
        None => StatusCode::OK,
        Some(CaseRefusal::Stale) => StatusCode::CONFLICT,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = CasePage {
        case,
        article,
        reader: actor.person,
        is_everywhere,
        destinations,
        fields,
        refusal,
        done,
        next,
    };
    Ok(page_at(app, language, (Route::Case, &id.to_string()), actor, status, page.into()).await)
}
