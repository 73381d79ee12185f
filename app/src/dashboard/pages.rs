//! Which page of the dashboard is written: its title, its matter, and what it shows.

use domain::Language;
use leptos::prelude::*;

use super::home::Home;
use crate::i18n::{locale, td_string};
use crate::page::Context;

/// A page of the dashboard.
#[derive(Clone, Debug)]
pub enum DashboardPage {
    /// What waits for whoever opens it.
    Home,
}

/// The page's own title.
pub(crate) fn title(language: Language, page: &DashboardPage) -> String {
    let t = locale(language);
    match page {
        DashboardPage::Home => td_string!(t, dashboard.title).to_owned(),
    }
}

/// What stands between the header and the footer.
pub(crate) fn body(context: Context, page: DashboardPage) -> AnyView {
    match page {
        DashboardPage::Home => view! { <Home context/> }.into_any(),
    }
}
