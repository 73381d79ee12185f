//! A topic's transcript: where it is asked for, and where the desk gives it.

use domain::Language;
use domain::desk::{ProseError, RequestKind};
use leptos::prelude::*;
use store::desk::Request;
use store::document::Bilingual;
use time::Duration;

use super::{sample, words};
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::refusal::Refusal;
use crate::routes::Route;
use crate::sample::{NOW, member};
use crate::ui::{self, ErrorSummary, IntoMarkup, Markup, PageHead, TextareaField};

/// The form that asks for it.
#[derive(Clone, Debug)]
pub struct AskForTranscriptPage {
    /// The topic.
    pub topic: i64,
    /// Its title.
    pub title: Bilingual,
    /// What was typed.
    pub message: String,
    /// What is wrong with it.
    pub wrong: Option<ProseError>,
    /// What is wrong with the whole.
    pub refusal: Option<Refusal>,
}

impl PageView for AskForTranscriptPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), desk.transcript.ask_title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self { topic, title, message, wrong, refusal } = self;
        let error = wrong.map(|error| words::message_error(language, error));
        let summary = match refusal {
            Some(refusal) => Some(view! { <ErrorSummary title=ui::refusal(&context, refusal)/> }.markup()),
            None => error.clone().map(|error| {
                let items = vec![("message", error)];
                view! { <ErrorSummary title=td_string!(t, desk.errors.title) items/> }.markup()
            }),
        };
        let id = topic.to_string();
        view! {
            <div class="wrap page">
                {summary}
                <p class="small">
                    <a href=Route::Topic.path_with(language, &id)>{title.in_language(language).to_owned()}</a>
                </p>
                <PageHead title=td_string!(t, desk.transcript.ask_title) lead=td_string!(t, desk.transcript.ask_lead)/>
                <form
                    class="form prose"
                    method="post"
                    action=Route::AskForTranscript.path_with(language, &id)
                    novalidate
                >
                    <TextareaField
                        language
                        name="message"
                        label=td_string!(t, desk.transcript.what_for)
                        hint=td_string!(t, desk.transcript.what_for_hint)
                        text=message
                        rows=4
                        error=error
                    />
                    <div class="form-end">
                        <button class="btn" type="submit">{td_string!(t, desk.help.submit)}</button>
                    </div>
                </form>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let (topic, title) = sample::topic();
        let empty = Self { topic, title, message: String::new(), wrong: None, refusal: None };
        let (harm, error) = sample::harmful_text();
        let typed =
            |refusal| Self { message: sample::HOSTILE.to_owned(), refusal: Some(refusal), ..empty.clone() };
        [
            ("too-much", typed(Refusal::TooMuch(NOW + Duration::hours(2)))),
            ("unavailable", typed(Refusal::Unavailable)),
            (
                "long",
                Self { message: sample::HOSTILE.to_owned(), wrong: Some(ProseError::Long), ..empty.clone() },
            ),
            ("harm", Self { message: harm, wrong: Some(error), ..empty.clone() }),
            ("empty", empty),
        ]
        .map(|(state, page)| Sample::of(member(), state, Route::AskForTranscript, page))
        .to_vec()
    }
}

/// What the desk looks at before it says that a transcript is done.
#[component]
pub(super) fn ToGive(language: Language, request: Request) -> impl IntoView {
    let t = locale(language);
    let is_there = request.kind == RequestKind::Transcript && request.topic.is_some();
    is_there.then(|| {
        let path = Route::RequestTranscript.path_with(language, &request.id.to_string());
        view! {
            <section class="desk-part" aria-labelledby="transcript-title">
                <h2 id="transcript-title">{td_string!(t, desk.transcript.title)}</h2>
                <p>{td_string!(t, desk.transcript.check)}</p>
                <p><a class="btn btn-quiet" href=path download="">{td_string!(t, desk.transcript.download)}</a></p>
            </section>
        }
        .markup()
    })
}
