//! The association's documents as they are shown: paragraphs, and headings that begin with `## `.

use leptos::prelude::*;

/// Writes a document, which stands under a heading of the second level.
#[component]
pub(super) fn Prose(text: String) -> impl IntoView {
    text.split("\n\n")
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| match part.strip_prefix("## ") {
            Some(heading) => view! { <h3>{heading.to_owned()}</h3> }.into_any(),
            None => view! { <p>{part.replace('\n', " ")}</p> }.into_any(),
        })
        .collect_view()
        .into_any()
}
