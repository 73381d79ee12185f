//! A whole page, written as it is sent.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use super::later::Later;
use super::marks::finished;
use super::markup::{IntoMarkup, Markup};
use super::shell::Shell;
use crate::page::{Context, Page};

/// A page that is being written: Leptos writes its view, and what is to come later is put into its place as it is finished.
#[derive(Clone)]
pub struct PageWriter {
    context: Context,
    page: Page,
    later: Later,
}

impl PageWriter {
    /// What is to be written.
    pub fn of(context: Context, page: Page) -> Self {
        Self { context, page, later: Later::default() }
    }

    /// Its view, in one go: nothing on it is waited for, and nothing comes to life but islands.
    pub fn view(&self) -> Markup {
        if let Some(shared) = Owner::current_shared_context() {
            shared.set_is_hydrating(false);
        }
        if let Some(viewer) = &self.context.viewer {
            provide_context(viewer.zone);
        }
        self.later.begin();
        view! { <Shell context=self.context.clone() page=self.page.clone()/> }.markup()
    }

    /// The page as it is sent. `in_forms` begins each form of it that is posted.
    pub fn finished(&self, html: &str, in_forms: &str) -> String {
        finished(html, in_forms, self.later.parts())
    }
}

/// A whole page, where no request is answered.
pub fn document(context: Context, page: Page) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let writer = PageWriter::of(context, page);
    let html = owner.with(|| writer.view().into_written());
    owner.unset_with_forced_cleanup();
    writer.finished(&html, "")
}

#[cfg(test)]
mod tests {
    use super::super::later::later;
    use super::*;

    #[test]
    fn what_comes_later_stands_in_its_place_once_and_is_not_looked_through() {
        let owner = Owner::new();
        let page = owner.with(|| {
            let later_parts = Later::default();
            later_parts.begin();
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
