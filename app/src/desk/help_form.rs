//! What the forms for everybody and for who is signed in share.

use domain::Language;
use domain::campaign::Field;
use domain::desk::RequestKind;
use leptos::prelude::*;
use services::desk::{HelpErrors, HelpFields};

use super::words;
use crate::account::username_message;
use crate::campaign::field_errors;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::refusal::Refusal;
use crate::ui::{self, Choice, ErrorSummary, FieldErrorText, IntoMarkup, TextField, TextareaField};

/// What both forms ask.
#[component]
pub(super) fn Fields(language: Language, fields: HelpFields, wrong: HelpErrors) -> impl IntoView {
    let t = locale(language);
    let kind_error = wrong.kind.then(|| td_string!(t, desk.errors.kind).to_owned());
    let described_by = wrong.kind.then_some("kind-error");
    let choices = RequestKind::IN_FORM
        .map(|kind| {
            let note = match kind {
                RequestKind::UsernameChange => td_string!(t, desk.help.kind_notes.username_change),
                RequestKind::LogInHelp | RequestKind::Transcript => {
                    td_string!(t, desk.help.kind_notes.log_in_help)
                }
            };
            view! {
                <Choice
                    kind="radio"
                    name="kind"
                    id=format!("kind-{}", kind.code())
                    value=kind.code()
                    checked=fields.kind == kind.code()
                >
                    <span class="choice-text"><strong>{words::kind(language, kind)}</strong><span>{note}</span></span>
                </Choice>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field" id="kind" aria-describedby=described_by>
            <legend>{td_string!(t, desk.help.kind)}</legend>
            {kind_error.map(|error| view! { <FieldErrorText language name="kind" error/> })}
            <div class="choices">{choices}</div>
        </fieldset>
        <div class="desk-wanted">
            <TextField
                language
                name="wanted"
                label=td_string!(t, desk.help.wanted)
                hint=td_string!(t, desk.help.wanted_hint)
                value=fields.wanted
                error=wrong.wanted.map(|error| username_message(language, error).to_owned())
                autocomplete="off"
                required=false
                verbatim="none"
            />
        </div>
        <TextareaField
            language
            name="message"
            label=td_string!(t, desk.help.message)
            hint=td_string!(t, desk.help.message_hint)
            text=fields.message
            rows=6
            error=wrong.message.map(|error| words::message_error(language, error))
        />
    }
    .markup()
}

/// What is wrong with the form, said first.
#[component]
pub(super) fn Refused(context: Context, wrong: HelpErrors, refusal: Option<Refusal>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    if let Some(refusal) = refusal {
        return Some(view! { <ErrorSummary title=ui::refusal(&context, refusal)/> }.markup());
    }
    let items: Vec<(&'static str, String)> = [
        wrong.email.map(|error| ("email", field_errors::message(language, Field::Email, error))),
        wrong.kind.then(|| ("kind", td_string!(t, desk.errors.kind).to_owned())),
        wrong.wanted.map(|error| ("wanted", username_message(language, error).to_owned())),
        wrong.message.map(|error| ("message", words::message_error(language, error))),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!items.is_empty())
        .then(|| view! { <ErrorSummary title=td_string!(t, desk.errors.title) items/> }.markup())
}
