//! What was done just before.

use leptos::prelude::*;

use super::markup::IntoMarkup;

/// Says that something worked.
#[component]
pub(crate) fn Success(title: &'static str, text: &'static str) -> impl IntoView {
    view! { <Said class="notice notice-success" title=Some(title) text/> }
}

/// Says what became of something. It takes the focus when the page opens, as the error summary does: it is heard, and seen
/// on the smallest screen, wherever on the page it stands.
#[component]
pub(crate) fn Said(
    #[prop(default = "notice")] class: &'static str,
    title: Option<&'static str>,
    text: &'static str,
) -> impl IntoView {
    view! {
        <div class=class role="status" tabindex="-1" autofocus>
            {title.map(|title| view! { <p class="notice-title">{title}</p> })}
            <p>{text}</p>
        </div>
    }
    .markup()
}
