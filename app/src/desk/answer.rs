//! What the desk writes about a request: the answer to its person, and a note for itself.

use domain::Language;
use domain::desk::{ANSWER_CHARS, RequestState};
use leptos::prelude::*;
use services::desk::{ActRefusal, RequestFields};
use store::desk::Request;

use super::words;
use crate::i18n::{locale, td_string};
use crate::ui::{Choice, IntoMarkup, TextareaField};

/// The answer by mail, in the person's language. What is closed is opened again first; until then, what was typed stands here.
#[component]
pub(super) fn Answer(
    language: Language,
    request: Request,
    typed: RequestFields,
    refusal: Option<ActRefusal>,
) -> impl IntoView {
    let t = locale(language);
    let is_closed = request.state.is_closed();
    if is_closed && typed.answer.trim().is_empty() {
        return None;
    }
    let error = match refusal {
        Some(ActRefusal::Answer(error)) => Some(words::prose_error(language, error, ANSWER_CHARS)),
        _ => None,
    };
    let hint = match request.reads() {
        Language::En => td_string!(t, desk.request.answer_hint_en),
        Language::Fr => td_string!(t, desk.request.answer_hint_fr),
    };
    let chosen = typed.state.parse().unwrap_or(RequestState::Done);
    let then = [RequestState::Waiting, RequestState::Done, RequestState::Refused]
        .map(|state| {
            view! {
                <Choice
                    kind="radio"
                    name="state"
                    id=format!("then-{}", state.code())
                    value=state.code()
                    checked=state == chosen
                >
                    <span class="choice-text">{words::state(language, state)}</span>
                </Choice>
            }
        })
        .collect_view();
    let send = if is_closed {
        view! { <input type="hidden" name="state" value=chosen.code()/> }.markup()
    } else {
        view! {
            <fieldset class="field">
                <legend>{td_string!(t, desk.request.answer_then)}</legend>
                <div class="choices-inline">{then}</div>
            </fieldset>
            <button class="btn" type="submit" name="act" value="answer">
                {td_string!(t, desk.request.answer_submit)}
            </button>
        }
        .markup()
    };
    Some(
        view! {
            <section class="desk-part" aria-labelledby="answer-title">
                <h2 id="answer-title">{td_string!(t, desk.request.answer)}</h2>
                <TextareaField
                    language
                    name="answer"
                    label=td_string!(t, desk.request.answer_label)
                    hint=hint
                    text=typed.answer
                    rows=8
                    error=error
                />
                {send}
            </section>
        }
        .markup(),
    )
}

/// A note for the desk alone.
#[component]
pub(super) fn Note(language: Language, text: String, refusal: Option<ActRefusal>) -> impl IntoView {
    let t = locale(language);
    let error = match refusal {
        Some(ActRefusal::Note(error)) => Some(words::prose_error(language, error, ANSWER_CHARS)),
        _ => None,
    };
    view! {
        <section class="desk-part" aria-labelledby="note-title">
            <h2 id="note-title">{td_string!(t, desk.request.note)}</h2>
            <TextareaField
                language
                name="note"
                label=td_string!(t, desk.request.note_label)
                hint=td_string!(t, desk.request.note_hint)
                text=text
                rows=4
                error=error
            />
            <button class="btn btn-quiet" type="submit" name="act" value="note">
                {td_string!(t, desk.request.note_submit)}
            </button>
        </section>
    }
    .markup()
}
