//! Parts that several pages of the dashboard share.

use domain::Language;
use leptos::prelude::*;

use crate::i18n::number;
use crate::ui::{FieldErrorText, IntoMarkup};

/// Numbers with what they count.
#[component]
pub(crate) fn Figures(language: Language, figures: Vec<(u64, &'static str)>) -> impl IntoView {
    let figures = figures
        .into_iter()
        .map(|(value, label)| {
            view! {
                <div class="figure">
                    <dt>{label}</dt>
                    <dd>{number(language, value)}</dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="figures">{figures}</dl> }.markup()
}

/// A choice from a list.
#[component]
pub(crate) fn Select(
    language: Language,
    name: &'static str,
    label: &'static str,
    /// Each choice's value and words.
    options: Vec<(String, String)>,
    chosen: String,
    #[prop(optional_no_strip)] error: Option<String>,
) -> impl IntoView {
    let described_by = error.is_some().then(|| format!("{name}-error"));
    let is_wrong = error.is_some().then_some("true");
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
            {error.map(|error| view! { <FieldErrorText language name error/> })}
            <select class="input" id=name name=name aria-invalid=is_wrong aria-describedby=described_by>
                {options}
            </select>
        </div>
    }
    .markup()
}
