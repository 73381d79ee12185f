//! Where one looks for what was said.

use std::collections::HashMap;

use domain::Language;
use domain::account::Capability;
use leptos::prelude::*;
use maud::{Markup, html};
use store::search::FoundComment;

use super::actions::{Passage, SearchFields, SearchResults};
use super::disclaimer::disclaimer;
use super::excerpt::excerpt;
use super::theme::TopicList;
use super::thread::byline;
use crate::i18n::{ago, language_name, locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, PageHead, TextField, too_much};

/// A field to look for something, that leads to the page of what was found.
#[component]
pub(super) fn SearchBox(language: Language) -> impl IntoView {
    let t = locale(language);
    view! {
        <form class="search-box" role="search" action=Route::Search.path(language)>
            <label class="visually-hidden" for="q">{td_string!(t, community.search.label)}</label>
            <input
                class="input"
                type="search"
                id="q"
                name="q"
                maxlength="200"
                placeholder=td_string!(t, community.search.label)
            />
            <button class="btn" type="submit">{td_string!(t, community.search.submit)}</button>
        </form>
    }
    .markup()
}

/// The page.
#[component]
pub(super) fn SearchPage(context: Context, found: SearchResults) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let has_words = !found.query.terms.is_empty();
    let is_asked = has_words || !found.fields.by().is_empty();
    let is_empty = found.topics.is_empty() && found.comments.is_empty();
    let unasked = (!is_asked && !found.fields.is_empty() && found.again.is_none())
        .then(|| view! { <p role="status">{td_string!(t, community.search.unasked)}</p> });
    let may_suggest = context.viewer.as_ref().is_some_and(|viewer| viewer.may(Capability::WriteCommunity));
    let none = (is_asked && is_empty && found.again.is_none()).then(|| {
        let suggest = (may_suggest && has_words).then(|| {
            let title = serde_urlencoded::to_string([("title", &found.fields.q)]).unwrap_or_default();
            let path = format!("{}?{title}", Route::Suggest.path(language));
            view! { <p>{td_string!(t, suggestions.invite)} " " <a href=path>{td_string!(t, suggestions.title)}</a></p> }
        });
        view! {
            <div role="status">
                <p>{td_string!(t, community.search.none)}</p>
                {has_words.then(|| view! { <p class="muted">{td_string!(t, community.search.advice)}</p> })}
                {(!found.fields.by().is_empty()).then(|| {
                    view! { <p class="muted">{td_string!(t, community.search.author_advice)}</p> }
                })}
            </div>
            {suggest}
        }
    });
    let topics = (!found.topics.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="topics-title">
                <h2 class="section-title" id="topics-title">{td_string!(t, community.search.topics)}</h2>
                <TopicList
                    context=context.clone()
                    topics=found.topics.clone()
                    themes=found.themes.clone()
                    passages=passages(context.language, &found)
                />
            </section>
        }
    });
    let comments = (!found.comments.is_empty()).then(|| {
        let rows = results(&context, &found).into_string();
        view! {
            <section class="section" aria-labelledby="found-title">
                <h2 class="section-title" id="found-title">{td_string!(t, community.comments.title)}</h2>
                <ul class="rows" inner_html=rows></ul>
            </section>
        }
    });
    let next = found.next.map(|before| {
        let fields = SearchFields { before: before.to_string(), ..found.fields.clone() };
        let href = format!("{}?{}", Route::Search.path(language), written(&fields));
        view! { <p><a class="btn btn-quiet" href=href>{td_string!(t, community.comments.next)}</a></p> }
    });
    let refused = found.again.map(|again| view! { <ErrorSummary title=too_much(&context, again)/> });
    view! {
        <div class="wrap page topic">
            {refused}
            <p class="small"><a href=Route::Community.path(language)>{td_string!(t, community.title)}</a></p>
            <PageHead title=td_string!(t, community.search.title) lead=td_string!(t, community.search.lead)/>
            <Form context=context.clone() found=found.clone()/>
            {unasked}
            {none}
            {topics}
            {comments}
            {next}
        </div>
    }
    .markup()
}

/// The fields, as they stand in an address.
fn written(fields: &SearchFields) -> String {
    let pairs = [
        ("q", &fields.q),
        ("theme", &fields.theme),
        ("author", &fields.author),
        ("language", &fields.language),
        ("since", &fields.since),
        ("until", &fields.until),
        ("before", &fields.before),
    ];
    let filled: Vec<_> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    serde_urlencoded::to_string(filled).unwrap_or_default()
}

#[component]
fn Form(context: Context, found: SearchResults) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let fields = found.fields;
    let is_narrow = [&fields.theme, &fields.author, &fields.language, &fields.since, &fields.until]
        .into_iter()
        .any(|field| !field.is_empty());
    let themes = found
        .themes
        .iter()
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
        <form class="form" role="search" action=Route::Search.path(language)>
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

/// Where in each topic the words stand, by its number.
fn passages(reader: Language, found: &SearchResults) -> HashMap<i64, String> {
    let t = locale(reader);
    let html = |Passage { topic, is_outcome, language, source }: &Passage| {
        let html = html! {
            p.excerpt {
                @if *is_outcome { strong { (td_string!(t, community.search.in_outcome)) } " " }
                span lang=(language.code()) { (excerpt(source, &found.query)) }
            }
        };
        (*topic, html.into_string())
    };
    found.passages.iter().map(html).collect()
}

/// The comments that were found, as items of a list: where each stands, who wrote it, and the words.
fn results(context: &Context, found: &SearchResults) -> Markup {
    let language = context.language;
    html! {
        @for FoundComment { comment, source, title, kind } in &found.comments {
            li {
                h3.row-title {
                    a href=(Route::Comment.path_with(language, &comment.id.to_string())) { (title.in_language(language)) }
                }
                @if let Some(said) = disclaimer(&context.site, language, *kind) { p.disclaimer.small { (said) } }
                p.comment-head {
                    (byline(language, comment.author.as_ref()))
                    span.small.muted { (ago(language, context.now, comment.created)) }
                }
                p.excerpt lang=(comment.language.code()) { (excerpt(source, &found.query)) }
            }
        }
    }
}
