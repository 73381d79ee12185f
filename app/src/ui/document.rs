//! A whole page, written as it is sent.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use super::later::Later;
use super::marks::finished;
use super::markup::IntoMarkup as _;
use super::shell::Shell;
use crate::page::{Context, Page};

/// A whole page, in one go: nothing on it is waited for, and nothing comes to life but islands. `in_forms` begins each form of
/// it that is posted.
pub fn document(context: Context, page: Page, in_forms: &str) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| {
        if let Some(viewer) = &context.viewer {
            provide_context(viewer.zone);
        }
        let later = Later::default();
        later.begin();
        let html = view! { <Shell context page/> }.markup().into_written();
        // What comes later is written for the same reader.
        finished(&html, in_forms, later.parts())
    });
    owner.unset_with_forced_cleanup();
    html
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use domain::community::Zone;

    use super::super::later::later;
    use super::*;
    use crate::i18n::zone;
    use crate::page::{Listed, PageView, Sample, Viewer, asks_nothing};
    use crate::sample;
    use crate::ui::Markup;

    /// A page that says later where its reader's clock is.
    struct Clock;

    impl Listed for Clock {}

    impl PageView for Clock {
        fn title(&self, _: Language) -> String {
            "Clock".into()
        }

        asks_nothing!();

        fn view(self, _: Context) -> Markup {
            Markup::of(later(0, |page| page.push_str(zone().into())))
        }

        fn samples(_: Language) -> Vec<Sample<Self>> {
            Vec::new()
        }
    }

    #[test]
    fn what_comes_later_is_told_by_the_clock_of_the_page_s_reader() {
        for zone in Zone::ALL {
            let viewer = Some(Viewer { zone, ..sample::member() });
            let context = Context { viewer, ..sample::context(Language::En, None) };
            let told: &str = zone.into();
            let page = document(context, Page::from(Clock), "");
            assert!(page.contains(&format!("<main id=\"content\" tabindex=\"-1\">{told}</main>")), "{page}");
        }
    }

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
