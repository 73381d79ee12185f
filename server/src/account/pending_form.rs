//! What was typed by somebody who had to sign in first, or to accept the Terms: kept for them, and shown when they are back.

use app::account::actions::{FORM_PENDING, MOST_PENDING, MOST_PENDING_WITH_RESTS};
use app::form_back::{self, Elsewhere};
use app::page::Returned;
use app::routes::Route;
use axum::body::Body;
use axum::http::response::Parts;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::Language;
use http_body_util::BodyExt as _;
use serde::{Deserialize, Serialize};
use store::pending_form::Keeping;
use uuid::Uuid;

use super::cookie;
use crate::http::posted::{self, Posted};
use crate::http::problem::Problem;
use crate::http::refill::{self, Typed};
use crate::http::see_other;
use crate::state::App;

/// Follows the token in the cookie of a browser that was led to its form once.
const LED: &str = ".led";

/// The field of a form that was shown again, and the word in a page's address, that says which of the kept ones it is.
pub const FIELD: &str = "kept";

/// A form that is kept, and the page it stands on.
#[derive(Clone, Serialize, Deserialize)]
struct Kept {
    page: String,
    typed: Typed,
    /// Whether something else in it was done: this is what was typed beside it.
    is_rest: bool,
}

/// On an answer with which a form is to be kept.
#[derive(Clone)]
pub struct ToKeep {
    person: Uuid,
    kept: Kept,
}

impl ToKeep {
    /// Whether something else in it was done.
    pub const fn is_rest(&self) -> bool {
        self.kept.is_rest
    }
}

/// A request of a browser that has forms kept.
pub struct Followed {
    /// What opens them.
    pub cookie: String,
    /// How it asks.
    pub method: Method,
    /// For what.
    pub path: String,
    /// Which of them it asks for.
    pub wanted: Option<Uuid>,
}

/// On an answer that has its browser hold a form.
#[derive(Clone, Copy)]
struct JustKept;

/// Who is asking, as the wall found: on its answers.
#[derive(Clone, Copy)]
pub struct AskedBy(pub Uuid);

/// Has a form kept that the wall turns away, where something was typed into it.
pub fn keep(app: &App, posted: Option<&Posted>, mut turned_away: Response) -> Response {
    let to_keep = posted.and_then(|posted| {
        let (person, page) = (posted.whose(app)?.person, posted.page.clone()?);
        let typed = posted.typed();
        form_back::is_typed(&typed.fields)
            .then_some(ToKeep { person, kept: Kept { page, typed, is_rest: false } })
    });
    if let Some(to_keep) = to_keep {
        turned_away.extensions_mut().insert(to_keep);
    }
    turned_away
}

/// Has what else was typed into a form kept of which one thing was done, so that it stands there again.
pub fn keep_rest(
    person: Uuid,
    (page, fields): (&str, Vec<(String, String)>),
    mut done: Response,
) -> Response {
    if !fields.is_empty() {
        let typed = Typed { action: page.to_owned(), fields };
        let kept = Kept { page: page.to_owned(), typed, is_rest: true };
        done.extensions_mut().insert(ToKeep { person, kept });
    }
    done
}

/// Keeps a form, and has the browser hold the key to it, which is the one that it holds already where it holds one.
///
/// # Errors
/// [`Problem`] when it was not kept and nothing of it was done.
pub async fn hold(
    app: &App,
    ToKeep { person, kept }: ToKeep,
    held: Option<&str>,
    response: Response,
) -> Result<Response, Problem> {
    let bytes = serde_json::to_vec(&kept).map_err(|_| Problem::INTERNAL)?;
    let held = held.map(|cookie| opened(cookie).0);
    let most = if kept.is_rest { MOST_PENDING_WITH_RESTS } else { MOST_PENDING };
    match app.accounts.keep_form(person, held, &bytes, most).await {
        Ok((Keeping::Done, token)) => {
            // Nobody is led to where they are.
            let token = if kept.is_rest { format!("{token}{LED}") } else { token };
            let mut response = cookie::set_kept(response, &token, FORM_PENDING);
            response.extensions_mut().insert(JustKept);
            Ok(response)
        }
        // None that is kept goes for it unsaid: it comes back at once.
        Ok((Keeping::Full, _)) if !kept.is_rest => Err(Problem::TOO_MANY),
        Err(error) if !kept.is_rest => Err(error.into()),
        // It is the answer all the same.
        Ok(_) | Err(_) => Ok(response),
    }
}

/// The token in a cookie, and whether its browser was led to its form.
fn opened(cookie: &str) -> (&str, bool) {
    cookie.strip_suffix(LED).map_or((cookie, false), |token| (token, true))
}

/// One of the forms that are kept for who asks.
struct One {
    id: Uuid,
    kept: Kept,
}

impl One {
    fn stands_on(&self, path: &str) -> bool {
        self.kept.page.split('?').next() == Some(path)
    }

    const fn returned(&self) -> Returned {
        if self.kept.is_rest { Returned::Rest } else { Returned::Kept }
    }

    /// How it is named where another page is shown.
    fn elsewhere(&self) -> Elsewhere {
        let page = &self.kept.page;
        let sign = if page.contains('?') { '&' } else { '?' };
        Elsewhere::new(format!("{page}{sign}{FIELD}={}", self.id), &self.kept.typed.fields)
    }
}

/// The forms of a browser, the newest first.
struct Held<'c> {
    token: &'c str,
    is_led: bool,
    all: Vec<One>,
}

impl Held<'_> {
    fn led(&self, response: Response) -> Response {
        if self.is_led {
            return response;
        }
        cookie::set_kept(response, &format!("{}{LED}", self.token), FORM_PENDING)
    }

    fn elsewhere(&self, shown: Option<Uuid>) -> Vec<Elsewhere> {
        self.all.iter().filter(|one| Some(one.id) != shown).map(One::elsewhere).collect()
    }
}

/// What becomes of a page's answer in a browser that has forms kept.
pub async fn follow(
    app: &App,
    (route, language): (Route, Language),
    followed: Followed,
    response: Response,
) -> Response {
    if response.extensions().get::<JustKept>().is_some() {
        return response;
    }
    let (token, is_led) = opened(&followed.cookie);
    if route.is_way_in() && !is_led && response.status().is_success() {
        return match read(response).await {
            Read::Page(parts, page) => {
                let announced = refill::announce(&page, &form_back::waiting(language));
                written(parts, announced.unwrap_or(page))
            }
            Read::Other(response) => response,
        };
    }
    let Some(AskedBy(person)) = response.extensions().get::<AskedBy>().copied() else { return response };
    let Ok(kept) = app.accounts.pending_forms(person, token).await else { return response };
    let one = |(id, kept): (Uuid, Vec<u8>)| Some(One { id, kept: serde_json::from_slice(&kept).ok()? });
    let held = Held { token, is_led, all: kept.into_iter().filter_map(one).collect() };
    if held.all.is_empty() {
        return response;
    }
    match followed.method {
        Method::POST => after_post(app, &held, &followed.path, response).await,
        Method::GET => on_page(app, (route, language), &held, &followed, person, response).await,
        _ => response,
    }
}

/// Forgets what was sent; where it was refused, its page goes on saying which it is.
async fn after_post(app: &App, held: &Held<'_>, path: &str, response: Response) -> Response {
    let Some(posted) = response.extensions().get::<Posted>().cloned() else { return response };
    let named = posted.kept();
    if response.status() != StatusCode::SEE_OTHER {
        let Some(id) = named else { return response };
        return match read(response).await {
            Read::Page(parts, page) => {
                let carried = refill::carry(&page, path, (FIELD, &id.to_string()));
                written(parts, carried.unwrap_or(page))
            }
            Read::Other(response) => response,
        };
    }
    let typed = posted.typed();
    let is_it = |one: &&One| {
        let kept = &one.kept.typed;
        kept.action == path && (named == Some(one.id) || kept.is_said_in(&typed))
    };
    let Some(sent) = held.all.iter().find(is_it) else { return response };
    match app.accounts.forget_kept_form(held.token, sent.id).await {
        // The next page names them.
        Ok(true) => cookie::set_kept(response, held.token, FORM_PENDING),
        Ok(false) => cookie::clear_kept(response),
        Err(_) => response,
    }
}

async fn on_page(
    app: &App,
    (route, language): (Route, Language),
    held: &Held<'_>,
    Followed { path, wanted, .. }: &Followed,
    person: Uuid,
    response: Response,
) -> Response {
    let asked_for = held.all.iter().find(|one| Some(one.id) == *wanted && one.stands_on(path));
    let here = asked_for.or_else(|| held.all.iter().find(|one| one.stands_on(path)));
    let is_page = response.status() == StatusCode::OK;
    // Every way in ends on the front page: from there on to where they were.
    if let (true, Route::Community, false, None, Some(newest)) =
        (is_page, route, held.is_led, here, held.all.first())
    {
        return held.led(see_other(&newest.kept.page));
    }
    // Also where that page has no place for it any more.
    let must_show = here.filter(|_| asked_for.is_some() || (is_page && !held.is_led));
    let (parts, page) = match read(response).await {
        Read::Page(parts, page) if is_page => (parts, page),
        Read::Page(parts, page) => return written(parts, page),
        Read::Other(response) => {
            let is_gone = response.status().is_client_error();
            let plain = match must_show.filter(|_| is_gone) {
                Some(one) => alone(app, (route, language), person, one).await,
                None => None,
            };
            return plain.map_or(response, |plain| held.led(plain));
        }
    };
    let filled = here.and_then(|one| {
        let id = one.id.to_string();
        let notice = form_back::notice(language, one.returned(), Some(&id), held.elsewhere(Some(one.id)));
        refill::refill(&page, &one.kept.typed, &notice)
    });
    if let Some(filled) = filled {
        return held.led(written(parts, filled));
    }
    if let Some(one) = must_show
        && let Some(plain) = alone(app, (route, language), person, one).await
    {
        return held.led(plain);
    }
    if (route == Route::Community || !held.is_led)
        && let Some(announced) = refill::announce(&page, &form_back::kept(language, held.elsewhere(None)))
    {
        return held.led(written(parts, announced));
    }
    written(parts, page)
}

/// A page of its own for a form.
async fn alone(app: &App, place: (Route, Language), person: Uuid, one: &One) -> Option<Response> {
    let mut typed = one.kept.typed.clone();
    typed.fields.push((FIELD.to_owned(), one.id.to_string()));
    let body = posted::plain(app, place, (typed, one.returned()), Some(person)).await?;
    Some(posted::page(StatusCode::OK, body))
}

/// An answer, read where it is a page.
enum Read {
    Page(Parts, String),
    Other(Response),
}

async fn read(response: Response) -> Read {
    let kind = response.headers().get(header::CONTENT_TYPE);
    if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        return Read::Other(response);
    }
    let (parts, body) = response.into_parts();
    let Ok(body) = body.collect().await else { return Read::Other(Problem::INTERNAL.into_response()) };
    match String::from_utf8(body.to_bytes().into()) {
        Ok(page) => Read::Page(parts, page),
        Err(other) => Read::Other(Response::from_parts(parts, Body::from(other.into_bytes()))),
    }
}

fn written(mut parts: Parts, page: String) -> Response {
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(page))
}
