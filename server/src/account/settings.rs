//! What somebody who is signed in sees and changes of themselves.

use std::collections::HashMap;

use app::account::{ChoicesSaved, Done, LeavePage, MyAccountPage, MySignOn, TermsPage, UsePasskeyPage};
use app::destination;
use app::page::Page;
use app::routes::Route;
use app::ui::{NOTICES_SEEN, SEEN};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use domain::account::Act;
use serde::Deserialize;
use services::account::{
    AccountError, Leaving, ProfileFields, Saved, Unsaved, notification_words, profile_words,
};

use super::cookie;
use crate::http::download;
use crate::http::extract::{Actor, Locale, Query};
use crate::http::form::Form;
use crate::http::in_place::Wants;
use crate::http::limits::Client;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::security::{self, SecurityEvent};
use crate::state::App;

type Answer = Result<Response, Problem>;

/// What the account's address may say was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AccountQuery {
    done: Option<String>,
}

/// What is chosen of one's profile, by its name, and a pace for each kind of notice, by its word.
#[derive(Default, Deserialize)]
#[serde(transparent)]
pub struct Choices(HashMap<String, String>);

/// The password, to leave.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LeaveForm {
    password: String,
    #[serde(default)]
    comments: String,
}

/// Which session to end; without one, all others.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Ending {
    session: Option<uuid::Uuid>,
}

/// Which version is accepted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Acceptance {
    version: String,
    to: String,
}

/// What the address of the terms may say: where to go after.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct TermsQuery {
    to: String,
}

/// `GET`: one's own account.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn account(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(AccountQuery { done: word }): Query<AccountQuery>,
) -> Answer {
    let done = word.and_then(|word| Done::ALL.into_iter().find(|done| done.code() == word));
    mine(&app, language, &actor, (done, Vec::new(), false)).await
}

/// One's own account, with what was just done, or what was not saved and whether the rest of it was.
async fn mine(
    app: &App,
    language: Language,
    actor: &Actor,
    (done, unsaved, is_partly_saved): (Option<Done>, Vec<Unsaved>, bool),
) -> Answer {
    let sessions = app.accounts.sessions(actor).await?;
    let passkeys = app.accounts.passkeys(actor).await?;
    let (person, profile) = app.accounts.own(actor).await?;
    let (notices, digest) = app.accounts.told_how_often(actor).await?;
    let sign_on = match &app.sign_on {
        Some(provider) => {
            let link = app.accounts.sign_on_of(actor, provider.issuer()).await?;
            Some(MySignOn { link, has_other_way: actor.has_password || actor.has_passkey })
        }
        None => None,
    };
    let held = app.accounts.held_against(actor).await?;
    let status = if unsaved.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    let page = Page::from(MyAccountPage {
        actor: actor.0.clone(),
        held,
        sessions,
        passkeys,
        person,
        profile,
        notices,
        digest,
        sign_on,
        done,
        unsaved,
        is_partly_saved,
    });
    Ok(super::page(app, language, Route::Account, actor, status, page).await)
}

/// `POST`: what others see, and what stands in the same form: how often they are told of what.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn set_profile(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    wants: Wants,
    Form(Choices(mut fields)): Form<Choices>,
) -> Answer {
    let typed = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let profile = ProfileFields {
        shows_kind: typed("shows_kind"),
        shows_province: typed("shows_province"),
        shows_specialty: typed("shows_specialty"),
        language: typed("language"),
        seen: typed("seen"),
    };
    let saved = app.accounts.set_profile(&actor, &profile).await?.ok_or(Problem::BAD_REQUEST)?;
    let mut all = vec![saved];
    if let Some(seen) = fields.remove(NOTICES_SEEN) {
        fields.insert("seen".to_owned(), seen);
        all.push(app.accounts.set_notice_choices(&actor, &fields).await?);
    }
    let is_partly_saved = all.contains(&Ok(Saved::AsTyped));
    let is_changed = all.contains(&Ok(Saved::ChangedElsewhere));
    let unsaved: Vec<Unsaved> = all.into_iter().filter_map(Result::err).collect();
    if unsaved.is_empty() {
        let page = back(language, if is_changed { Done::ChangedElsewhere } else { Done::Saved });
        if wants == Wants::Page {
            return Ok(page);
        }
        let (_, profile) = app.accounts.own(&actor).await?;
        let (choices, digest) = app.accounts.told_how_often(&actor).await?;
        let seen = [(SEEN, profile_words(profile)), (NOTICES_SEEN, notification_words(choices, digest))];
        let seen = seen.map(|(name, mark)| (name.to_owned(), mark)).to_vec();
        return Ok(wants.done(page, || ChoicesSaved { seen, as_shown: !is_changed }));
    }
    mine(&app, language, &actor, (None, unsaved, is_partly_saved)).await
}

/// `POST`: how often they are told of what.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn set_notice_choices(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Form(Choices(fields)): Form<Choices>,
) -> Answer {
    match app.accounts.set_notice_choices(&actor, &fields).await? {
        Ok(Saved::AsTyped) => Ok(back(language, Done::Notifications)),
        Ok(Saved::ChangedElsewhere) => Ok(back(language, Done::ChangedElsewhere)),
        Err(unsaved) => mine(&app, language, &actor, (None, vec![unsaved], false)).await,
    }
}

/// `GET`: all that is kept, as a file.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn data(app: App, actor: Actor) -> Answer {
    app.allow_or_say(&actor, Act::Archive)?;
    security::record(&app, SecurityEvent::Exported, Some(actor.person), None);
    download("community-my-data.json", &app.accounts.my_data(&actor).await?)
}

/// `GET`: really leave?
pub async fn ask_to_leave(Locale(language): Locale, app: App, actor: Actor) -> Response {
    let page = if actor.may_change_factors() {
        Page::from(LeavePage::default())
    } else {
        Page::from(UsePasskeyPage)
    };
    super::page(&app, language, Route::Leave, &actor, StatusCode::OK, page).await
}

/// `POST`: leaves.
///
/// # Errors
/// [`Problem`] when nothing was erased.
pub async fn leave(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    client: Client,
    Form(form): Form<LeaveForm>,
) -> Answer {
    if !actor.may_change_factors() {
        return Err(Problem::NOT_FOUND);
    }
    // An open session must not be a place to guess the password at.
    if !app.limits.allow_code(client, actor.person) {
        return Err(Problem::TOO_MANY);
    }
    match app.accounts.leave(&actor, &form.password, form.comments != "erase").await {
        Ok(Leaving::Done) => {
            security::record(&app, SecurityEvent::Erased, Some(actor.person), Some(client));
            app.endings.look();
            Ok(cookie::clear(see_other(&format!("{}?notice=left", Route::SignIn.path(language)))))
        }
        Ok(refused) => {
            if refused == Leaving::WrongPassword {
                security::record(
                    &app,
                    SecurityEvent::ReauthenticationFailed,
                    Some(actor.person),
                    Some(client),
                );
            }
            let (status, page) =
                (StatusCode::UNPROCESSABLE_ENTITY, Page::from(LeavePage { refused: Some(refused) }));
            Ok(super::page(&app, language, Route::Leave, &actor, status, page).await)
        }
        Err(AccountError::Busy(_)) => Err(Problem::UNAVAILABLE),
        Err(AccountError::Store(error)) => Err(error.into()),
    }
}

/// `POST`: ends one session, or all others.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn end_sessions(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Form(ending): Form<Ending>,
) -> Answer {
    app.accounts.end_sessions(&actor, ending.session).await?;
    security::record(&app, SecurityEvent::SessionsEnded, Some(actor.person), None);
    app.endings.look();
    Ok(back(language, Done::Ended))
}

/// `GET`: the Terms and Conditions.
///
/// # Errors
/// [`Problem`] when they cannot be read.
pub async fn terms(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(TermsQuery { to }): Query<TermsQuery>,
) -> Answer {
    let terms = app.accounts.terms().await?.ok_or(Problem::NOT_FOUND)?;
    let page = Page::from(TermsPage { terms, owes: actor.standing.owes_terms, to });
    Ok(super::page(&app, language, Route::Terms, &actor, StatusCode::OK, page).await)
}

/// `POST`: accepts them.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn accept_terms(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Form(acceptance): Form<Acceptance>,
) -> Answer {
    let accepted = app.accounts.accept_terms(&actor, &acceptance.version, language).await?;
    let next = if accepted {
        destination::or_community(language, &acceptance.to)
    } else {
        destination::remembered(&Route::Terms.path(language), &acceptance.to)
    };
    Ok(see_other(&next))
}

pub(super) fn back(language: Language, done: Done) -> Response {
    see_other(&done.path(language))
}

pub(super) fn is_due(actor: &Actor) -> bool {
    actor.standing.is_staff() && !actor.standing.has_second_factor
}
