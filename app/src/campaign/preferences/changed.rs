//! What was changed in another window meanwhile.

use domain::Language;
use leptos::prelude::*;

use crate::i18n::{locale, td_string};
use crate::ui::{ErrorSummary, IntoMarkup};

/// Says that a form was not saved, and what is kept now: each name with its value.
#[component]
pub(super) fn Changed(
    language: Language,
    title: &'static str,
    kept: Vec<(&'static str, String)>,
) -> impl IntoView {
    let kept = kept.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    view! {
        <ErrorSummary title>
            <p>{td_string!(locale(language), preferences.changed.body)}</p>
            <dl class="fact-list">{kept.collect_view()}</dl>
        </ErrorSummary>
    }
    .markup()
}
