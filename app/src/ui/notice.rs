//! What was done just before.

use leptos::prelude::*;

/// Says that something worked.
#[component]
pub(crate) fn Success(title: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <div class="notice notice-success" role="status">
            <p class="notice-title">{title}</p>
            <p>{text}</p>
        </div>
    }
}
