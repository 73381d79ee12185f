//! What was typed by somebody who had to sign in first, or to accept the Terms: stored for them, and shown when they are back.

use app::form_back::{self, Elsewhere, Returned};
use app::routes::Route;
use axum::body::Body;
use axum::http::response::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::Language;
use http_body_util::BodyExt as _;
use serde::{Deserialize, Serialize};
use services::account::{FORM_PENDING, MOST_PENDING, MOST_PENDING_WITH_RESTS};
use store::pending_form::Saving;
use uuid::Uuid;

use super::cookie;
use crate::http::asked_by::AskedBy;
use crate::http::in_place::Done;
use crate::http::posted::back;
use crate::http::posted::form::{PENDING, Posted};
use crate::http::problem::Problem;
use crate::http::refill::{self, Typed};
use crate::http::see_other;
use crate::state::App;

/// Follows the token in the cookie of a browser that was led to its form once.
const LED: &str = ".led";

/// A form, and the page it stands on.
#[derive(Clone, Serialize, Deserialize)]
struct PendingForm {
    page: String,
    typed: Typed,
    /// Whether something else in it was done: this is what was typed beside it.
    is_rest: bool,
}

/// On an answer with which a form is to be stored.
#[derive(Clone)]
pub struct ToSave {
    person: Uuid,
    form: PendingForm,
}

impl ToSave {
    /// Whether something else in it was done.
    pub const fn is_rest(&self) -> bool {
        self.form.is_rest
    }

    /// What was typed, and the page that it stands on.
    pub fn typed(&self) -> (&Typed, &str) {
        (&self.form.typed, &self.form.page)
    }
}

/// A request of a browser that has pending forms.
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
struct JustSaved;

/// Has a form stored that the wall turns away, where something was typed into it.
pub fn turned_away(app: &App, posted: Option<&Posted>, mut answer: Response) -> Response {
    let to_save = posted.and_then(|posted| {
        let (person, page) = (posted.whose(app)?.person, posted.page.clone()?);
        let typed = posted.typed();
        form_back::is_typed(&typed.fields)
            .then_some(ToSave { person, form: PendingForm { page, typed, is_rest: false } })
    });
    if let Some(to_save) = to_save {
        answer.extensions_mut().insert(to_save);
    }
    answer
}

/// Has what was typed beside what was done of a form stored, so that it stands there again.
pub fn beside(person: Uuid, (page, fields): (&str, Vec<(String, String)>), mut done: Response) -> Response {
    if !fields.is_empty() {
        let typed = Typed { action: page.to_owned(), fields };
        let form = PendingForm { page: page.to_owned(), typed, is_rest: true };
        done.extensions_mut().insert(ToSave { person, form });
    }
    done
}

/// Stores a form, and has the browser hold the key to it, which is the one that it holds already where it holds one. Says
/// whether it is stored.
///
/// # Errors
/// [`Problem`] when it was not stored and nothing of it was done.
pub async fn save(
    app: &App,
    ToSave { person, form }: &ToSave,
    headers: &HeaderMap,
    response: Response,
) -> Result<(Response, bool), Problem> {
    let bytes = serde_json::to_vec(form).map_err(|_| Problem::INTERNAL)?;
    let held = cookie::pending_form(headers).map(|cookie| opened(cookie).0);
    let most = if form.is_rest { MOST_PENDING_WITH_RESTS } else { MOST_PENDING };
    match app.accounts.save_pending_form(*person, (held, cookie::token(headers)), &bytes, most).await {
        Ok((Saving::Done, token)) => {
            // Nobody is led to where they are.
            let token = if form.is_rest { format!("{token}{LED}") } else { token };
            let mut response = cookie::set_pending_form(response, &token, FORM_PENDING);
            response.extensions_mut().insert(JustSaved);
            Ok((response, true))
        }
        // None that is stored goes for it unsaid: it comes back at once.
        Ok((Saving::Full, _)) if !form.is_rest => Err(Problem::TOO_MANY),
        Err(error) if !form.is_rest => Err(error.into()),
        Ok(_) | Err(_) => Ok((response, false)),
    }
}

/// The token in a cookie, and whether its browser was led to its form.
fn opened(cookie: &str) -> (&str, bool) {
    cookie.strip_suffix(LED).map_or((cookie, false), |token| (token, true))
}

/// One of the pending forms of who asks.
struct Stored {
    id: Uuid,
    form: PendingForm,
}

impl Stored {
    fn stands_on(&self, path: &str) -> bool {
        self.form.page.split('?').next() == Some(path)
    }

    const fn returned(&self) -> Returned {
        if self.form.is_rest { Returned::Rest } else { Returned::Pending }
    }

    /// How it is named where another page is shown.
    fn elsewhere(&self) -> Elsewhere {
        let page = &self.form.page;
        let sign = if page.contains('?') { '&' } else { '?' };
        Elsewhere::new(format!("{page}{sign}{PENDING}={}", self.id), &self.form.typed.fields)
    }
}

/// The forms of a browser, the newest first.
struct Held<'c> {
    token: &'c str,
    is_led: bool,
    all: Vec<Stored>,
}

impl Held<'_> {
    fn led(&self, response: Response) -> Response {
        if self.is_led {
            return response;
        }
        cookie::set_pending_form(response, &format!("{}{LED}", self.token), FORM_PENDING)
    }

    fn elsewhere(&self, shown: Option<Uuid>) -> Vec<Elsewhere> {
        self.all.iter().filter(|one| Some(one.id) != shown).map(Stored::elsewhere).collect()
    }
}

/// What becomes of a page's answer in a browser that has pending forms.
pub async fn follow(
    app: &App,
    (route, language): (Route, Language),
    followed: Followed,
    response: Response,
) -> Response {
    if response.extensions().get::<JustSaved>().is_some() {
        return response;
    }
    let (token, is_led) = opened(&followed.cookie);
    if route.is_way_in() && !is_led && response.status().is_success() {
        return match read(response).await {
            Read::Page(parts, page) => {
                let announced = refill::announce(&page, &form_back::waiting(language, is_focus_free(&page)));
                written(parts, announced.unwrap_or(page))
            }
            Read::Other(response) => response,
        };
    }
    let Some(asked_by) = response.extensions().get::<AskedBy>().cloned() else { return response };
    let Ok(forms) = app.accounts.pending_forms(asked_by.0.person, token).await else { return response };
    let stored = |(id, form): (Uuid, Vec<u8>)| Some(Stored { id, form: serde_json::from_slice(&form).ok()? });
    let held = Held { token, is_led, all: forms.into_iter().filter_map(stored).collect() };
    if held.all.is_empty() {
        return response;
    }
    match followed.method {
        Method::POST => after_post(app, &held, &followed.path, response).await,
        Method::GET => on_page(app, (route, language), &held, &followed, &asked_by, response).await,
        _ => response,
    }
}

/// Forgets what was sent; where it was refused, its page goes on saying which it is.
async fn after_post(app: &App, held: &Held<'_>, path: &str, response: Response) -> Response {
    let Some(posted) = response.extensions().get::<Posted>().cloned() else { return response };
    let named = posted.pending();
    let is_done = response.status() == StatusCode::SEE_OTHER || response.extensions().get::<Done>().is_some();
    if !is_done {
        let Some(id) = named else { return response };
        return match read(response).await {
            Read::Page(parts, page) => {
                let carried = refill::carry(&page, path, (PENDING, &id.to_string()));
                written(parts, carried.unwrap_or(page))
            }
            Read::Other(response) => response,
        };
    }
    let typed = posted.typed();
    let is_it = |one: &&Stored| {
        let stored = &one.form.typed;
        stored.action == path && (named == Some(one.id) || stored.is_said_in(&typed))
    };
    let Some(sent) = held.all.iter().find(is_it) else { return response };
    match app.accounts.forget_pending_form(held.token, sent.id).await {
        // The next page names them.
        Ok(true) => cookie::set_pending_form(response, held.token, FORM_PENDING),
        Ok(false) => cookie::clear_pending_form(response),
        Err(_) => response,
    }
}

async fn on_page(
    app: &App,
    (route, language): (Route, Language),
    held: &Held<'_>,
    Followed { path, wanted, .. }: &Followed,
    asked_by: &AskedBy,
    response: Response,
) -> Response {
    let asked_for = held.all.iter().find(|one| Some(one.id) == *wanted && one.stands_on(path));
    let here = asked_for.or_else(|| held.all.iter().find(|one| one.stands_on(path)));
    let is_page = response.status() == StatusCode::OK;
    // Every way in ends on the front page: from there on to where they were.
    if let (true, Route::Community, false, None, Some(newest)) =
        (is_page, route, held.is_led, here, held.all.first())
    {
        return held.led(see_other(&newest.form.page));
    }
    // Also where that page has no place for it any more.
    let must_show = here.filter(|_| asked_for.is_some() || (is_page && !held.is_led));
    let (parts, page) = match read(response).await {
        Read::Page(parts, page) if is_page => (parts, page),
        Read::Page(parts, page) => return written(parts, page),
        Read::Other(response) => {
            let is_gone = response.status().is_client_error();
            let plain = must_show.filter(|_| is_gone);
            let plain = plain.and_then(|one| alone(app, (route, language), asked_by, one));
            return plain.map_or(response, |plain| held.led(plain));
        }
    };
    let filled = here.and_then(|one| {
        let id = one.id.to_string();
        let notice = form_back::notice(language, one.returned(), Some(&id), held.elsewhere(Some(one.id)));
        refill::refill(&page, &one.form.typed, &notice)
    });
    if let Some(filled) = filled {
        return held.led(written(parts, filled));
    }
    if let Some(one) = must_show
        && let Some(plain) = alone(app, (route, language), asked_by, one)
    {
        return held.led(plain);
    }
    if (route == Route::Community || !held.is_led)
        && let notice = form_back::pending(language, held.elsewhere(None), is_focus_free(&page))
        && let Some(announced) = refill::announce(&page, &notice)
    {
        return held.led(written(parts, announced));
    }
    written(parts, page)
}

/// Whether nothing on a page takes the focus as it opens: one thing may.
fn is_focus_free(page: &str) -> bool {
    !page.contains(" autofocus")
}

/// A page of its own for a form.
fn alone(app: &App, place: (Route, Language), asked_by: &AskedBy, one: &Stored) -> Option<Response> {
    let mut typed = one.form.typed.clone();
    typed.fields.push((PENDING.to_owned(), one.id.to_string()));
    let body = back::plain(app, place, (typed, one.returned()), Some(asked_by))?;
    Some(back::page(StatusCode::OK, body))
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
