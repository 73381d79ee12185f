//! Writes a page: Leptos renders it whole, with the status and the cache policy that were decided before.

use std::panic::{AssertUnwindSafe, catch_unwind};

use app::page::{Context, Page, Viewer};
use app::routes::Route;
use app::ui::document;
use axum::body::Bytes;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::Language;
use uuid::Uuid;

use super::problem::Problem;
use super::reader_key::reader_key;
use super::whose;
use crate::state::App;

/// What a page is written for.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its language.
    pub language: Language,
    /// Its address; `None` for an error page.
    pub route: Option<Route>,
    /// The sealed link in its address, or nothing.
    pub token: String,
    /// Who reads it, on a page that is written for them alone.
    pub viewer: Option<Viewer>,
    /// Whose its forms are, on such a page.
    pub person: Option<Uuid>,
}

impl Place {
    /// A page that is the same for whoever opens its address.
    pub fn of(language: Language, route: Route, token: &str) -> Self {
        Self { language, route: Some(route), token: token.to_owned(), viewer: None, person: None }
    }
}

/// What a page is written with.
pub fn context(app: &App, place: Place) -> Context {
    let reader_key = place.person.map(|person| reader_key(&app.accounts.secret, person));
    Context {
        language: place.language,
        route: place.route,
        token: place.token,
        viewer: place.viewer,
        reader_key: reader_key.unwrap_or_default(),
        site: app.campaign.site.clone(),
        confirmed: app.counter.last().confirmed,
        now: app.campaign.clock.now(),
        files: app.files.clone(),
    }
}

/// Writes a page.
///
/// # Errors
/// [`Problem::INTERNAL`] when its view broke off.
pub fn html(app: &App, place: Place, page: Page) -> Result<Bytes, Problem> {
    let person = place.person;
    let context = context(app, place);
    let sealed = person.map(|person| whose::seal(&app.accounts.secret, person, app.accounts.clock.now()));
    let in_forms = sealed.as_deref().map(whose::field).unwrap_or_default();
    written(context, page, &in_forms)
}

/// The same, once it is known what it is written with. A view that panics has no page and harms nothing else.
fn written(context: Context, page: Page, in_forms: &str) -> Result<Bytes, Problem> {
    let written = catch_unwind(AssertUnwindSafe(|| document(context, page, in_forms)));
    written.map(Bytes::from).map_err(|_| {
        tracing::error!("a view panicked");
        Problem::INTERNAL
    })
}

/// A page for one person, or one that must not be kept: `no-store`, and compressed for the browser's own requests alone
/// ([`super::compress`]).
pub fn private(app: &App, place: Place, status: StatusCode, page: Page) -> Response {
    match html(app, place, page) {
        Ok(body) => {
            let headers = [
                (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
                (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            ];
            (status, headers, body).into_response()
        }
        Err(problem) => problem.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use app::page::{Listed, PageView, Sample};
    use app::problem;
    use app::sample;
    use app::ui::Markup;

    use super::*;

    /// A page with a mistake of ours.
    struct Broken;

    impl Listed for Broken {}

    impl PageView for Broken {
        fn title(&self, _: Language) -> String {
            "Broken".into()
        }

        fn in_other_language(&self, path: String, _: Language) -> String {
            path
        }

        fn view(self, _: Context) -> Markup {
            panic!("it breaks off half-way")
        }

        fn samples(_: Language) -> Vec<Sample<Self>> {
            Vec::new()
        }
    }

    #[test]
    fn a_view_that_panics_is_a_problem_and_the_next_page_is_whole() {
        let context = || sample::context(Language::En, None);
        let next = || written(context(), Page::from(problem::Problem::NotFound), "").unwrap();
        let whole = next();
        assert_eq!(written(context(), Page::from(Broken), "").unwrap_err(), Problem::INTERNAL);
        assert_eq!(next(), whole);
    }
}
