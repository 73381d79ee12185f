//! The wall: every page that is not public is reached through here. Whoever may not pass cannot tell what exists.

use std::sync::Arc;
use std::time::Instant;

use app::destination;
use app::in_place::Refusal;
use app::routes::{GuestPlace, Route};
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use domain::Language;
use domain::account::{Act, Capability};
use store::account::session::Actor;

use super::{cookie, pending_form};
use crate::http::asked_by::{AskedBy, Reader};
use crate::http::in_place::in_place_of;
use crate::http::limits::Client;
use crate::http::posted::form::{Posted, is_signed};
use crate::http::problem::Problem;
use crate::http::{middleware, see_other};
use crate::security::{self, SecurityEvent};
use crate::state::App;

/// Lets through who may do what the page needs, and tells the handler who it is.
pub async fn admit(
    State((app, capability)): State<(App, Capability)>,
    mut request: Request,
    next: Next,
) -> Response {
    let language = middleware::language(request.uri().path(), request.headers());
    let actor = match asker(&app, request.headers()).await {
        Ok(actor) => actor,
        Err(problem) => return problem.into_response(),
    };
    let posted = request.extensions().get::<Posted>().cloned();
    let client = request.extensions().get::<Client>().copied();
    let Some(actor) = actor.map(Arc::new) else {
        let page = posted.as_ref().and_then(|posted| posted.whose(&app).and(posted.page.clone()));
        let away = sign_in_first(language, &page.unwrap_or_else(|| wanted(&request)));
        return pending_form::turned_away(&app, posted.as_ref(), away);
    };
    if let Some(refused) = refused_form(&app, &request, &actor) {
        return refused;
    }
    let is_guest = !actor.standing.guest_topics.is_empty();
    let place = if is_guest { guest_place(&request) } else { None };
    if actor.standing.opens(capability) || is_their_guest_post(&app, &actor, capability, place).await {
        if !is_signed(&app, &request) {
            return refused(Problem::UNSIGNED, &actor);
        }
        request.extensions_mut().insert(Actor::clone(&actor));
        return told_by(next.run(request).await, &actor);
    }
    if actor.standing.owes_terms {
        let away = in_place_of(Refusal::TermsOwed, first(Route::Terms, language, &wanted(&request)));
        return pending_form::turned_away(&app, posted.as_ref(), away);
    }
    if actor.standing.is_staff() && !actor.standing.has_second_factor {
        let away = see_other(&Route::Authenticator.path(language));
        let away = in_place_of(Refusal::SecondStepOwed, away);
        return pending_form::turned_away(&app, posted.as_ref(), away);
    }
    security::record(&app, SecurityEvent::PageRefused, Some(actor.person), client);
    if capability == Capability::ReadCommunity {
        // Their account's page says why.
        return in_place_of(Refusal::Forbidden, see_other(&Route::Account.path(language)));
    }
    for_reader(Problem::NOT_FOUND, actor)
}

/// Tells the handler of a page that is open to everybody who it is, where somebody is signed in. Their forms are theirs, as
/// behind the wall; one that says whose it was, and comes once they are signed out, is taken as anybody's.
pub async fn recognize(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let actor = match asker(&app, request.headers()).await {
        Ok(Some(actor)) => Arc::new(actor),
        Ok(None) => return next.run(request).await,
        Err(problem) => return problem.into_response(),
    };
    if let Some(refused) = refused_form(&app, &request, &actor) {
        return refused;
    }
    if !is_signed(&app, &request) {
        return refused(Problem::UNSIGNED, &actor);
    }
    request.extensions_mut().insert(Actor::clone(&actor));
    told_by(next.run(request).await, &actor)
}

/// Who is signed in, as the session's cookie says.
async fn asker(app: &App, headers: &HeaderMap) -> Result<Option<Actor>, Problem> {
    let Some(token) = cookie::token(headers) else { return Ok(None) };
    let started = Instant::now();
    let found = app.accounts.actor(token).await;
    metrics::histogram!("commons_asker_duration_seconds").record(started.elapsed().as_secs_f64());
    Ok(found?)
}

/// The answer to a form that is one too many, or another's.
fn refused_form(app: &App, request: &Request, actor: &Arc<Actor>) -> Option<Response> {
    if let Some(too_many) = too_many(app, request.method(), actor) {
        return Some(too_many);
    }
    let whose = request.extensions().get::<Posted>().and_then(|posted| posted.whose(app));
    whose.is_some_and(|whose| whose.person != actor.person).then(|| {
        let client = request.extensions().get::<Client>().copied();
        security::record(app, SecurityEvent::FormRefused, Some(actor.person), client);
        refused(Problem::ANOTHERS, actor)
    })
}

/// Counts a form, before anything is made of it: the answer where it is one too many. Every form of who is signed in, so
/// that none is forgotten, also those that are refused; what costs others more is counted where it is done.
fn too_many(app: &App, method: &Method, actor: &Arc<Actor>) -> Option<Response> {
    let again = if method == Method::POST { app.allow(actor, Act::Form).err()? } else { return None };
    Some(app.until(again, refused(Problem::TOO_MANY, actor)))
}

/// The answer to a form that is not taken.
fn refused(problem: Problem, actor: &Arc<Actor>) -> Response {
    told_by(problem.into_response(), actor)
}

/// An answer that tells the layers around the wall who asked.
fn told_by(mut response: Response, actor: &Arc<Actor>) -> Response {
    let extensions = response.extensions_mut();
    extensions.insert(AskedBy(Arc::clone(actor)));
    if extensions.get::<Problem>().is_some() {
        extensions.insert(Reader(Arc::clone(actor)));
    }
    response
}

/// A problem whose page is written for its reader, and that tells nothing else of them.
fn for_reader(problem: Problem, actor: Arc<Actor>) -> Response {
    let mut response = problem.into_response();
    response.extensions_mut().insert(Reader(actor));
    response
}

/// Whether what is asked for is part of a guest post of the asker's own, which they may read and comment on also where
/// they are no member.
async fn is_their_guest_post(
    app: &App,
    actor: &Actor,
    capability: Capability,
    place: Option<(GuestPlace, i64)>,
) -> bool {
    let topic = match place {
        Some((GuestPlace::Topic, id)) => Some(id),
        // What cannot be read lets nobody in.
        Some((GuestPlace::Comment, id)) => {
            app.community.comment(actor, id).await.ok().flatten().map(|comment| comment.topic)
        }
        None => None,
    };
    topic.is_some_and(|topic| actor.standing.may_in_topic(capability, topic))
}

/// What a request names by the identifier in its address, where a guest may get there.
fn guest_place(request: &Request) -> Option<(GuestPlace, i64)> {
    let matched = request.extensions().get::<MatchedPath>()?.as_str();
    let mut all = Route::ALL.into_iter().flat_map(|route| Language::ALL.map(|language| (route, language)));
    let (route, _) = all.find(|(route, language)| route.pattern(*language) == matched)?;
    let place = route.guest_place()?;
    let (before, _) = matched.split_once("{id}")?;
    let id = request.uri().path().strip_prefix(before)?.split('/').next()?;
    Some((place, id.parse().ok()?))
}

/// What an address answers when nothing is there: to the signed in, that it is not, and where else to go; to everybody else,
/// what every address behind the wall answers, or that it is not.
pub async fn nowhere(app: &App, method: &Method, uri: &Uri, headers: &HeaderMap) -> Response {
    let actor = match cookie::token(headers) {
        Some(token) => app.accounts.actor(token).await.unwrap_or_default(),
        None => None,
    };
    match actor {
        Some(actor) => for_reader(Problem::NOT_FOUND, Arc::new(actor)),
        None if Route::is_behind_the_wall(uri.path()) => {
            let language = middleware::language(uri.path(), headers);
            sign_in_first(language, &page_of(method, uri))
        }
        None => Problem::NOT_FOUND.into_response(),
    }
}

/// The page that was to be read.
fn wanted(request: &Request) -> String {
    page_of(request.method(), request.uri())
}

fn page_of(method: &Method, uri: &Uri) -> String {
    let page = uri.path_and_query().filter(|_| method == Method::GET);
    page.map(ToString::to_string).unwrap_or_default()
}

/// To signing in, and from there to where somebody wanted to be.
fn sign_in_first(language: Language, wanted: &str) -> Response {
    in_place_of(Refusal::SignedOut, first(Route::SignIn, language, wanted))
}

/// To a page that comes first, and from there to where somebody wanted to be.
fn first(route: Route, language: Language, wanted: &str) -> Response {
    see_other(&destination::remembered(&route.path(language), wanted))
}
