//! The link to what came since a page was written.

use domain::Language;
use leptos::prelude::*;

/// Leads to what is new since the page was written. It is hidden and says nothing until the page hears of something: then
/// `islands/news_link.rs` writes one of its texts, with the number in place of `{}`.
#[component]
pub(crate) fn NewsLink(
    language: Language,
    /// What the island that hears of it finds it by.
    id: &'static str,
    href: String,
    singular: String,
    plural: String,
    /// How many the page has already.
    #[prop(optional)]
    known: Option<i64>,
    /// The topic that it is about; without, what it counts is of no topic.
    #[prop(optional)]
    topic: Option<i64>,
    /// Of a list of topics: whether one that was opened since belongs to it.
    #[prop(optional)]
    is_of_all: bool,
) -> impl IntoView {
    view! {
        <a
            class="btn"
            id=id
            href=href
            hidden=true
            data-topic=topic.map(|topic| topic.to_string())
            data-known=known.map(|known| known.to_string())
            data-all=is_of_all.then_some("true")
            data-language=language.code()
            data-singular=singular
            data-plural=plural
        ></a>
    }
}
