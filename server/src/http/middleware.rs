//! What every answer goes through: its request id, its headers, its count, and its page when it is a problem.

use std::time::Instant;

use app::page::Page;
use axum::body::Body;
use axum::extract::{FromRequestParts as _, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use domain::Language;
use tracing::Instrument as _;
use tracing::instrument::WithSubscriber as _;

use super::asked_by::{AskedBy, Reader};
use super::headers::headers;
use super::in_place::{self, Wants};
use super::last_words;
use super::limits::Client;
use super::problem::Problem;
use super::render::{self, Place};
use super::streams;
use crate::account;
use crate::security::{self, Recorded, SecurityEvent};
use crate::state::App;

/// The outermost layer of the site.
pub async fn every_answer(State(app): State<App>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let (mut parts, body) = request.into_parts();
    let client = Client::from_request_parts(&mut parts, &app).await.ok();
    if let Some(client) = client {
        parts.extensions.insert(client);
    }
    let request = Request::from_parts(parts, body);
    let id = format!("{:016x}", rand::random::<u64>());
    let (is_head, method) = (request.method() == Method::HEAD, method(request.method()));
    let language = language(request.uri().path(), request.headers());
    let wants = Wants::of(request.headers());
    let is_stream = streams::is_asked_for(request.headers());
    // The pattern, never the address itself: that may hold a sealed link.
    let route = request.extensions().get::<MatchedPath>().cloned();
    let span = tracing::info_span!("request", id);
    // It is done to its end also where nobody waits for it any more: who hangs up in the midst of a query would cost its
    // connection to the database.
    let answering = app.tasks.spawn(next.run(request).instrument(span.clone()).with_current_subscriber());
    let mut response = answering.await.unwrap_or_else(|_| Problem::INTERNAL.into_response());
    if let Some(event) = refusal(&response) {
        let person = response.extensions().get::<AskedBy>().map(|by| by.0.person);
        span.in_scope(|| security::record(&app, event, person, client));
    }
    let problem = problem(&response);
    if is_stream {
        response = streams::told(response);
    } else if wants == Wants::Data {
        response = in_place::told(app.campaign.clock.now(), problem, is_head, response);
    } else if let Some(problem) = problem {
        response = span.in_scope(|| problem_page(&app, language, problem, &response, is_head));
    }
    headers(&app, response.headers_mut());
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), id);
    }
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    let status = response.status();
    metrics::histogram!("commons_http_request_duration_seconds", "route" => route.to_owned())
        .record(started.elapsed().as_secs_f64());
    let labels = [("method", method.to_owned()), ("status", status.as_str().to_owned())];
    metrics::counter!("commons_http_requests_total", &labels).increment(1);
    let ms = started.elapsed().as_secs_f64() * 1e3;
    let _in_span = span.enter();
    if status.is_server_error() {
        tracing::error!(route, status = status.as_u16(), ms, "request");
    } else {
        tracing::debug!(route, status = status.as_u16(), ms, "request");
    }
    response
}

/// The method, if it is one that somebody means: whatever a stranger sends is no label.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}

/// The language of the address; for an address without one, what the browser prefers.
pub fn language(path: &str, headers: &HeaderMap) -> Language {
    Language::of_path(path).unwrap_or_else(|| {
        let preferred = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Language::preferred(preferred.unwrap_or_default())
    })
}

/// A problem that a handler answered with, or the bare status of a layer below.
fn problem(response: &Response) -> Option<Problem> {
    let told = response.extensions().get::<Problem>().copied();
    let is_bare = !response.headers().contains_key(header::CONTENT_TYPE);
    told.or_else(|| Problem::of_status(response.status()).filter(|_| is_bare))
}

/// The event that an answer tells of, whatever refused it: a limit, or the look at where a form comes from, which alone
/// answers a bare 403. Nothing counts twice.
fn refusal(response: &Response) -> Option<SecurityEvent> {
    if response.extensions().get::<Recorded>().is_some() {
        return None;
    }
    match response.status() {
        StatusCode::TOO_MANY_REQUESTS => Some(SecurityEvent::LimitMet),
        StatusCode::FORBIDDEN if problem(response) == Problem::of_status(StatusCode::FORBIDDEN) => {
            Some(SecurityEvent::ForgeryRefused)
        }
        _ => None,
    }
}

fn problem_page(
    app: &App,
    language: Language,
    problem: Problem,
    below: &Response,
    is_head: bool,
) -> Response {
    let reader = below.extensions().get::<Reader>().map(|reader| &*reader.0);
    let (viewer, person) = (reader.map(account::reader), reader.map(|actor| actor.person));
    let place = Place { language, route: None, token: String::new(), viewer, person };
    let Ok(body) = render::html(app, place, Page::from(problem.0)) else {
        return last_words::answer(app);
    };
    let length = HeaderValue::from(body.len());
    let mut response = Response::new(if is_head { Body::empty() } else { Body::from(body) });
    *response.status_mut() = problem.status();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LENGTH, length);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = below.headers().get(&name) {
            headers.insert(name, value.clone());
        }
    }
    match problem.0 {
        app::problem::Problem::TooMuch(again) => app.until(again, response),
        _ => response,
    }
}

/// Has every answer that puts somebody off say in how many seconds to come again, where nothing below knew it better: an
/// overload passes soon, and what a client may send comes back by the minute.
pub async fn when_again(mut response: Response) -> Response {
    let seconds = match response.status() {
        StatusCode::SERVICE_UNAVAILABLE => "10",
        StatusCode::TOO_MANY_REQUESTS => "60",
        _ => return response,
    };
    response.headers_mut().entry(header::RETRY_AFTER).or_insert(HeaderValue::from_static(seconds));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_is_put_off_is_told_for_how_long_whatever_put_them_off() {
        for code in 100..1_000 {
            let status = StatusCode::from_u16(code).unwrap();
            let puts_off = matches!(code, 429 | 503);
            let mut response = Response::new(Body::empty());
            *response.status_mut() = status;
            let told = when_again(response).await.headers().contains_key(header::RETRY_AFTER);
            assert_eq!(told, puts_off, "{status}");
        }
        let mut known = Response::new(Body::empty());
        *known.status_mut() = StatusCode::TOO_MANY_REQUESTS;
        known.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1801"));
        assert_eq!(when_again(known).await.headers()[header::RETRY_AFTER], "1801");
    }
}
