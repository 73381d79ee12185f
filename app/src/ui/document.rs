//! A whole page, written as it is sent.

use std::sync::Arc;

use hydration_context::{SharedContext as _, SsrSharedContext};
use leptos::prelude::*;

use super::later::Later;
use super::marks::finished;
use super::markup::IntoMarkup;
use super::shell::Shell;
use crate::page::{Context, Page};

/// Writes a page in one go, under an owner of its own: nothing on it is waited for. `in_forms` begins each form of it that is
/// posted.
pub fn document(context: Context, page: Page, in_forms: &str) -> String {
    let shared = SsrSharedContext::new_islands();
    // Nothing comes to life but islands.
    shared.set_is_hydrating(false);
    let owner = Owner::new_root(Some(Arc::new(shared)));
    let html = owner.with(|| written(context, page, in_forms));
    owner.unset_with_forced_cleanup();
    html
}

fn written(context: Context, page: Page, in_forms: &str) -> String {
    if let Some(viewer) = &context.viewer {
        provide_context(viewer.zone);
    }
    let later = Later::begin();
    let html = view! { <Shell context page/> }.markup().into_written();
    finished(&html, in_forms, later.parts())
}

#[cfg(test)]
mod tests {
    use super::super::later::later;
    use super::*;

    #[test]
    fn what_comes_later_stands_in_its_place_once_and_is_not_looked_through() {
        let owner = Owner::new();
        let page = owner.with(|| {
            let later_parts = Later::begin();
            let first = later(4, |page| page.push_str("<!0>&<form method=\"post\">"));
            let second = later(4, |page| page.push_str("b<!>"));
            let view = view! {
                <ol inner_html=second></ol>
                <ol inner_html=first></ol>
                <p>"<!0>"</p>
            };
            finished(&view.markup().into_written(), "S", later_parts.parts())
        });
        assert_eq!(page, "<ol>b<!></ol><ol><!0>&<form method=\"post\"></ol><p>&lt;!0&gt;</p>");
        let alone = Owner::new_root(None).with(|| later(0, |page| page.push_str("<p>a</p>")));
        assert_eq!(alone, "<p>a</p>", "where no page is written");
    }
}
