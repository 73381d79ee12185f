//! Reading the help centre, and looking for something there. What is looked for is kept nowhere.

use app::help::{HelpArticlePage, HelpCentrePage, HelpSearchPage, route_of};
use app::routes::Route;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::help::Subject;
use serde::Deserialize;

use crate::http::cache::{Key, SharedPage};
use crate::http::extract::{Locale, Query};
use crate::http::render::{self, Place};
use crate::http::shared;
use crate::state::App;

/// What is looked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct HelpSearchQuery {
    q: String,
}

/// Whether the reader just said that the article was useful, or was not.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct HelpArticleQuery {
    useful: Option<bool>,
}

/// `GET`: all articles.
pub async fn centre(Locale(language): Locale, app: App, headers: HeaderMap) -> Response {
    shared::serve(&app, Key { page: SharedPage::HelpCentre, language, issue: None }, &headers).await
}

/// `GET`: an article.
pub async fn article(
    subject: Subject,
    Locale(language): Locale,
    app: App,
    Query(asked): Query<HelpArticleQuery>,
    headers: HeaderMap,
) -> Response {
    if asked.useful.is_none() {
        let key = Key { page: SharedPage::Help(subject), language, issue: None };
        return shared::serve(&app, key, &headers).await;
    }
    let page = HelpArticlePage { articles: app.help.articles(), subject, said: asked.useful };
    render::private(&app, Place::of(language, route_of(subject), ""), StatusCode::OK, page.into())
}

/// `GET`: what was found.
pub async fn search(
    Locale(language): Locale,
    app: App,
    Query(HelpSearchQuery { q }): Query<HelpSearchQuery>,
) -> Response {
    let articles = app.help.articles();
    let (query, found) = articles.search(&q, language);
    let page = if q.trim().is_empty() {
        HelpCentrePage { articles }.into()
    } else {
        HelpSearchPage { typed: q, query, found }.into()
    };
    render::private(&app, Place::of(language, Route::HelpSearch, ""), StatusCode::OK, page)
}
