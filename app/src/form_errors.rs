//! What is wrong with a form, as the server writes it and as the browser shows it.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use web_sys::Element;

use crate::told::told;

/// The `id` of what stands at a form's head.
pub(crate) const SUMMARY_ID: &str = "error-summary";

/// What is said at the head of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// That it was not taken.
    pub title: String,
    /// Each field's `id`, and what is wrong with it.
    pub items: Vec<(String, String)>,
}

/// Lists what to fix, each with a way to its field, and what else is heard with it.
pub(crate) fn summary_box(summary: Summary, more: impl IntoView + 'static) -> impl IntoView {
    let Summary { title, items } = summary;
    let list = (!items.is_empty()).then(|| {
        let items = items
            .into_iter()
            .map(|(field, message)| view! { <li><a href=format!("#{field}")>{message}</a></li> })
            .collect_view();
        view! { <ul class="error-list">{items}</ul> }
    });
    view! {
        <div class="notice error-summary" id=SUMMARY_ID role="alert" tabindex="-1" autofocus>
            <p class="notice-title">{title}</p>
            {list}
            {more}
        </div>
    }
}

/// What is wrong with a field, tied to it by `aria-describedby`.
#[component]
pub(crate) fn ErrorText(
    /// Its `id`.
    id: String,
    /// What is heard before it.
    prefix: String,
    /// What is wrong.
    error: String,
) -> impl IntoView {
    view! {
        <p class="field-error" id=id>
            <span><span class="visually-hidden">{format!("{prefix} ")}</span>{error}</span>
        </p>
    }
}

/// Has a field say whether something is wrong with it, and where that stands.
pub(crate) fn mark(field: &Element, error: &str, is_wrong: bool) {
    let ids = field.get_attribute("aria-describedby").unwrap_or_default();
    let mut ids: Vec<&str> = ids.split_whitespace().filter(|id| *id != error).collect();
    if is_wrong {
        ids.push(error);
        let _ = field.set_attribute("aria-invalid", "true");
    } else {
        let _ = field.remove_attribute("aria-invalid");
    }
    let _ = if ids.is_empty() {
        field.remove_attribute("aria-describedby")
    } else {
        field.set_attribute("aria-describedby", &ids.join(" "))
    };
}

/// Has the page's title say that something is wrong, or no longer (WCAG G199).
pub(crate) fn entitle(prefix: &str, is_wrong: bool) {
    let title = document().title();
    let bare = title.strip_prefix(prefix).unwrap_or(&title).trim_start();
    document().set_title(&if is_wrong { format!("{prefix} {bare}") } else { bare.to_owned() });
}

told! {
    Summary { title, items }
}
