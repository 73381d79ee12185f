//! A page that is the same for everybody, written anew when what it shows has changed.

use std::sync::Arc;

use app::campaign::{
    ActPage, DisownedPage, ErasedPage, LandingPage, LinkRequestPage, LinkSentPage, PledgePage, PrivacyPage,
    ThanksPage,
};
use app::help::{HelpArticlePage, HelpCentrePage};
use app::page::Page;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use domain::campaign::{Issue, PledgeForm};
use time::Duration;

use super::cache::{Entry, Key, SharedPage, answer, forms};
use super::problem::Problem;
use super::render::{self, Place};
use crate::state::App;

/// How long a page is kept at most: its form's stamp must stay fresh.
const LIFE: Duration = Duration::hours(1);

/// Answers with it.
pub async fn serve(app: &App, key: Key, request: &HeaderMap) -> Response {
    match entry(app, key).await {
        Ok(entry) => answer(&entry, request),
        Err(problem) => problem.into_response(),
    }
}

async fn entry(app: &App, key: Key) -> Result<Arc<Entry>, Problem> {
    let kept = app.pages.find(key);
    if let Some(entry) = kept.as_ref().filter(|entry| is_current(app, entry)) {
        return Ok(entry.clone());
    }
    // One request writes the page anew; those that come meanwhile get the one before, where there is one.
    let writing = match (app.pages.writing.try_lock(), kept) {
        (Ok(writing), _) => writing,
        (Err(_), Some(stale)) if app.campaign.clock.now() - stale.written < LIFE => return Ok(stale),
        (Err(_), _) => app.pages.writing.lock().await,
    };
    if let Some(entry) = app.pages.find(key).filter(|entry| is_current(app, entry)) {
        return Ok(entry);
    }
    let (confirmed, published) = (app.counter.last().confirmed, published(app));
    let written = app.campaign.clock.now();
    let place = Place::of(key.language, key.page.route(), "");
    let body = render::html(app, place, page(app, key))?;
    let entry = Arc::new(Entry { forms: forms(body)?, confirmed, published, written });
    app.pages.keep(key, entry.clone());
    drop(writing);
    Ok(entry)
}

fn is_current(app: &App, entry: &Entry) -> bool {
    entry.confirmed == app.counter.last().confirmed
        && entry.published == published(app)
        && app.campaign.clock.now() - entry.written < LIFE
}

/// How often documents that these pages show were published: it only grows.
fn published(app: &App) -> u32 {
    app.notice.version() + app.help.articles().revision
}

fn page(app: &App, key: Key) -> Page {
    let pledge = || {
        let form = PledgeForm {
            language: key.language.code().into(),
            issue: key.issue.map(Issue::slug).unwrap_or_default().into(),
            ..PledgeForm::default()
        };
        PledgePage { form, form_token: app.campaign.form_token(), ..PledgePage::default() }
    };
    match key.page {
        SharedPage::Landing => LandingPage(pledge()).into(),
        SharedPage::Pledge => pledge().into(),
        SharedPage::Thanks => ThanksPage::default().into(),
        SharedPage::Disowned => DisownedPage.into(),
        SharedPage::Act => ActPage.into(),
        SharedPage::Privacy => PrivacyPage { published: app.notice.last() }.into(),
        SharedPage::LinkRequest => LinkRequestPage::default().into(),
        SharedPage::LinkSent => LinkSentPage.into(),
        SharedPage::Erased => ErasedPage.into(),
        SharedPage::HelpCentre => HelpCentrePage { articles: app.help.articles() }.into(),
        SharedPage::Help(subject) => {
            HelpArticlePage { articles: app.help.articles(), subject, said: None }.into()
        }
    }
}
