//! What one has suggested, and what became of it.

use domain::Language;
use domain::community::SuggestionState;
use domain::help::Subject;
use leptos::prelude::*;
use store::community::suggestion::Suggestion;

use super::sample;
use crate::help::HelpLink;
use crate::i18n::{date, locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::member;
use crate::ui::{IntoMarkup, Markup, PageHead, Success};

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

impl PageView for OwnSuggestionsPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), suggestions.own.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let sent = self.is_sent.then(|| {
            view! { <Success title=td_string!(t, common.notices.success) text=td_string!(t, suggestions.own.sent)/> }
        });
        let none = self.suggestions.is_empty().then(|| {
            view! { <p>{td_string!(t, suggestions.own.none)}</p> <HelpLink language subject=Subject::TakingPart/> }
        });
        let rows = self
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

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let full = Self { suggestions: sample::suggestions(), is_sent: false };
        let page = |state, page| Sample::of(member(), state, Route::Suggestions, page);
        vec![
            page("full", full.clone()),
            page("sent", Self { is_sent: true, ..full }),
            page("empty", Self { suggestions: Vec::new(), is_sent: false }),
        ]
    }
}
