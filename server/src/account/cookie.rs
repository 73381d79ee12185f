//! The session's cookie, and the one that carries an attempt to sign in elsewhere there and back.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use time::Duration;

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

fn read<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|cookie| cookie.trim().strip_prefix(name)?.strip_prefix('='))
}

/// Gives the browser a session.
pub fn set(response: Response, token: &str) -> Response {
    write(response, &format!("{NAME}={token}; Path=/; Secure; HttpOnly; SameSite=Lax"))
}

/// Takes it away, and with it what the device keeps of its person: the next one there must not come upon their drafts.
pub fn clear(response: Response) -> Response {
    let mut gone = write(response, &format!("{NAME}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"));
    gone.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"storage\""));
    gone
}

/// Has the browser carry an attempt to sign in elsewhere.
pub fn set_sign_on(response: Response, ticket: &str, life: Duration) -> Response {
    let seconds = life.whole_seconds();
    write(response, &format!("{SIGN_ON}={ticket}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}"))
}

/// Takes it away.
pub fn clear_sign_on(response: Response) -> Response {
    set_sign_on(response, "", Duration::ZERO)
}

/// Has the browser hold what opens its pending forms.
pub fn set_pending_form(response: Response, token: &str, life: Duration) -> Response {
    let seconds = life.whole_seconds();
    write(
        response,
        &format!("{PENDING_FORM}={token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}"),
    )
}

/// Takes it away.
pub fn clear_pending_form(response: Response) -> Response {
    set_pending_form(response, "", Duration::ZERO)
}

fn write(mut response: Response, cookie: &str) -> Response {
    // Our own words and base64url: always a header's value.
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
