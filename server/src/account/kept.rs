//! What was typed by somebody who had to sign in first, or to accept the Terms: kept for them, and shown when they are back.

use app::account::actions::FORM_KEPT;
use app::form_back;
use app::page::Returned;
use app::routes::Route;
use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::Language;
use http_body_util::BodyExt as _;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::cookie;
use crate::http::posted::Posted;
use crate::http::refill::{self, Typed};
use crate::http::see_other;
use crate::state::App;

/// Follows the token in the cookie of a browser that was led to its form once.
const LED: &str = ".led";

/// A form that is kept, and the page it stands on.
#[derive(Serialize, Deserialize)]
struct Kept {
    page: String,
    typed: Typed,
    /// Whether something else in it was done: this is what was typed beside it.
    is_rest: bool,
}

/// A request of a browser that has a form kept.
pub struct Followed {
    /// What opens the form.
    pub cookie: String,
    /// How it asks.
    pub method: Method,
    /// For what.
    pub path: String,
}

/// On an answer that has its browser hold a form.
#[derive(Clone, Copy)]
struct JustKept;

/// Who is asking, as the wall found: on its answers.
#[derive(Clone, Copy)]
pub struct AskedBy(pub Uuid);

/// Keeps a form that the wall turns away, and has the browser hold the key to it.
pub async fn keep(app: &App, posted: Option<&Posted>, turned_away: Response) -> Response {
    let Some((posted, person)) = posted.and_then(|posted| Some((posted, posted.whose(app)?))) else {
        return turned_away;
    };
    let Some(page) = posted.page.clone() else { return turned_away };
    let kept = Kept { page, typed: posted.typed(), is_rest: false };
    hold(app, person, &kept, turned_away).await
}

/// Keeps what else was typed into a form of which one thing was done, so that it stands there again.
pub async fn keep_rest(
    app: &App,
    person: Uuid,
    (page, fields): (&str, Vec<(String, String)>),
    done: Response,
) -> Response {
    if fields.is_empty() {
        return done;
    }
    let typed = Typed { action: page.to_owned(), fields };
    hold(app, person, &Kept { page: page.to_owned(), typed, is_rest: true }, done).await
}

async fn hold(app: &App, person: Uuid, kept: &Kept, response: Response) -> Response {
    let Ok(bytes) = serde_json::to_vec(kept) else { return response };
    match app.accounts.keep_form(person, &bytes).await {
        Ok(Some(token)) => {
            // Nobody is led to where they are.
            let token = if kept.is_rest { format!("{token}{LED}") } else { token };
            let mut response = cookie::set_kept(response, &token, FORM_KEPT);
            response.extensions_mut().insert(JustKept);
            response
        }
        // It is the answer all the same.
        Ok(None) | Err(_) => response,
    }
}

/// What becomes of a page's answer in a browser that has a form kept.
pub async fn follow(
    app: &App,
    (route, language): (Route, Language),
    Followed { cookie, method, path }: Followed,
    response: Response,
) -> Response {
    if response.extensions().get::<JustKept>().is_some() {
        return response;
    }
    let (token, is_led) = cookie.strip_suffix(LED).map_or((cookie.as_str(), false), |token| (token, true));
    if route.is_way_in() && !is_led && response.status().is_success() {
        return rewritten(response, |page| refill::announce(page, &form_back::waiting(language))).await;
    }
    let Some(AskedBy(person)) = response.extensions().get::<AskedBy>().copied() else { return response };
    let is_page = method == Method::GET && response.status() == StatusCode::OK;
    let is_done = method == Method::POST && response.status() == StatusCode::SEE_OTHER;
    if !is_page && !is_done {
        return response;
    }
    let kept = app.accounts.kept_form(person, token).await.ok().flatten();
    let Some(kept) = kept.and_then(|bytes| serde_json::from_slice::<Kept>(&bytes).ok()) else {
        return response;
    };
    if is_done {
        if kept.typed.action != path || app.accounts.forget_kept_form(token).await.is_err() {
            return response;
        }
        return cookie::clear_kept(response);
    }
    let led = format!("{token}{LED}");
    if kept.page.split('?').next() == Some(path.as_str()) {
        let returned = if kept.is_rest { Returned::Rest } else { Returned::Kept };
        let notice = form_back::notice(language, returned);
        let response = rewritten(response, |page| refill::refill(page, &kept.typed, &notice)).await;
        return if is_led { response } else { cookie::set_kept(response, &led, FORM_KEPT) };
    }
    // Every way in ends on the front page: from there on to where they were.
    if route == Route::Community && !is_led {
        return cookie::set_kept(see_other(&kept.page), &led, FORM_KEPT);
    }
    response
}

/// A page, changed where that can be done.
async fn rewritten(response: Response, change: impl FnOnce(&str) -> Option<String>) -> Response {
    let is_html = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_html {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(body) = body.collect().await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let body = body.to_bytes();
    match std::str::from_utf8(&body).ok().and_then(change) {
        Some(page) => {
            parts.headers.remove(header::CONTENT_LENGTH);
            Response::from_parts(parts, Body::from(page))
        }
        None => Response::from_parts(parts, Body::from(body)),
    }
}
