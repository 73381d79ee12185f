//! Parts that several pages of the dashboard share.

use domain::Language;
use leptos::prelude::*;

use crate::i18n::number;

/// Numbers with what they count.
#[component]
pub(super) fn Figures(language: Language, figures: Vec<(u64, &'static str)>) -> impl IntoView {
    let figures = figures
        .into_iter()
        .map(|(value, label)| {
            view! {
                <div class="figure">
                    <dt>{label}</dt>
                    <dd class="nums">{number(language, value)}</dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="figures">{figures}</dl> }.into_any()
}

/// A choice from a list.
#[component]
pub(super) fn Select(
    name: &'static str,
    label: &'static str,
    /// Each choice's value and words.
    options: Vec<(String, String)>,
    chosen: String,
    #[prop(optional)] is_wrong: bool,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(value, text)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select class="input" id=name name=name aria-invalid=is_wrong.then_some("true")>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// Names and values.
#[component]
pub(super) fn Facts(facts: Vec<(&'static str, String)>) -> impl IntoView {
    let facts = facts
        .into_iter()
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
        .collect_view();
    view! { <dl class="facts">{facts}</dl> }.into_any()
}
