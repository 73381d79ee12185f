//! Names and values.

use leptos::prelude::*;

use super::markup::IntoMarkup;

/// Each name with its value.
#[component]
pub(crate) fn Facts(facts: Vec<(&'static str, String)>) -> impl IntoView {
    let facts = facts
        .into_iter()
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
        .collect_view();
    view! { <dl class="fact-list">{facts}</dl> }.markup()
}
