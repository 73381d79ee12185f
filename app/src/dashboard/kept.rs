//! What is kept now, beside what was typed over an older save of it.

use domain::Language;
use leptos::prelude::*;

use crate::i18n::{language_name, locale, td_string};
use crate::ui::{Facts, IntoMarkup};

/// What is kept since it was changed elsewhere, as it was typed, to be read and copied from: names and values first, then
/// the parts in each language, in the order of [`Language::ALL`].
#[component]
pub(super) fn Kept(
    language: Language,
    facts: Vec<(&'static str, String)>,
    texts: [Vec<(&'static str, String)>; 2],
) -> impl IntoView {
    let t = locale(language);
    let facts = (!facts.is_empty()).then(|| view! { <Facts facts/> });
    let columns = Language::ALL
        .into_iter()
        .zip(texts)
        .map(|(of, texts)| {
            let parts = texts
                .into_iter()
                .filter(|(_, text)| !text.is_empty())
                .map(|(name, text)| {
                    view! {
                        <dt>{name}</dt>
                        <dd class="as-written" lang=of.code()>{text}</dd>
                    }
                })
                .collect_view();
            view! {
                <div class="column">
                    <h3 class="column-title">{language_name(language, of)}</h3>
                    <dl>{parts}</dl>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="kept-title">
            <h2 class="section-title" id="kept-title">{td_string!(t, topics.kept)}</h2>
            {facts}
            <div class="columns">{columns}</div>
        </section>
    }
    .markup()
}
