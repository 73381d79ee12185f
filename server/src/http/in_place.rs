//! Acts in place: where a script asks for data, the plain form's own handler answers with it, and whatever refuses says a
//! word of a closed list, never a page.

use std::convert::Infallible;

use app::in_place::{Refusal, Refused};
use app::problem::Problem as Told;
use axum::body::{Body, Bytes};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use time::OffsetDateTime;

use super::json;
use super::problem::Problem;

/// How long to wait where nothing below says it, in seconds.
const A_WHILE: i64 = 60;

/// What a request wants to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// A page, as browsers do.
    Page,
    /// Data, as our islands do: it names `application/json`, and no page.
    Data,
}

/// On an answer that says that something was done.
#[derive(Clone, Copy)]
pub struct Done;

impl<S: Send + Sync> FromRequestParts<S> for Wants {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers))
    }
}

impl Wants {
    /// What a request with these headers wants.
    pub fn of(headers: &HeaderMap) -> Self {
        let told = headers.get_all(header::ACCEPT).into_iter().filter_map(|told| told.to_str().ok());
        let mut is_data = false;
        for kind in told.flat_map(|told| told.split(',')) {
            let kind = kind.split(';').next().unwrap_or_default().trim();
            if kind.eq_ignore_ascii_case("text/html") {
                return Self::Page;
            }
            is_data |= kind.eq_ignore_ascii_case("application/json");
        }
        if is_data { Self::Data } else { Self::Page }
    }

    /// What was done: the answer to the plain form, or what a script is told in its place, with the same cookies.
    pub fn done<T: Serialize>(self, page: Response, told: impl FnOnce() -> T) -> Response {
        if self == Self::Page {
            return page;
        }
        let mut answer = json::answer(StatusCode::OK, &told());
        for cookie in page.headers().get_all(header::SET_COOKIE) {
            answer.headers_mut().append(header::SET_COOKIE, cookie.clone());
        }
        as_done(answer)
    }
}

/// Has an answer that leads nowhere say that something was done.
pub fn as_done(mut answer: Response) -> Response {
    answer.extensions_mut().insert(Done);
    answer
}

/// What is wrong with the fields of a form, for a script: 422, as its page.
pub fn invalid(errors: impl Serialize) -> Response {
    let refused = Refused { refused: Refusal::Invalid, errors: Some(errors) };
    json::answer(StatusCode::UNPROCESSABLE_ENTITY, &refused)
}

/// Nothing was done, and why, for a script.
pub fn refused(refused: Refusal) -> Response {
    json::answer(status(refused), &Refused::<()> { refused, errors: None })
}

/// An answer that leads elsewhere because something is refused, and what a script is told in its place.
pub fn in_place_of(refusal: Refusal, mut page: Response) -> Response {
    page.extensions_mut().insert(refusal);
    page
}

/// The answer for a script: where something was refused, the word for it with its status, and never a page.
pub fn told(now: OffsetDateTime, problem: Option<Problem>, is_head: bool, below: Response) -> Response {
    let refused = match (below.extensions().get::<Refusal>(), problem) {
        (Some(refusal), _) => Some((status(*refusal), *refusal)),
        (None, Some(problem)) => Some((problem.status(), refusal(now, problem, below.headers()))),
        (None, None) if is_page(&below) => {
            let status = below.status();
            let problem = Problem::of_status(status);
            let word = problem.map_or(Refusal::Invalid, |problem| refusal(now, problem, below.headers()));
            Some((status, word))
        }
        (None, None) => None,
    };
    let mut answer = match refused {
        Some((status, refusal)) => {
            let mut answer = written(status, refusal, is_head, below);
            if let Refusal::TooMany { seconds } = refusal {
                answer.headers_mut().entry(header::RETRY_AFTER).or_insert(HeaderValue::from(seconds));
            }
            answer
        }
        None => below,
    };
    answer.headers_mut().append(header::VARY, HeaderValue::from_static("Accept"));
    answer
}

fn written(status: StatusCode, refused: Refusal, is_head: bool, below: Response) -> Response {
    let Ok(body) = serde_json::to_vec(&Refused::<()> { refused, errors: None }) else {
        return Problem::INTERNAL.status().into_response();
    };
    let (mut parts, _) = below.into_parts();
    parts.status = status;
    let of_the_page = [
        header::LOCATION,
        header::CONTENT_ENCODING,
        header::CONTENT_LANGUAGE,
        header::ETAG,
        header::LAST_MODIFIED,
        header::TRANSFER_ENCODING,
    ];
    for name in of_the_page {
        parts.headers.remove(name);
    }
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let body = if is_head { Bytes::new() } else { Bytes::from(body) };
    Response::from_parts(parts, Body::from(body))
}

/// Whether an answer is a page that says that something was refused.
fn is_page(answer: &Response) -> bool {
    let kind = answer.headers().get(header::CONTENT_TYPE);
    let is_html = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    is_html && (answer.status().is_client_error() || answer.status().is_server_error())
}

fn refusal(now: OffsetDateTime, problem: Problem, headers: &HeaderMap) -> Refusal {
    match problem.0 {
        Told::BadRequest | Told::MethodNotAllowed => Refusal::Invalid,
        Told::Forbidden => Refusal::Forbidden,
        Told::NotFound => Refusal::NotFound,
        Told::Anothers => Refusal::Anothers,
        Told::Unsigned => Refusal::Stale,
        Told::TooLarge => Refusal::TooLarge,
        Told::TooMuch(again) => Refusal::TooMany { seconds: seconds_until(now, again) },
        Told::TooMany => {
            let told = headers.get(header::RETRY_AFTER).and_then(|told| told.to_str().ok()?.parse().ok());
            Refusal::TooMany { seconds: told.unwrap_or(A_WHILE) }
        }
        Told::Timeout | Told::Unavailable => Refusal::Unavailable,
        Told::Internal => Refusal::Internal,
    }
}

/// The status of what is refused.
const fn status(refusal: Refusal) -> StatusCode {
    match refusal {
        Refusal::SignedOut => StatusCode::UNAUTHORIZED,
        Refusal::TermsOwed | Refusal::SecondStepOwed | Refusal::Forbidden => StatusCode::FORBIDDEN,
        Refusal::NotFound => StatusCode::NOT_FOUND,
        Refusal::Anothers | Refusal::Stale => StatusCode::CONFLICT,
        Refusal::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Refusal::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// In how many seconds a moment comes: never none.
pub fn seconds_until(now: OffsetDateTime, at: OffsetDateTime) -> i64 {
    (at - now).whole_seconds().max(0) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_wanted_where_it_is_asked_for_and_no_page_is() {
        for (accept, wants) in [
            ("application/json", Wants::Data),
            ("application/json; q=0.9", Wants::Data),
            ("text/plain, Application/JSON", Wants::Data),
            ("text/html,application/json", Wants::Page),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Wants::Page),
            ("*/*", Wants::Page),
            ("text/event-stream", Wants::Page),
            ("", Wants::Page),
        ] {
            let headers = HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_static(accept))]);
            assert_eq!(Wants::of(&headers), wants, "{accept}");
        }
        assert_eq!(Wants::of(&HeaderMap::new()), Wants::Page);
    }
}
