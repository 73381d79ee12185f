//! How pages begin.

use leptos::prelude::*;

use super::markup::{IntoMarkup, Markup};

/// A page's title and what it is about.
#[component]
pub(crate) fn PageHead(#[prop(into)] title: String, #[prop(into)] lead: String) -> impl IntoView {
    view! {
        <div class="page-head">
            <h1 class="page-title">{title}</h1>
            <p class="lead">{lead}</p>
        </div>
    }
    .markup()
}

/// The head of a page that tells how something ended.
#[component]
pub(crate) fn Outcome(
    /// The picture, which adds nothing to the words.
    image: &'static str,
    #[prop(into)] title: String,
    #[prop(into)] lead: String,
    #[prop(optional)] children: Option<Markup>,
) -> impl IntoView {
    view! {
        <div class="outcome-band">
            <div class="wrap">
                <div class="outcome">
                    <img class="outcome-mark" src=image alt="" width="100" height="100"/>
                    <div class="stack">
                        <h1 class="page-title">{title}</h1>
                        <p class="lead">{lead}</p>
                        {children}
                    </div>
                </div>
            </div>
        </div>
    }
    .markup()
}
