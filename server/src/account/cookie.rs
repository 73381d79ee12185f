//! The session's cookie, and the one that carries an attempt to sign in elsewhere there and back.

use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use cookie::{Cookie, CookieBuilder, SameSite};
use time::Duration;

use crate::http::cookies::{add, read};

/// `__Host-` binds it to this host and path and to secure connections (RFC 6265bis section 4.1.3.2); browsers count
/// the loopback as secure.
const NAME: &str = "__Host-session";
/// Comes back with the provider's answer, which is a link from another site: `Lax` lets it, and no form of another's.
const SIGN_ON: &str = "__Host-sign-on";
/// Holds the key to what was typed and could not be sent yet.
const PENDING_FORM: &str = "__Host-kept";

/// The token in a request's cookie.
pub fn token(headers: &HeaderMap) -> Option<&str> {
    read(headers, NAME)
}

/// The attempt to sign in elsewhere that a request carries.
pub fn sign_on(headers: &HeaderMap) -> Option<&str> {
    read(headers, SIGN_ON)
}

/// What opens this browser's pending forms.
pub fn pending_form(headers: &HeaderMap) -> Option<&str> {
    read(headers, PENDING_FORM).filter(|token| !token.is_empty())
}

/// Gives the browser a session.
pub fn set(response: Response, token: &str) -> Response {
    add(response, &ours(NAME, token).build())
}

/// Takes it away, and with it what the device keeps of its person: the next one there must not come upon their drafts.
pub fn clear(response: Response) -> Response {
    let mut gone = add(response, &ours(NAME, "").max_age(Duration::ZERO).build());
    gone.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"storage\""));
    gone
}

/// Has the browser carry an attempt to sign in elsewhere.
pub fn set_sign_on(response: Response, ticket: &str, life: Duration) -> Response {
    add(response, &ours(SIGN_ON, ticket).max_age(life).build())
}

/// Takes it away.
pub fn clear_sign_on(response: Response) -> Response {
    set_sign_on(response, "", Duration::ZERO)
}

/// Has the browser hold what opens its pending forms.
pub fn set_pending_form(response: Response, token: &str, life: Duration) -> Response {
    add(response, &ours(PENDING_FORM, token).max_age(life).build())
}

/// Takes it away.
pub fn clear_pending_form(response: Response) -> Response {
    set_pending_form(response, "", Duration::ZERO)
}

/// A cookie that no script reads, and that comes with no form of another site's.
fn ours<'a>(name: &'static str, value: &'a str) -> CookieBuilder<'a> {
    Cookie::build((name, value)).path("/").secure(true).http_only(true).same_site(SameSite::Lax)
}
