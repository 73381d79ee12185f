//! A topic's transcript: where it is asked for, and where the desk gives it.

use domain::Language;
use domain::desk::RequestKind;
use leptos::prelude::*;
use store::desk::Request;

use super::help::message_error;
use super::pages::AskForTranscriptPage;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{self, ErrorSummary, IntoMarkup, PageHead, TextareaField};

/// The form that asks for it.
#[component]
pub(super) fn AskForTranscript(context: Context, page: AskForTranscriptPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let AskForTranscriptPage { topic, title, message, wrong, refusal } = page;
    let error = wrong.map(|error| message_error(language, error));
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
