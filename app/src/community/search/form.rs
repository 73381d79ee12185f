//! Where one types what one looks for.

use domain::Language;
use leptos::prelude::*;
use services::community::SearchFields;
use store::community::Theme;

use crate::i18n::{language_name, locale, td_string};
use crate::routes::Route;
use crate::ui::{IntoMarkup, TextField};

/// A field to look for something, that leads to the page of what was found.
#[component]
pub(crate) fn SearchBox(language: Language) -> impl IntoView {
    let t = locale(language);
    view! {
        <form class="search-box" role="search" method="get" action=Route::Search.path(language)>
            <label class="visually-hidden" for="q">{td_string!(t, community.search.label)}</label>
            <input
                class="input"
                type="search"
                id="q"
                name="q"
                maxlength="200"
                placeholder=td_string!(t, community.search.placeholder)
            />
            <button class="btn" type="submit">{td_string!(t, community.search.submit)}</button>
        </form>
    }
    .markup()
}

/// The words, and among what they are looked for.
#[component]
pub(super) fn SearchForm(language: Language, fields: SearchFields, themes: Vec<Theme>) -> impl IntoView {
    let t = locale(language);
    let is_narrow = [&fields.theme, &fields.author, &fields.language, &fields.since, &fields.until]
        .into_iter()
        .any(|field| !field.is_empty());
    let themes = themes
        .into_iter()
        .map(|theme| {
            let id = theme.id.to_string();
            let selected = id == fields.theme;
            view! { <option value=id selected=selected>{theme.title.in_language(language).to_owned()}</option> }
        })
        .collect_view();
    let languages = Language::ALL
        .map(|option| {
            let selected = option.code() == fields.language;
            view! { <option value=option.code() selected=selected>{language_name(language, option)}</option> }
        })
        .collect_view();
    let day = |name: &'static str, label: &'static str, value: String| {
        view! {
            <TextField
                language
                name
                kind="date"
                class="input input-medium"
                label
                value
                error=None
                autocomplete="off"
                optional=true
            />
        }
    };
    view! {
        <form class="form" role="search" method="get" action=Route::Search.path(language)>
            <div class="field">
                <label for="q">{td_string!(t, community.search.label)}</label>
                <p class="hint" id="q-hint">{td_string!(t, community.search.hint)}</p>
                <input
                    class="input"
                    type="search"
                    id="q"
                    name="q"
                    value=fields.q.clone()
                    maxlength="200"
                    aria-describedby="q-hint"
                />
            </div>
            <details open=is_narrow>
                <summary>{td_string!(t, community.search.narrow)}</summary>
                <div class="field">
                    <label for="theme">{td_string!(t, community.search.theme)}</label>
                    <select class="input input-medium" id="theme" name="theme">
                        <option value="">{td_string!(t, community.search.any_theme)}</option>
                        {themes}
                    </select>
                </div>
                <TextField
                    language
                    name="author"
                    class="input input-medium"
                    label=td_string!(t, community.search.author)
                    hint=td_string!(t, community.search.author_hint)
                    value=fields.author.clone()
                    error=None
                    autocomplete="off"
                    verbatim="none"
                    optional=true
                />
                <div class="field">
                    <label for="language">{td_string!(t, community.search.language)}</label>
                    <select class="input input-medium" id="language" name="language">
                        <option value="">{td_string!(t, community.search.any_language)}</option>
                        {languages}
                    </select>
                </div>
                {day("since", td_string!(t, community.search.since), fields.since.clone())}
                {day("until", td_string!(t, community.search.until), fields.until.clone())}
            </details>
            <div class="form-end"><button class="btn" type="submit">{td_string!(t, community.search.submit)}</button></div>
        </form>
    }
    .markup()
}
