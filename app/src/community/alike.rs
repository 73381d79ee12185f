//! What is likely about the same as a topic that somebody suggests: the form's own page shows it, and the form while one types.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::texts_given::texts_given;
use crate::told::told;

texts_given! {
    /// A topic that is alike.
    pub struct AlikeTopic {
        /// What it is called.
        pub title: String,
        /// Its address.
        pub path: String,
        /// Where it belongs.
        pub theme: String,
        /// How much is said about it.
        pub comments: String,
    }
}

texts_given! {
    /// How what is alike is said.
    pub struct AlikeTexts {
        /// What stands over it.
        pub title: String,
        /// What to do about it; that there is none, where there is none.
        pub lead: String,
        /// What stands over the topics.
        pub topics: String,
        /// What stands over the suggestions.
        pub suggestions: String,
        /// What the button says that sends the suggestion.
        pub send: String,
    }
}

/// What was found for a title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlikeFound {
    /// The title, as it is kept.
    pub checked: String,
    /// How it is said.
    pub texts: AlikeTexts,
    /// Topics that members see.
    pub topics: Vec<AlikeTopic>,
    /// The titles of one's own suggestions that wait.
    pub suggestions: Vec<String>,
}

told! {
    AlikeFound { checked, texts, topics, suggestions }
}

/// What was found, or that it is nothing.
#[component]
pub fn AlikeList(
    /// What was found.
    found: AlikeFound,
) -> impl IntoView {
    let AlikeFound { texts, topics, suggestions, .. } = found;
    let is_none = topics.is_empty() && suggestions.is_empty();
    let topics = (!topics.is_empty()).then(|| {
        let rows: Vec<_> = topics.into_iter().map(row).collect();
        view! {
            <h3>{texts.topics}</h3>
            <ul class="rows">{rows}</ul>
        }
    });
    let suggestions = (!suggestions.is_empty()).then(|| {
        let rows: Vec<_> = suggestions.into_iter().map(|title| view! { <li>{title}</li> }).collect();
        view! {
            <h3>{texts.suggestions}</h3>
            <ul class="rows rows-tight">{rows}</ul>
        }
    });
    let lead = texts.lead;
    let none = is_none.then(|| view! { <p class="notice notice-slim">{lead.clone()}</p> });
    let some = (!is_none).then(|| {
        view! {
            <section class="section" aria-labelledby="alike-title">
                <h2 class="section-title" id="alike-title">{texts.title}</h2>
                <p>{lead}</p>
                {topics}
                {suggestions}
            </section>
        }
    });
    (none, some)
}

fn row(AlikeTopic { title, path, theme, comments }: AlikeTopic) -> impl IntoView {
    view! {
        <li>
            <span class="row-kicker">{theme}</span>
            <p class="row-title"><a href=path>{title}</a></p>
            <p class="small">{comments}</p>
        </li>
    }
}
