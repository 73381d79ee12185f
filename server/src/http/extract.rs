//! What handlers say that they need, each as a type.

use std::convert::Infallible;
use std::ops::Deref;
use std::str::FromStr;

use axum::extract::{FromRequestParts, Path, Query as UrlQuery};
use axum::http::request::Parts;
use domain::Language;
use serde::de::DeserializeOwned;

use super::middleware;
use super::problem::Problem;
use crate::state::App;

impl FromRequestParts<Self> for App {
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, app: &Self) -> Result<Self, Infallible> {
        Ok(app.clone())
    }
}

/// The language of the address.
pub struct Locale(pub Language);

impl<S: Send + Sync> FromRequestParts<S> for Locale {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(middleware::language(parts.uri.path(), &parts.headers)))
    }
}

/// Who asks. The wall has let them in: on a page that is public there is nobody to be had.
#[derive(Clone)]
pub struct Actor(pub store::account::session::Actor);

impl Deref for Actor {
    type Target = store::account::session::Actor;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Actor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get().cloned().map(Self).ok_or(Problem::INTERNAL)
    }
}

/// Who asks on a page that is open to everybody, where somebody is signed in: what [`Route::knows_reader`] says of it.
///
/// [`Route::knows_reader`]: app::routes::Route::knows_reader
#[derive(Clone)]
pub struct Asker(pub Option<store::account::session::Actor>);

impl<S: Send + Sync> FromRequestParts<S> for Asker {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(parts.extensions.get().cloned()))
    }
}

/// What the address names in its path. What cannot be one names nothing: 404.
pub struct Id<T>(pub T);

impl<S: Send + Sync, T: FromStr> FromRequestParts<S> for Id<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        let Path(id) = path.map_err(|_| Problem::BAD_REQUEST)?;
        id.parse().map(Self).map_err(|_| Problem::NOT_FOUND)
    }
}

/// What the address asks for after its `?`. What cannot be read asks for nothing.
pub struct Query<T>(pub T);

impl<S: Send + Sync, T: Default + DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(UrlQuery::try_from_uri(&parts.uri).map(|UrlQuery(asked)| asked).unwrap_or_default()))
    }
}
