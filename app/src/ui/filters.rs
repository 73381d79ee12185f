//! What a list is filtered by, as links: they work everywhere, and each has an address to keep.

use leptos::prelude::*;

use super::markup::{IntoMarkup, Markup};

/// One thing to filter by, with what the list is asked for by each choice.
pub(crate) struct Filter<Query> {
    id: &'static str,
    name: &'static str,
    choices: Vec<(&'static str, Query)>,
}

impl<Query> Filter<Query> {
    /// By its `id` and name. The words `all` take it away.
    pub(crate) fn new<T>(
        (id, name): (&'static str, &'static str),
        all: &'static str,
        choices: impl IntoIterator<Item = (&'static str, T)>,
        asked: impl Fn(Option<T>) -> Query,
    ) -> Self {
        let chosen = choices.into_iter().map(|(words, choice)| (words, asked(Some(choice))));
        let choices = std::iter::once((all, asked(None))).chain(chosen).collect();
        Self { id, name, choices }
    }
}

/// Each filter with a link for each of its choices, and a mark on those that are `shown`.
pub(crate) fn filters<Query: PartialEq>(
    label: &'static str,
    shown: &Query,
    filters: impl IntoIterator<Item = Filter<Query>>,
    path: impl Fn(&Query) -> String,
) -> Markup {
    let filters = filters
        .into_iter()
        .map(|Filter { id, name, choices }| {
            let choices = choices
                .into_iter()
                .map(|(words, query)| {
                    let here = (query == *shown).then_some("true");
                    view! { <li><a href=path(&query) aria-current=here>{words}</a></li> }
                })
                .collect_view();
            view! {
                <div class="desk-filter">
                    <p id=id>{name}</p>
                    <ul class="desk-chips" aria-labelledby=id>{choices}</ul>
                </div>
            }
        })
        .collect_view();
    view! { <nav class="desk-filters" aria-label=label>{filters}</nav> }.markup()
}
