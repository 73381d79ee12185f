//! The topics that members suggest, and deciding about them.

use domain::Language;
use domain::community::{SuggestionState, SuggestionText, TopicKind, TopicState};
use domain::desk::{ANSWER_CHARS, ProseError};
use leptos::prelude::*;
use services::community::Alike;
use services::dashboard::{VerdictErrors, VerdictFields};
use store::community::suggestion::Suggestion;
use store::community::{Theme, TopicLine};
use uuid::Uuid;

use super::frame::Frame;
use super::parts::Select;
use super::sample::{HOSTILE, both, editor, long_word, theme_id, themes};
use crate::community::{prose_error, suggestion_state};
use crate::i18n::{date, language_in_sentence, language_name, locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::NOW;
use crate::ui::{
    Choice, ErrorSummary, Facts, FieldErrorText, IntoMarkup, Markup, PageHead, Success, TextField, Textarea,
    TextareaField,
};

/// Suggestions that stand somewhere.
#[derive(Clone, Debug)]
pub struct SuggestionsPage {
    /// Where.
    pub state: SuggestionState,
    /// The suggestions.
    pub suggestions: Vec<Suggestion>,
    /// Whether one was just decided about.
    pub is_done: bool,
}

/// A suggestion to decide about.
#[derive(Clone, Debug)]
pub struct TriagePage {
    /// The suggestion.
    pub suggestion: Suggestion,
    /// Every theme.
    pub themes: Vec<Theme>,
    /// What is likely about the same.
    pub alike: Alike,
    /// As typed.
    pub fields: VerdictFields,
    /// What is wrong with it.
    pub errors: VerdictErrors,
    /// Whether somebody else decided meanwhile.
    pub is_stale: bool,
}

impl TriagePage {
    /// Whether something was refused.
    pub fn is_refused(&self) -> bool {
        self.is_stale || !self.errors.is_empty()
    }
}

impl PageView for SuggestionsPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), suggestions.queue.title).to_owned()
    }

    fn in_other_language(&self, path: String, _other: Language) -> String {
        format!("{path}?state={}", self.state.code())
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let done = self.is_done.then(|| {
            view! { <Success title=td_string!(t, common.notices.success) text=td_string!(t, suggestions.queue.done)/> }
        });
        let path = Route::SuggestionQueue.path(language);
        let tabs = SuggestionState::ALL
            .map(|state| {
                let href = format!("{path}?state={}", state.code());
                let here = (state == self.state).then_some("page");
                view! { <li><a href=href aria-current=here>{suggestion_state(language, state)}</a></li> }
            })
            .collect_view();
        let none = self.suggestions.is_empty().then(|| {
            view! { <p class="muted">{td_string!(t, suggestions.queue.none)}</p> }
        });
        let rows = self
            .suggestions
            .into_iter()
            .map(|suggestion| {
                let path = Route::SuggestionTriage.path_with(language, &suggestion.id.to_string());
                let by = td_string!(
                    t,
                    suggestions.queue.by,
                    author = suggestion.author.as_str(),
                    date = date(language, suggestion.created)
                );
                view! {
                    <li>
                        <p><a href=path lang=suggestion.language.code()><strong>{suggestion.text.title}</strong></a></p>
                        <p class="small muted">{by}</p>
                    </li>
                }
            })
            .collect_view();
        view! {
            <Frame context=context.clone()>
                {done}
                <PageHead title=td_string!(t, suggestions.queue.title) lead=td_string!(t, suggestions.queue.lead)/>
                <nav aria-label=td_string!(t, suggestions.queue.which)><ul class="tabs">{tabs}</ul></nav>
                {none}
                <ul class="rows">{rows}</ul>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let list = |state| Self { state, suggestions: vec![sample_suggestion(state)], is_done: false };
        let states = SuggestionState::ALL.map(|state| (state.code(), list(state)));
        let done = Self { is_done: true, suggestions: Vec::new(), ..list(SuggestionState::New) };
        states
            .into_iter()
            .chain([("done", done)])
            .map(|(state, page)| Sample::of(editor(), state, Route::SuggestionQueue, page))
            .collect()
    }
}

impl PageView for TriagePage {
    fn title(&self, _language: Language) -> String {
        self.suggestion.text.title.clone()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let suggestion = self.suggestion.clone();
        let of = suggestion.language.code();
        let theme = self.themes.iter().find(|theme| Some(theme.id) == suggestion.theme);
        let facts = vec![
            (td_string!(t, suggestions.fact.state), suggestion_state(language, suggestion.state).to_owned()),
            (td_string!(t, suggestions.fact.author), suggestion.author.clone()),
            (td_string!(t, suggestions.fact.date), date(language, suggestion.created)),
            (
                td_string!(t, suggestions.fact.language),
                language_name(language, suggestion.language).to_owned(),
            ),
            (
                td_string!(t, suggestions.field.theme),
                theme.map_or_else(
                    || td_string!(t, suggestions.field.any_theme).to_owned(),
                    |theme| theme.title.in_language(language).to_owned(),
                ),
            ),
        ];
        let matter = if suggestion.state == SuggestionState::New {
            view! { <Judge context=context.clone() page=self.clone()/> }.markup()
        } else {
            let topic = suggestion.topic.map(|topic| {
                let path = Route::TopicEditor.path_with(language, &topic.to_string());
                view! { <p><a href=path>{td_string!(t, topics.number, number = topic.to_string())}</a></p> }
            });
            // What was typed too late is there to be copied.
            let late = (self.is_stale && !self.fields.answer.is_empty()).then(|| {
                let text = self.fields.answer.clone();
                view! {
                    <div class="field">
                        <label for="late">{td_string!(t, suggestions.answer.late)}</label>
                        <Textarea id="late".to_owned() text rows=5/>
                    </div>
                }
            });
            view! {
                <h2 class="section-title">{td_string!(t, suggestions.answer.title)}</h2>
                <p class="as-written" lang=of>{suggestion.answer.clone()}</p>
                {topic}
                {late}
            }
            .markup()
        };
        view! {
            <Frame context=context.clone()>
                <Wrong language page=self.clone()/>
                <div class="page-head"><h1 class="page-title" lang=of>{suggestion.text.title.clone()}</h1></div>
                <Facts facts/>
                <h2 class="section-title">{td_string!(t, suggestions.field.why)}</h2>
                <p class="as-written" lang=of>{suggestion.text.why.clone()}</p>
                <AlikeList language alike=self.alike/>
                {matter}
                <p><a href=Route::SuggestionQueue.path(language)>{td_string!(t, suggestions.queue.back)}</a></p>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let of = |state| Self {
            suggestion: sample_suggestion(state),
            themes: themes(),
            alike: alike(),
            fields: VerdictFields { theme: theme_id().to_string(), ..VerdictFields::default() },
            errors: VerdictErrors::default(),
            is_stale: false,
        };
        let nothing_alike = Alike { topics: Vec::new(), suggestions: Vec::new() };
        let typed = VerdictFields {
            verdict: SuggestionState::Merged.code().into(),
            theme: String::new(),
            topic: long_word(),
            answer: HOSTILE.into(),
        };
        let errors =
            VerdictErrors { verdict: true, theme: true, topic: true, answer: Some(ProseError::Missing) };
        let states = SuggestionState::ALL.map(|state| (state.code(), of(state)));
        let others = [
            ("nothing-alike", Self { alike: nothing_alike, ..of(SuggestionState::New) }),
            ("wrong", Self { fields: typed.clone(), errors, ..of(SuggestionState::New) }),
            ("stale", Self { fields: typed, is_stale: true, ..of(SuggestionState::Declined) }),
        ];
        states
            .into_iter()
            .chain(others)
            .map(|(state, page)| Sample::of(editor(), state, Route::SuggestionTriage, page))
            .collect()
    }
}

#[component]
fn Wrong(language: Language, page: TriagePage) -> impl IntoView {
    let t = locale(language);
    let errors = page.errors.clone();
    let items = [
        ("verdict", errors.verdict.then(|| td_string!(t, suggestions.error.verdict).to_owned())),
        ("theme", errors.theme.then(|| td_string!(t, suggestions.error.theme).to_owned())),
        ("topic", errors.topic.then(|| td_string!(t, suggestions.error.topic).to_owned())),
        ("answer", errors.answer.map(|error| prose_error(language, error, ANSWER_CHARS))),
    ];
    let items: Vec<_> = items.into_iter().filter_map(|(field, error)| Some((field, error?))).collect();
    let title =
        if page.is_stale { td_string!(t, suggestions.stale) } else { td_string!(t, suggestions.queue.unfit) };
    page.is_refused().then(|| view! { <ErrorSummary title items/> })
}

/// What is likely about the same, with the numbers of topics.
#[component]
fn AlikeList(language: Language, alike: Alike) -> impl IntoView {
    let t = locale(language);
    let topics = alike.topics.into_iter().map(|topic| {
        let path = Route::Topic.path_with(language, &topic.id.to_string());
        let text = format!("#{} {}", topic.id, topic.title.in_language(language));
        view! { <li><a href=path>{text}</a></li> }
    });
    let suggestions = alike.suggestions.into_iter().map(|(id, title)| {
        let path = Route::SuggestionTriage.path_with(language, &id.to_string());
        view! { <li><a href=path>{title}</a></li> }
    });
    let (topics, suggestions) = (topics.collect_view(), suggestions.collect_view());
    let is_empty = topics.is_empty() && suggestions.is_empty();
    (!is_empty).then(|| {
        view! {
            <section class="section" aria-labelledby="alike-title">
                <h2 class="section-title" id="alike-title">{td_string!(t, suggestions.alike)}</h2>
                <ul class="rows rows-tight">{topics} {suggestions}</ul>
            </section>
        }
    })
}

/// What is decided, and what the author is told.
#[component]
fn Judge(context: Context, page: TriagePage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let TriagePage { suggestion, themes, fields, errors, .. } = page;
    let choices = [SuggestionState::TakenUp, SuggestionState::Merged, SuggestionState::Declined]
        .map(|state| {
            let text = match state {
                SuggestionState::TakenUp => td_string!(t, suggestions.verdict.take_up),
                SuggestionState::Merged => td_string!(t, suggestions.verdict.merge),
                SuggestionState::Declined | SuggestionState::New => {
                    td_string!(t, suggestions.verdict.decline)
                }
            };
            view! {
                <Choice
                    kind="radio"
                    name="verdict"
                    id=format!("verdict-{}", state.code())
                    value=state.code()
                    checked=fields.verdict == state.code()
                >
                    <span class="choice-text">{text}</span>
                </Choice>
            }
        })
        .collect_view();
    let described_by = errors.verdict.then_some("verdict-error");
    let verdict_error = errors.verdict.then(|| td_string!(t, suggestions.error.verdict).to_owned());
    let mut options = vec![(String::new(), td_string!(t, suggestions.verdict.no_theme).to_owned())];
    options.extend(
        themes.iter().map(|theme| (theme.id.to_string(), theme.title.in_language(language).to_owned())),
    );
    let answer_label = td_string!(
        t,
        suggestions.answer.label,
        language = language_in_sentence(language, suggestion.language)
    );
    let path = Route::SuggestionTriage.path_with(language, &suggestion.id.to_string());
    view! {
        <form class="form" method="post" action=path novalidate>
            <fieldset class="field" id="verdict" aria-describedby=described_by>
                <legend>{td_string!(t, suggestions.verdict.title)}</legend>
                {verdict_error.map(|error| view! { <FieldErrorText language name="verdict" error/> })}
                <div class="choices">{choices}</div>
            </fieldset>
            <Select
                language
                name="theme"
                label=td_string!(t, suggestions.verdict.theme)
                options
                chosen=fields.theme
                error=errors.theme.then(|| td_string!(t, suggestions.error.theme).to_owned())
            />
            <TextField
                language
                name="topic"
                class="input input-medium"
                label=td_string!(t, suggestions.verdict.topic)
                value=fields.topic
                error=errors.topic.then(|| td_string!(t, suggestions.error.topic).to_owned())
                autocomplete="off"
                optional=true
            />
            <TextareaField
                language
                name="answer"
                label=answer_label
                hint=td_string!(t, suggestions.answer.hint)
                text=fields.answer
                rows=5
                error=errors.answer.map(|error| prose_error(language, error, ANSWER_CHARS))
            />
            <p><button class="btn" type="submit">{td_string!(t, suggestions.verdict.submit)}</button></p>
        </form>
    }
    .markup()
}

/// A suggestion in a state.
fn sample_suggestion(state: SuggestionState) -> Suggestion {
    let is_new = state == SuggestionState::New;
    let becomes_topic = matches!(state, SuggestionState::TakenUp | SuggestionState::Merged);
    Suggestion {
        id: Uuid::from_u128(70 + state as u128),
        author: "marie.eve".into(),
        language: Language::Fr,
        text: SuggestionText { title: "L’attente aux urgences".into(), why: HOSTILE.into() },
        theme: is_new.then(theme_id),
        created: NOW,
        state,
        topic: becomes_topic.then_some(12),
        is_topic_visible: becomes_topic,
        answer: if is_new { String::new() } else { HOSTILE.into() },
        answered: (!is_new).then_some(NOW),
    }
}

/// What is likely about the same.
fn alike() -> Alike {
    let topic = TopicLine {
        id: 12,
        theme: theme_id(),
        state: TopicState::Open,
        kind: TopicKind::Discussion,
        pinned: false,
        title: both("Waiting in emergency departments", HOSTILE),
        published: Some(NOW),
        closes: None,
        closed: None,
        outcome: None,
        active: Some(NOW),
        comments: 12,
        people: Some(5),
        unread: 3,
        mark: 9,
        last: None,
        content: None,
    };
    Alike { topics: vec![topic], suggestions: vec![(Uuid::from_u128(79), HOSTILE.into())] }
}
