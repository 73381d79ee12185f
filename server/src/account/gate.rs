//! The wall: every page that is not public is reached through here. Whoever may not pass cannot tell what exists.

use std::time::Instant;

use app::routes::Route;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use domain::Language;
use domain::account::{Capability, Scope};
use url::form_urlencoded;

use super::cookie;
use crate::http::problem::Problem;
use crate::http::{middleware, see_other};
use crate::state::App;

/// Lets through who may do what the page needs, and tells the handler who it is.
pub async fn admit(
    State((app, capability)): State<(App, Capability)>,
    mut request: Request,
    next: Next,
) -> Response {
    let language = middleware::language(request.uri().path(), request.headers());
    let asker = match cookie::token(request.headers()) {
        Some(token) => {
            let started = Instant::now();
            let found = app.accounts.asker(token).await;
            metrics::histogram!("asker_seconds").record(started.elapsed().as_secs_f64());
            match found {
                Ok(found) => found,
                Err(error) => return Problem::from(error).into_response(),
            }
        }
        None => None,
    };
    let Some(asker) = asker else { return to_sign_in(language, request.method(), request.uri()) };
    if asker.standing.may(capability, Scope::Everywhere) {
        request.extensions_mut().insert(asker);
        return next.run(request).await;
    }
    if asker.standing.owes_terms {
        return see_other(&Route::Terms.path(language));
    }
    if asker.standing.is_staff() && !asker.standing.has_second_factor {
        return see_other(&Route::Authenticator.path(language));
    }
    if capability == Capability::ReadCommunity {
        // Their account's page says why.
        return see_other(&Route::Account.path(language));
    }
    Problem::NOT_FOUND.into_response()
}

/// What an address behind the wall answers when nothing is there: to the signed in, that it is not; to everybody else,
/// what every address there answers.
pub async fn nowhere(app: &App, method: &Method, uri: &Uri, headers: &HeaderMap) -> Response {
    let language = middleware::language(uri.path(), headers);
    let asker = match cookie::token(headers) {
        Some(token) => app.accounts.asker(token).await.unwrap_or_default(),
        None => None,
    };
    match asker {
        Some(_) => Problem::NOT_FOUND.into_response(),
        None => to_sign_in(language, method, uri),
    }
}

fn to_sign_in(language: Language, method: &Method, uri: &Uri) -> Response {
    let mut place = Route::SignIn.path(language);
    if method == Method::GET {
        let to: String = form_urlencoded::byte_serialize(uri.path().as_bytes()).collect();
        place = format!("{place}?to={to}");
    }
    see_other(&place)
}

/// An address of ours behind the wall to go to after signing in; anything else leads to the Community. What follows
/// the first slash is checked, so no other host can be named.
pub fn destination(language: Language, to: &str) -> String {
    let is_plain = to.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_' | b'.'));
    if is_plain && !to.contains("//") && Route::is_behind_the_wall(to) {
        to.to_owned()
    } else {
        Route::Community.path(language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_23_24_25_only_our_own_addresses_are_gone_to() {
        for to in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "javascript:alert(1)",
            "/en/community\r\nSet-Cookie: a=b",
            "/en/community//evil.example",
            "/en",
            "",
        ] {
            assert_eq!(destination(Language::En, to), "/en/community", "{to}");
        }
        assert_eq!(destination(Language::En, "/fr/compte"), "/fr/compte");
    }
}
