//! Suggesting a topic, and what became of what one suggested.

use domain::Language;
use domain::community::{SuggestionErrors, SuggestionState, SuggestionText};
use domain::desk::ProseError;
use leptos::prelude::*;
use store::community::Theme;
use store::community::suggestion::Suggestion;

use super::actions::{Alike, SuggestFields};
use super::islands::AlikeWhileTyping;
use super::theme::TopicList;
use crate::i18n::{date, locale, number, td_string};
use crate::page::Context;
use crate::refusal::Refusal;
use crate::routes::Route;
use crate::ui::{
    self, ErrorSummary, IntoMarkup, LanguageChoice, PageHead, Success, TextField, TextareaField,
};

/// A topic to suggest.
#[derive(Clone, Debug, Default)]
pub struct SuggestPage {
    /// As typed.
    pub fields: SuggestFields,
    /// The themes to choose among.
    pub themes: Vec<Theme>,
    /// What is wrong, field by field.
    pub errors: SuggestionErrors,
    /// What is wrong with the whole.
    pub refusal: Option<Refusal>,
    /// Whether one may send no more today.
    pub is_enough: bool,
    /// What is likely about the same, where that was looked for.
    pub alike: Option<Alike>,
}

/// What one has suggested.
#[derive(Clone, Debug)]
pub struct OwnSuggestionsPage {
    /// The suggestions, the newest first.
    pub suggestions: Vec<Suggestion>,
    /// Whether one was just sent.
    pub is_sent: bool,
}

/// Where a suggestion stands, in words.
pub(crate) fn suggestion_state(language: Language, state: SuggestionState) -> &'static str {
    let t = locale(language);
    match state {
        SuggestionState::New => td_string!(t, suggestions.state.new),
        SuggestionState::TakenUp => td_string!(t, suggestions.state.taken_up),
        SuggestionState::Declined => td_string!(t, suggestions.state.declined),
        SuggestionState::Merged => td_string!(t, suggestions.state.merged),
    }
}

/// What is wrong with a field of so many characters.
pub(crate) fn prose_error(language: Language, error: ProseError, most: usize) -> String {
    let t = locale(language);
    let most = number(language, most as u64);
    match error {
        ProseError::Missing => td_string!(t, suggestions.error.missing).to_owned(),
        ProseError::Long => td_string!(t, suggestions.error.long, most),
        ProseError::Characters(place) => {
            td_string!(t, suggestions.error.characters, line = place.line, character = place.character)
        }
    }
}

/// The form.
#[component]
pub(super) fn Suggest(context: Context, page: SuggestPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let SuggestPage { fields, themes, errors, refusal, is_enough, alike } = page;
    let title_error = errors.title.map(|error| prose_error(language, error, SuggestionText::MAX_TITLE));
    let why_error = errors.why.map(|error| prose_error(language, error, SuggestionText::MAX_WHY));
    let summary = if is_enough {
        Some((td_string!(t, suggestions.enough).to_owned(), Vec::new()))
    } else if let Some(refusal) = refusal {
        Some((ui::refusal(&context, refusal), Vec::new()))
    } else {
        let items = [("title", title_error.clone()), ("why", why_error.clone())];
        let items: Vec<_> = items.into_iter().filter_map(|(field, error)| Some((field, error?))).collect();
        (!items.is_empty()).then(|| (td_string!(t, suggestions.unfit).to_owned(), items))
    };
    let summary = summary.map(|(title, items)| view! { <ErrorSummary title items/> });
    let names = themes.clone();
    let is_alike = alike.as_ref().is_some_and(|alike| !alike.is_empty());
    let checked = alike.as_ref().and_then(|_| SuggestionText::parse_title(&fields.title).ok());
    let checked = checked.unwrap_or(fields.checked);
    let alike = alike.map(|alike| view! { <AlikeView context=context.clone() alike themes=names/> });
    let send =
        if is_alike { td_string!(t, suggestions.send_anyway) } else { td_string!(t, suggestions.send) };
    view! {
        <div class="wrap page">
            {summary}
            <PageHead title=td_string!(t, suggestions.title) lead=td_string!(t, suggestions.lead)/>
            <form class="form" method="post" action=Route::Suggest.path(language) novalidate>
                <input type="hidden" name="form" value=fields.form.to_string()/>
                <input type="hidden" id="checked" name="checked" value=checked/>
                <TextField
                    language
                    name="title"
                    label=td_string!(t, suggestions.field.title)
                    hint=td_string!(t, suggestions.field.title_hint)
                    value=fields.title
                    error=title_error
                    autocomplete="off"
                />
                <AlikeWhileTyping>
                    <div id="alike" data-path=Route::Suggest.path(language) aria-live="polite">{alike}</div>
                </AlikeWhileTyping>
                <TextareaField
                    language
                    name="why"
                    label=td_string!(t, suggestions.field.why)
                    hint=td_string!(t, suggestions.field.why_hint)
                    text=fields.why
                    rows=6
                    error=why_error
                />
                <ThemeChoice language themes chosen=fields.theme/>
                <LanguageChoice
                    language
                    chosen=Some(fields.language.parse().unwrap_or(language))
                    legend=td_string!(t, suggestions.field.language)
                    error=None
                />
                <div class="form-end btn-row">
                    <button class="btn" id="send" type="submit" name="action" value="send">{send}</button>
                    " "
                    <button class="btn btn-quiet" type="submit" name="action" value="check">
                        {td_string!(t, suggestions.check)}
                    </button>
                    " "
                    <a class="btn btn-quiet" href=Route::Suggestions.path(language)>
                        {td_string!(t, suggestions.own.title)}
                    </a>
                </div>
            </form>
        </div>
    }
    .markup()
}

#[component]
fn ThemeChoice(language: Language, themes: Vec<Theme>, chosen: String) -> impl IntoView {
    let t = locale(language);
    let options = themes
        .into_iter()
        .map(|theme| {
            let id = theme.id.to_string();
            let selected = id == chosen;
            view! { <option value=id selected=selected>{theme.title.in_language(language).to_owned()}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for="theme">{td_string!(t, suggestions.field.theme)}</label>
            <select class="input" id="theme" name="theme">
                <option value="">{td_string!(t, suggestions.field.any_theme)}</option>
                {options}
            </select>
        </div>
    }
    .markup()
}

/// What is likely about the same.
#[component]
fn AlikeView(context: Context, alike: Alike, themes: Vec<Theme>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    if alike.is_empty() {
        return view! {
            <p class="notice notice-slim">{td_string!(t, suggestions.none_alike)}</p>
        }
        .markup();
    }
    let topics = (!alike.topics.is_empty()).then(|| {
        view! {
            <h3>{td_string!(t, suggestions.alike_topics)}</h3>
            <TopicList context=context.clone() topics=alike.topics themes/>
        }
    });
    let suggestions = (!alike.suggestions.is_empty()).then(|| {
        let items = alike.suggestions.into_iter().map(|(_, title)| view! { <li>{title}</li> }).collect_view();
        view! {
            <h3>{td_string!(t, suggestions.alike_suggestions)}</h3>
            <ul class="rows rows-tight">{items}</ul>
        }
    });
    view! {
        <section class="section" aria-labelledby="alike-title">
            <h2 class="section-title" id="alike-title">{td_string!(t, suggestions.alike)}</h2>
            <p>{td_string!(t, suggestions.alike_text)}</p>
            {topics}
            {suggestions}
        </section>
    }
    .markup()
}

/// What one has suggested, and what became of it.
#[component]
pub(super) fn OwnSuggestions(context: Context, page: OwnSuggestionsPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let sent = page.is_sent.then(|| {
        view! { <Success title=td_string!(t, common.notices.success) text=td_string!(t, suggestions.own.sent)/> }
    });
    let none = page.suggestions.is_empty().then(|| view! { <p>{td_string!(t, suggestions.own.none)}</p> });
    let rows = page
        .suggestions
        .into_iter()
        .map(|suggestion| {
            let state = suggestion_state(language, suggestion.state);
            let on = td_string!(t, suggestions.sent_on, date = date(language, suggestion.created));
            // What is answered is written in the language of the suggestion.
            let of = suggestion.language.code();
            let answer = (!suggestion.answer.is_empty()).then(|| {
                view! {
                    <p><strong>{td_string!(t, suggestions.own.answer)}</strong></p>
                    <p class="as-written" lang=of>{suggestion.answer}</p>
                }
            });
            let topic = suggestion.topic.filter(|_| suggestion.is_topic_visible).map(|topic| {
                let path = Route::Topic.path_with(language, &topic.to_string());
                view! { <p><a href=path>{td_string!(t, suggestions.own.topic)}</a></p> }
            });
            view! {
                <li>
                    <h2 class="row-title"><span lang=of>{suggestion.text.title}</span> " " <span class="tag">{state}</span></h2>
                    <p class="small muted">{on}</p>
                    <p class="as-written" lang=of>{suggestion.text.why}</p>
                    {answer}
                    {topic}
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="wrap page">
            {sent}
            <PageHead title=td_string!(t, suggestions.own.title) lead=td_string!(t, suggestions.own.lead)/>
            {none}
            <ul class="rows">{rows}</ul>
            <p><a class="btn" href=Route::Suggest.path(language)>{td_string!(t, suggestions.title)}</a></p>
        </div>
    }
    .markup()
}
