//! Suggesting a topic.

use domain::Language;
use domain::community::{SuggestionErrors, SuggestionText};
use domain::desk::ProseError;
use leptos::prelude::*;
use services::community::{Alike, SuggestFields};
use store::community::{Theme, TopicLine};
use time::Duration;

use super::alike::{AlikeFound, AlikeList, AlikeTexts, AlikeTopic};
use super::islands::{AlikeWhileTyping, SuggestInPlace, SuggestTexts};
use super::prose_error::prose_error;
use super::sample;
use crate::form_errors::Summary;
use crate::i18n::{locale, number, td_string};
use crate::page::{Context, PageView, Sample};
use crate::refusal::Refusal;
use crate::routes::Route;
use crate::sample::{NOW, member};
use crate::ui::{self, IntoMarkup, LanguageChoice, Markup, PageHead, TextField, TextareaField, say_wrong};

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

impl PageView for SuggestPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), suggestions.title).to_owned()
    }

    fn in_other_language(&self, path: String, _other: Language) -> String {
        match serde_urlencoded::to_string([("title", &self.fields.title)]) {
            Ok(title) if self.alike.is_some() => format!("{path}?{title}"),
            _ => path,
        }
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let summary = self.summary(&context);
        if summary.is_some() {
            say_wrong();
        }
        let texts = SuggestTexts {
            prefix: td_string!(t, common.form.error_prefix).to_owned(),
            title: td_string!(t, common.notices.success).to_owned(),
            sent: td_string!(t, suggestions.sent).to_owned(),
            own: td_string!(t, suggestions.own.title).to_owned(),
            own_path: Route::Suggestions.path(language),
        };
        let form = view! { <Form context=context.clone() page=self/> }.markup();
        view! {
            <div class="wrap page">
                <PageHead title=td_string!(t, suggestions.title) lead=td_string!(t, suggestions.lead)/>
                <SuggestInPlace texts summary>{form}</SuggestInPlace>
            </div>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        let page = |state, page| Sample::of(member(), state, Route::Suggest, page);
        let blank = Self { themes: sample::themes(), ..Self::default() };
        let fields = sample::suggestion_fields(language);
        let filled = Self { fields: fields.clone(), ..blank.clone() };
        let alike = Alike {
            topics: sample::topic_lines()[..2].to_vec(),
            suggestions: sample::suggestions()
                .into_iter()
                .map(|found| (found.id, found.text.title))
                .collect(),
        };
        let missing = SuggestionErrors { title: Some(ProseError::Missing), why: Some(ProseError::Missing) };
        let unfit = SuggestionErrors {
            title: Some(ProseError::Long),
            why: Some(ProseError::Characters(sample::unreadable_place())),
        };
        let long = SuggestFields { title: fields.title.repeat(4), why: sample::hostile(), ..fields };
        let again = Refusal::TooMuch(NOW + Duration::minutes(12));
        vec![
            page("blank", blank.clone()),
            page("alike", Self { alike: Some(alike), ..filled.clone() }),
            page("none-alike", Self { alike: Some(Alike::default()), ..filled.clone() }),
            page("missing", Self { errors: missing, ..blank.clone() }),
            page("unfit", Self { fields: long, errors: unfit, ..blank }),
            page("enough-for-today", Self { is_enough: true, ..filled.clone() }),
            page("too-much", Self { refusal: Some(again), ..filled.clone() }),
            page("unavailable", Self { refusal: Some(Refusal::Unavailable), ..filled }),
        ]
    }
}

/// What is wrong with each field.
fn wrong(language: Language, errors: SuggestionErrors) -> [(&'static str, Option<String>); 2] {
    let t = locale(language);
    let say = |error: Option<ProseError>, missing: &str, most| {
        error.map(|error| match error {
            ProseError::Missing => missing.to_owned(),
            error => prose_error(language, error, most),
        })
    };
    let (title, why) =
        (td_string!(t, suggestions.error.title_missing), td_string!(t, suggestions.error.why_missing));
    [
        ("title", say(errors.title, title, SuggestionText::MAX_TITLE)),
        ("why", say(errors.why, why, SuggestionText::MAX_WHY)),
    ]
}

/// The form.
#[component]
fn Form(context: Context, page: SuggestPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let alike = page.alike(language);
    let SuggestPage { fields, themes, errors, .. } = page;
    let [title_error, why_error] = wrong(language, errors).map(|(_, error)| error);
    let (checked, send) = match &alike {
        Some(found) => (found.checked.clone(), found.texts.send.clone()),
        None => (fields.checked, td_string!(t, suggestions.send).to_owned()),
    };
    let alike = alike.map(|found| view! { <AlikeList found/> });
    view! {
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

impl SuggestPage {
    /// What is wrong, where something is.
    pub fn summary(&self, context: &Context) -> Option<Summary> {
        let t = locale(context.language);
        let (title, items) = if self.is_enough {
            (td_string!(t, suggestions.enough).to_owned(), Vec::new())
        } else if let Some(refusal) = self.refusal {
            (ui::refusal(context, refusal), Vec::new())
        } else {
            let items = wrong(context.language, self.errors).into_iter();
            let items: Vec<_> = items.filter_map(|(field, error)| Some((field.to_owned(), error?))).collect();
            if items.is_empty() {
                return None;
            }
            (td_string!(t, suggestions.unfit).to_owned(), items)
        };
        Some(Summary { title, items })
    }

    /// What is likely about the same as the title, where that was looked for.
    pub fn alike(&self, language: Language) -> Option<AlikeFound> {
        let t = locale(language);
        let alike = self.alike.as_ref()?;
        let topic = |topic: &TopicLine| {
            let theme = self.themes.iter().find(|theme| theme.id == topic.theme);
            let comments = match topic.comments {
                0 => td_string!(t, community.comments.none).to_owned(),
                count => td_string!(t, community.comments.count, count, number = number(language, count)),
            };
            AlikeTopic {
                title: topic.title.in_language(language).to_owned(),
                path: Route::Topic.path_with(language, &topic.id.to_string()),
                theme: theme.map(|theme| theme.title.in_language(language).to_owned()).unwrap_or_default(),
                comments,
            }
        };
        let (lead, send) = if alike.is_empty() {
            (td_string!(t, suggestions.none_alike), td_string!(t, suggestions.send))
        } else {
            (td_string!(t, suggestions.alike_text), td_string!(t, suggestions.send_anyway))
        };
        let texts = AlikeTexts {
            title: td_string!(t, suggestions.alike).to_owned(),
            lead: lead.to_owned(),
            topics: td_string!(t, suggestions.alike_topics).to_owned(),
            suggestions: td_string!(t, suggestions.alike_suggestions).to_owned(),
            send: send.to_owned(),
        };
        Some(AlikeFound {
            checked: SuggestionText::parse_title(&self.fields.title).unwrap_or_default(),
            texts,
            topics: alike.topics.iter().map(topic).collect(),
            suggestions: alike.suggestions.iter().map(|(_, title)| title.clone()).collect(),
        })
    }
}
