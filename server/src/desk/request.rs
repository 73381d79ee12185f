//! A request, and what the desk does about it.

use app::desk::{RequestPage, SecondFactorPage};
use app::page::Page;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use serde::Deserialize;
use services::desk::{ActRefusal, Acted, Outcome, RequestFields};
use uuid::Uuid;

use crate::account::{page_at, pending_form};
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::security::{self, SecurityEvent};
use crate::state::App;

type Answer = Result<Response, Problem>;

/// What the address may say was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RequestQuery {
    done: String,
}

/// `GET`: a request with its history.
///
/// # Errors
/// [`Problem`] when it cannot be read, or is not there.
pub async fn show(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<Uuid>,
    Query(RequestQuery { done: word }): Query<RequestQuery>,
) -> Answer {
    let acted = Acted::ALL.into_iter().find(|acted| acted.code() == word);
    let looked = Looked { typed: RequestFields::default(), refusal: None, acted };
    write(&app, language, &actor, Route::Request, id, looked).await
}

/// `POST`: does something about it. What was refused is shown again as it was typed.
///
/// # Errors
/// [`Problem`] when nothing was done.
pub async fn act(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<Uuid>,
    Form(typed): Form<RequestFields>,
) -> Answer {
    if typed.act.is_empty() {
        let looked = Looked { typed, refusal: None, acted: None };
        return write(&app, language, &actor, Route::Request, id, looked).await;
    }
    // The second factor is taken away on a page of its own, which says what to do first.
    if typed.act == "second-factor" {
        return Err(Problem::BAD_REQUEST);
    }
    perform(&app, language, &actor, Route::Request, id, typed).await
}

/// `GET`: really take the second factor away?
///
/// # Errors
/// [`Problem`] when the request cannot be read, or is not there.
pub async fn ask_second_factor(Locale(language): Locale, app: App, actor: Actor, Id(id): Id<Uuid>) -> Answer {
    let looked = Looked { typed: RequestFields::default(), refusal: None, acted: None };
    write(&app, language, &actor, Route::RequestSecondFactor, id, looked).await
}

/// `POST`: takes it away, once they say that they have checked who it is.
///
/// # Errors
/// [`Problem`] when nothing was done.
pub async fn reset_second_factor(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<Uuid>,
    Form(typed): Form<RequestFields>,
) -> Answer {
    if typed.checked.is_empty() {
        let looked = Looked { typed, refusal: Some(ActRefusal::Unchecked), acted: None };
        return write(&app, language, &actor, Route::RequestSecondFactor, id, looked).await;
    }
    let typed = RequestFields { act: "second-factor".to_owned(), ..typed };
    perform(&app, language, &actor, Route::Request, id, typed).await
}

async fn perform(
    app: &App,
    language: Language,
    actor: &Actor,
    route: Route,
    id: Uuid,
    typed: RequestFields,
) -> Answer {
    match app.desk.act(actor, id, &typed).await? {
        Outcome::Done(acted, wanted) => {
            if matches!(acted, Acted::SecondFactorReset) {
                security::record(app, SecurityEvent::FactorChanged, None, None);
                app.endings.look();
            }
            let place = Route::Request.path_with(language, &id.to_string());
            let done = see_other(&format!("{place}?done={}", acted.code()));
            Ok(pending_form::beside(actor.person, (&place, rest(typed, wanted.as_deref())), done))
        }
        Outcome::Refused(refusal) => {
            let looked = Looked { typed, refusal: Some(refusal), acted: None };
            write(app, language, actor, route, id, looked).await
        }
        Outcome::Gone => Err(Problem::NOT_FOUND),
    }
}

/// What else was typed into the form, beside what was done.
fn rest(typed: RequestFields, wanted: Option<&str>) -> Vec<(String, String)> {
    let has_username = typed.has_username(wanted);
    let RequestFields { act, answer, note, state, username, close, .. } = typed;
    let texts = [("answer", answer), ("note", note)];
    let mut rest: Vec<_> =
        texts.into_iter().filter(|(name, text)| *name != act && !text.trim().is_empty()).collect();
    // An empty one would undo the choice that the page makes.
    if rest.iter().any(|(name, _)| *name == "answer") && !state.is_empty() {
        rest.push(("state", state));
    }
    if has_username && act != "rename" {
        rest.push(("username", username));
        if !close.is_empty() {
            rest.push(("close", close));
        }
    }
    rest.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// What becomes of looking at a request after a form, or without one.
struct Looked {
    typed: RequestFields,
    refusal: Option<ActRefusal>,
    acted: Option<Acted>,
}

async fn write(
    app: &App,
    language: Language,
    actor: &Actor,
    route: Route,
    id: Uuid,
    looked: Looked,
) -> Answer {
    let Some((request, colleagues, held)) = app.desk.request(actor, id).await? else {
        return Err(Problem::NOT_FOUND);
    };
    let Looked { typed, refusal, acted } = looked;
    let status = match refusal {
        None => StatusCode::OK,
        Some(ActRefusal::Stale) => StatusCode::CONFLICT,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let unreachable = app.desk.unreachable_since(&request).await?;
    let reader = actor.person;
    let page = RequestPage { request, unreachable, colleagues, held, reader, typed, refusal, acted };
    let page = if route == Route::RequestSecondFactor {
        if !page.request.subject.as_ref().is_some_and(|subject| subject.has_second_factor) {
            return Err(Problem::NOT_FOUND);
        }
        Page::from(SecondFactorPage(page))
    } else {
        Page::from(page)
    };
    Ok(page_at(app, language, (route, &id.to_string()), actor, status, page).await)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(typed: RequestFields) -> Vec<(String, String)> {
        rest(RequestFields { act: "state-open".into(), ..typed }, Some("plume"))
    }

    fn owned(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_follows_an_answer_is_kept_only_where_it_was_chosen() {
        let answer = RequestFields { answer: "Late.".into(), ..RequestFields::default() };
        assert_eq!(kept(answer.clone()), owned(&[("answer", "Late.")]));
        let chosen = RequestFields { state: "waiting".into(), ..answer };
        assert_eq!(kept(chosen), owned(&[("answer", "Late."), ("state", "waiting")]));
    }

    #[test]
    fn a_username_that_was_typed_is_kept_and_one_that_stood_there_of_itself_is_not() {
        let named = |name: &str| RequestFields { username: name.into(), ..RequestFields::default() };
        assert_eq!(kept(named("plumette")), owned(&[("username", "plumette")]));
        for untyped in ["", " ", "plume"] {
            assert_eq!(kept(named(untyped)), owned(&[]), "{untyped:?}");
        }
        let closing = RequestFields { close: "on".into(), ..named("plume") };
        assert_eq!(kept(closing), owned(&[("username", "plume"), ("close", "on")]));
        let done = RequestFields { act: "rename".into(), ..named("plumette") };
        assert_eq!(rest(done, Some("plume")), owned(&[]));
    }
}
