//! The staff, their duties, and the accounts that they act on.

use app::dashboard::{PersonDone, PersonPage, StaffNotice, StaffPage};
use app::routes::Route;
use axum::http::StatusCode;
use domain::Language;
use domain::account::Role;
use serde::Deserialize;
use services::dashboard::{
    Appointed, AppointmentErrors, AppointmentFields, StaffList, Suspending, SuspensionErrors,
    SuspensionFields,
};
use store::staff::RightsChange;
use uuid::Uuid;

use super::{Answer, write};
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::security::{self, SecurityEvent};
use crate::state::App;

/// What an address may say was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct StaffQuery {
    done: Option<String>,
}

/// Whom to find.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct FindPersonForm {
    who: String,
}

/// What to change about a person.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PersonForm {
    action: String,
    role: String,
    theme: Option<Uuid>,
    clause: String,
    reason: String,
    term: String,
}

/// Why nothing was done, and what was typed.
#[derive(Default)]
struct Refused {
    change: Option<RightsChange>,
    suspension: SuspensionFields,
    errors: SuspensionErrors,
}

/// `GET`: the staff.
///
/// # Errors
/// [`Problem`] when they cannot be read.
pub async fn show(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(StaffQuery { done: word }): Query<StaffQuery>,
) -> Answer {
    let notice = match word.as_deref() {
        Some("given") => Some(StaffNotice::Given),
        Some("already") => Some(StaffNotice::Already),
        _ => None,
    };
    staff(&app, language, &actor, StaffPage { notice, ..StaffPage::default() }).await
}

async fn staff(app: &App, language: Language, actor: &Actor, page: StaffPage) -> Answer {
    let is_refused = page.errors != AppointmentErrors::default() || page.sought.is_some();
    let status = if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let StaffList { staff, suspended } = app.dashboard.staff().await?;
    let page = StaffPage { staff, suspended, ..page };
    Ok(write(app, language, (Route::Staff, ""), actor, status, page.into()).await)
}

/// `POST`: gives a duty.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn appoint(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Form(fields): Form<AppointmentFields>,
) -> Answer {
    let done = match app.dashboard.appoint(&actor, &fields, language).await? {
        Appointed::Done(_) => "given",
        Appointed::Already(_) => "already",
        Appointed::Wrong(errors) => {
            let page = StaffPage { fields, errors, ..StaffPage::default() };
            return staff(&app, language, &actor, page).await;
        }
    };
    Ok(see_other(&format!("{}?done={done}", Route::Staff.path(language))))
}

/// `POST`: looks somebody up.
///
/// # Errors
/// [`Problem`] when it cannot be found out.
pub async fn find(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Form(form): Form<FindPersonForm>,
) -> Answer {
    if let Some(person) = app.dashboard.look_up(&actor, &form.who).await? {
        return Ok(see_other(&Route::StaffPerson.path_with(language, &person.to_string())));
    }
    let page = StaffPage { sought: Some(form.who), ..StaffPage::default() };
    staff(&app, language, &actor, page).await
}

/// `GET`: a person.
///
/// # Errors
/// [`Problem`] when there is none.
pub async fn person(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<Uuid>,
    Query(StaffQuery { done: word }): Query<StaffQuery>,
) -> Answer {
    let done = word.and_then(|word| PersonDone::ALL.into_iter().find(|done| done.code() == word));
    about(&app, language, &actor, id, done, Refused::default()).await
}

async fn about(
    app: &App,
    language: Language,
    actor: &Actor,
    id: Uuid,
    done: Option<PersonDone>,
    refused: Refused,
) -> Answer {
    let (person_record, held) = app.dashboard.person(id).await?.ok_or(Problem::NOT_FOUND)?;
    let Refused { change: refusal, suspension, errors } = refused;
    let is_refused = refusal.is_some() || errors != SuspensionErrors::default();
    let status = if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let is_reader = actor.person == id;
    let page = PersonPage { person_record, held, is_reader, done, refusal, suspension, errors };
    Ok(write(app, language, (Route::StaffPerson, &id.to_string()), actor, status, page.into()).await)
}

/// `POST`: changes what a person may.
///
/// # Errors
/// [`Problem`] when nothing was changed.
pub async fn change(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<Uuid>,
    Form(form): Form<PersonForm>,
) -> Answer {
    let dashboard = &app.dashboard;
    let role = form.role.parse::<Role>();
    let (outcome, done) = match (form.action.as_str(), role) {
        ("take", Ok(role)) => {
            let theme = form.theme.unwrap_or_default();
            (dashboard.take_duty(&actor, id, role, theme).await?, PersonDone::Taken)
        }
        ("give", Ok(role)) => {
            let given = dashboard.give_role(&actor, id, role, language).await?;
            (given.ok_or(Problem::NOT_FOUND)?, PersonDone::Given)
        }
        ("give", Err(_)) => (RightsChange::Nothing, PersonDone::Given),
        ("suspend", _) => {
            let fields = SuspensionFields { clause: form.clause, reason: form.reason, term: form.term };
            match dashboard.suspend(&actor, id, &fields).await? {
                Suspending::Asked(outcome) => (outcome, PersonDone::Suspended),
                Suspending::Wrong(errors) => {
                    let refused = Refused { change: None, suspension: fields, errors };
                    return about(&app, language, &actor, id, None, refused).await;
                }
            }
        }
        ("restore", _) => (dashboard.end_suspensions(&actor, id).await?, PersonDone::Restored),
        ("invite", _) => (dashboard.invite(&actor, id).await?, PersonDone::Invited),
        _ => return Err(Problem::BAD_REQUEST),
    };
    if outcome == RightsChange::Done {
        if let Some(event) = event(&form.action) {
            security::record(&app, event, Some(id), None);
            app.endings.look();
        }
        let path = Route::StaffPerson.path_with(language, &id.to_string());
        return Ok(see_other(&format!("{path}?done={}", done.code())));
    }
    about(&app, language, &actor, id, None, Refused { change: Some(outcome), ..Refused::default() }).await
}

/// The event that an act is.
fn event(act: &str) -> Option<SecurityEvent> {
    match act {
        "give" | "take" => Some(SecurityEvent::RoleChanged),
        "suspend" | "restore" => Some(SecurityEvent::SuspensionChanged),
        _ => None,
    }
}
