//! What is wrong with a form, as the server writes it and as the browser shows it.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

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

told! {
    Summary { title, items }
}
