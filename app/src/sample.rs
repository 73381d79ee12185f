//! What samples of pages are made of: the people, the site and the moment that all of them share. Nothing of it is in a
//! program that serves pages.

use std::sync::Arc;

use domain::Language;
use domain::account::{Grant, Role, Scope, Standing};
use domain::community::Zone;
use services::site::{Association, Provider, Site};
use store::account::Person;
use time::OffsetDateTime;
use time::macros::datetime;
use uuid::Uuid;

use crate::page::{BrowserFiles, Context, Page, Sample, Viewer};
use crate::routes::Route;
use crate::ui::{document, scripts};

/// When every sample is read.
pub const NOW: OffsetDateTime = datetime!(2026-11-22 14:05:33 UTC);

/// The sealed link in the address of a sample that has one.
pub const TOKEN: &str = "sealed";

/// Whose site samples are pages of.
pub fn site() -> Site {
    Site {
        base_url: "https://advocates.example.org".into(),
        association: Association::default(),
        confirm_days: 14,
        count_from: 100,
        answer_days: 3,
        provider: Some(Provider { en: "My Association".into(), fr: "Mon Association".into() }),
    }
}

/// A member who reads their own page.
pub fn member() -> Viewer {
    let standing = Standing {
        is_member: true,
        is_suspended: false,
        is_muted: false,
        owes_terms: false,
        has_second_factor: true,
        grants: Vec::new(),
        is_guest: false,
        guest_topics: Vec::new(),
    };
    let zone = Zone::Eastern;
    Viewer {
        standing,
        zone,
        has_password: true,
        requests_due: None,
        enquiries_due: None,
        cases_due: None,
        unseen: 2,
    }
}

/// Somebody who is written to.
pub fn addressee(language: Language) -> Person {
    Person {
        id: Uuid::from_u128(1),
        email: "marie@example.ca".into(),
        name: "Marie Tremblay".into(),
        language,
        kind: None,
        province: None,
        specialty: None,
        on_roster: true,
        link_epoch: 0,
        username: Some("marie".into()),
        unreachable: None,
    }
}

/// Somebody of the staff, with one role that holds everywhere.
pub fn staff(role: Role) -> Viewer {
    let viewer = member();
    let grants = vec![Grant { role, scope: Scope::Everywhere }];
    let standing = Standing { is_member: false, grants, ..viewer.standing };
    Viewer { standing, requests_due: Some(3), enquiries_due: Some(5), cases_due: Some(12), ..viewer }
}

/// What a sample knows of its request.
pub fn context(language: Language, route: Option<Route>) -> Context {
    Context {
        language,
        route,
        token: route.filter(|route| route.is_personal()).map(|_| TOKEN.to_owned()).unwrap_or_default(),
        viewer: None,
        reader_key: String::new(),
        site: Arc::new(site()),
        confirmed: 12_345,
        now: NOW,
        files: Arc::new(BrowserFiles {
            style: "/pkg/commons.css".into(),
            scripts: scripts("/pkg/commons.js", "/pkg/commons.wasm", ""),
            is_named: false,
        }),
    }
}

/// The whole document of a page.
pub fn render(context: Context, page: Page) -> String {
    document(context, page, "")
}

/// The whole document of a page that is the same for everybody.
pub fn page(language: Language, route: Route, page: impl Into<Page>) -> String {
    render(context(language, Some(route)), page.into())
}

/// The whole document of a sample.
pub fn render_sample(language: Language, sample: Sample<Page>) -> String {
    let context = Context { viewer: sample.viewer, ..context(language, sample.route) };
    render(context, sample.page)
}
