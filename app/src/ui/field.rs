//! Fields of forms: each with its label, its hint and its error bound to it.

use domain::Language;
use leptos::prelude::*;

use super::markup::{IntoMarkup, Markup};
use crate::form_errors::ErrorText;
use crate::i18n::{locale, td_string};

/// A field of one line. Its name is its `id`, so that the error summary can lead to it.
#[component]
pub(crate) fn TextField(
    language: Language,
    name: &'static str,
    #[prop(into)] label: String,
    value: String,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "input")] class: &'static str,
    #[prop(optional_no_strip, into)] hint: Option<&'static str>,
    error: Option<String>,
    /// The `autocomplete` token (WCAG 1.3.5).
    autocomplete: &'static str,
    #[prop(optional)] inputmode: Option<&'static str>,
    /// Nothing wrong with leaving it empty; the label says so.
    #[prop(optional)]
    optional: bool,
    /// Whether it must be filled in whatever else is chosen.
    #[prop(default = !optional)]
    required: bool,
    /// No capital first letter and no spelling: for addresses and codes.
    #[prop(optional)]
    verbatim: Option<&'static str>,
    /// Another element that describes it.
    #[prop(optional)]
    also_described_by: Option<&'static str>,
    /// What stands below it.
    #[prop(optional)]
    children: Option<Markup>,
) -> impl IntoView {
    let described_by = [
        hint.map(|_| format!("{name}-hint")),
        error.as_ref().map(|_| format!("{name}-error")),
        also_described_by.map(str::to_owned),
    ];
    let described_by = described_by.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let invalid = error.is_some().then_some("true");
    view! {
        <div class="field">
            <label for=name>
                {label}
                {optional.then(|| view! { <Optional language/> })}
            </label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
            {error.map(|error| view! { <FieldErrorText language name error/> })}
            <input
                class=class
                type=kind
                id=name
                name=name
                value=value
                autocomplete=autocomplete
                aria-describedby=(!described_by.is_empty()).then_some(described_by)
                aria-invalid=invalid
                required=required
                inputmode=inputmode
                spellcheck=verbatim.map(|_| "false")
                autocapitalize=verbatim
            />
            {children}
        </div>
    }
    .markup()
}

/// A field for somebody's own e-mail address.
#[component]
pub(crate) fn EmailField(
    language: Language,
    label: &'static str,
    value: String,
    #[prop(optional_no_strip, into)] hint: Option<&'static str>,
    error: Option<String>,
) -> impl IntoView {
    view! {
        <TextField
            language
            name="email"
            kind="email"
            label
            value
            hint
            error
            autocomplete="email"
            inputmode="email"
            verbatim="none"
        />
    }
}

#[component]
fn Optional(language: Language) -> impl IntoView {
    let word = td_string!(locale(language), common.form.optional);
    view! { " " <span class="optional">{format!("({word})")}</span> }
}

/// What is wrong with a field, tied to it by `aria-describedby`.
#[component]
pub(crate) fn FieldErrorText(language: Language, name: &'static str, error: String) -> impl IntoView {
    let prefix = td_string!(locale(language), common.form.error_prefix);
    view! { <ErrorText id=format!("{name}-error") prefix=prefix.to_owned() error/> }.markup()
}

/// A circle or a box with its words.
#[component]
pub(crate) fn Choice(
    /// `radio` or `checkbox`.
    kind: &'static str,
    name: &'static str,
    id: String,
    #[prop(into)] value: String,
    checked: bool,
    #[prop(optional_no_strip, into)] described_by: Option<&'static str>,
    children: Markup,
) -> impl IntoView {
    let target = id.clone();
    view! {
        <label class="choice" for=target>
            <input type=kind id=id name=name value=value checked=checked aria-describedby=described_by/>
            {children}
        </label>
    }
    .markup()
}

/// English or French, each named in its own language.
#[component]
pub(crate) fn LanguageChoice(
    language: Language,
    chosen: Option<Language>,
    legend: &'static str,
    error: Option<String>,
) -> impl IntoView {
    let t = locale(language);
    let described_by = error.is_some().then_some("language-error");
    let choice = move |option: Language| {
        let name = match option {
            Language::En => td_string!(t, common.language.english),
            Language::Fr => td_string!(t, common.language.french),
        };
        view! {
            <Choice
                kind="radio"
                name="language"
                id=format!("language-{}", option.code())
                value=option.code()
                checked=chosen == Some(option)
            >
                <span class="choice-text" lang=option.code()>{name}</span>
            </Choice>
        }
    };
    view! {
        <fieldset class="field" id="language" aria-describedby=described_by>
            <legend>{legend}</legend>
            {error.map(|error| view! { <FieldErrorText language name="language" error/> })}
            <div class="choices-inline">{Language::ALL.map(choice).collect_view()}</div>
        </fieldset>
    }
    .markup()
}
