//! The fields of a topic: what it is, and its words in each language.

use domain::Language;
use domain::community::TopicKind;
use leptos::prelude::*;
use services::dashboard::TextFields;

use super::page::TopicEditorPage;
use super::wrong::wrong;
use crate::community::kind_name;
use crate::i18n::{language_name, locale, td_string};
use crate::page::Context;
use crate::ui::{Choice, IntoMarkup, TextField, TextareaField, error_at};

/// What a topic is, besides its words.
#[component]
pub(super) fn About(context: Context, page: TopicEditorPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let chosen = page.fields.theme.clone();
    let themes = page
        .themes
        .iter()
        .map(|theme| {
            let id = theme.id.to_string();
            let selected = id == chosen;
            view! { <option value=id selected=selected>{theme.title.in_language(language).to_owned()}</option> }
        })
        .collect_view();
    let kind = page.fields.kind.parse().unwrap_or_default();
    // What is a guest post stays one, and nothing else becomes one.
    let is_guest = kind == TopicKind::GuestPost;
    let kinds = TopicKind::ALL
        .into_iter()
        .filter(|option| (*option == TopicKind::GuestPost) == is_guest)
        .map(|option| {
            view! {
                <Choice
                    kind="radio"
                    name="kind"
                    id=format!("kind-{}", option.code())
                    value=option.code()
                    checked=option == kind
                >
                    <span class="choice-text">{kind_name(language, option)}</span>
                </Choice>
            }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for="theme">{td_string!(t, topics.field.theme)}</label>
            <select class="input" id="theme" name="theme">{themes}</select>
        </div>
        <fieldset class="field">
            <legend>{td_string!(t, topics.field.kind)}</legend>
            <div class="choices-inline">{kinds}</div>
        </fieldset>
        <TextField
            language
            name="closes"
            kind="date"
            class="input input-medium"
            label=td_string!(t, topics.field.closes)
            hint=td_string!(t, topics.field.closes_hint)
            value=page.fields.closes.clone()
            error=error_at(&wrong(language, &page), "closes")
            autocomplete="off"
            optional=true
        />
    }
    .markup()
}

#[component]
pub(super) fn Column(
    context: Context,
    of: Language,
    fields: TextFields,
    wrong: Vec<(&'static str, String)>,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let [title, intro, questions, learn_more, feeds] = match of {
        Language::En => ["title_en", "intro_en", "questions_en", "learn_more_en", "feeds_en"],
        Language::Fr => ["title_fr", "intro_fr", "questions_fr", "learn_more_fr", "feeds_fr"],
    };
    let area = |name: &'static str, label: &'static str, text: String, rows: u32| {
        let (label_in, error) = (Some(language.code()), error_at(&wrong, name));
        view! { <TextareaField language name label label_in text rows error/> }
    };
    view! {
        <fieldset class="column" lang=of.code()>
            <legend class="column-title" lang=language.code()>{language_name(language, of)}</legend>
            <TextField
                language
                name=title
                label=td_string!(t, topics.field.title)
                value=fields.title
                error=error_at(&wrong, title)
                autocomplete="off"
            />
            {area(intro, td_string!(t, topics.field.intro), fields.intro, 10)}
            {area(questions, td_string!(t, topics.field.questions), fields.questions, 5)}
            {area(learn_more, td_string!(t, topics.field.learn_more), fields.learn_more, 4)}
            {area(feeds, td_string!(t, topics.field.feeds), fields.feeds, 2)}
        </fieldset>
    }
    .markup()
}
