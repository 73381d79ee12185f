//! The session's cookie.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

/// `__Host-` binds it to this host and path and to secure connections (RFC 6265bis section 4.1.3.2); browsers count
/// the loopback as secure.
const NAME: &str = "__Host-session";

/// The token in a request's cookie.
pub fn token(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|cookie| cookie.trim().strip_prefix(NAME)?.strip_prefix('='))
}

/// Gives the browser a session.
pub fn set(response: Response, token: &str) -> Response {
    write(response, &format!("{NAME}={token}; Path=/; Secure; HttpOnly; SameSite=Lax"))
}

/// Takes it away.
pub fn clear(response: Response) -> Response {
    write(response, &format!("{NAME}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"))
}

fn write(mut response: Response, cookie: &str) -> Response {
    // Our own words and base64url: always a header's value.
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
