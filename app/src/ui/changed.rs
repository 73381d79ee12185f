//! What was changed in another window meanwhile.

use leptos::prelude::*;

use super::error_summary::ErrorSummary;
use super::facts::Facts;
use super::markup::IntoMarkup;

/// Says that a form was not saved, and what is kept now: each name with its value.
#[component]
pub(crate) fn ChangedElsewhere(
    title: &'static str,
    body: &'static str,
    kept: Vec<(&'static str, String)>,
    /// Whether the page says so of something else already: it takes the focus once.
    #[prop(optional)]
    is_said: bool,
) -> impl IntoView {
    let said = view! {
        <p>{body}</p>
        <Facts facts=kept/>
    }
    .markup();
    if is_said {
        view! { <div class="notice error-summary"><p class="notice-title">{title}</p>{said}</div> }.markup()
    } else {
        view! { <ErrorSummary title>{said}</ErrorSummary> }.markup()
    }
}
