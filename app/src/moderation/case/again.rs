//! What was decided, once more: taken back, or judged as its author asked.

use domain::Language;
use domain::moderation::{Ruling, Verdict};
use leptos::prelude::*;

use super::CasePage;
use super::act_form::ActForm;
use super::content::Decided;
use crate::i18n::{language_in_sentence, locale, td_string};
use crate::moderation::words;
use crate::ui::{Choice, FieldErrorText, IntoMarkup, TextareaField};

/// Taking the last decision back.
#[component]
pub(super) fn Undo(language: Language, page: CasePage) -> impl IntoView {
    let t = locale(language);
    let CasePage { case, .. } = page;
    let can = case.decision().is_some_and(|decision| decision.is_staff && decision.ruling != Ruling::Redact)
        && case.author.is_some();
    can.then(|| {
        view! {
            <section class="desk-part" aria-labelledby="undo-title">
                <h2 id="undo-title">{td_string!(t, moderation.case.undo)}</h2>
                <ActForm language case act="undo">
                    <p>{td_string!(t, moderation.case.undo_text)}</p>
                    <p><button class="btn btn-quiet" type="submit">{td_string!(t, moderation.case.undo)}</button></p>
                </ActForm>
            </section>
        }
        .markup()
    })
}

/// Looking again, as its author asked.
#[component]
pub(super) fn Judge(language: Language, page: CasePage) -> impl IntoView {
    let t = locale(language);
    let errors = page.errors();
    let CasePage { case, fields, .. } = page;
    let verdict_error = errors.verdict.then(|| td_string!(t, moderation.refused.verdict).to_owned());
    let verdicts = Verdict::ALL
        .map(|verdict| {
            view! {
                <Choice
                    kind="radio"
                    name="verdict"
                    id=format!("verdict-{}", verdict.code())
                    value=verdict.code()
                    checked=fields.verdict == verdict.code()
                >
                    <span class="choice-text">{words::verdict(language, verdict)}</span>
                </Choice>
            }
        })
        .collect_view();
    let (of, kind) = (case.line.language, case.line.target.kind());
    let decided = case.decision().cloned().map(|decision| view! { <Decided language of kind decision/> });
    let label = td_string!(t, moderation.case.answer_label, language = language_in_sentence(language, of));
    view! {
        <section class="desk-part" aria-labelledby="judge-title">
            <h2 id="judge-title">{td_string!(t, moderation.case.judge)}</h2>
            <ol class="desk-history">{decided}</ol>
            <ActForm language case act="judge">
                <fieldset class="field" id="verdict" aria-describedby=errors.verdict.then_some("verdict-error")>
                    <legend class="visually-hidden">{td_string!(t, moderation.case.judge)}</legend>
                    {verdict_error.map(|error| view! { <FieldErrorText language name="verdict" error/> })}
                    <div class="choices">{verdicts}</div>
                </fieldset>
                <TextareaField
                    language
                    name="answer"
                    label
                    hint=td_string!(t, moderation.case.reason_hint)
                    text=fields.answer
                    rows=4
                    error=errors
                        .answer
                        .map(|error| words::prose(language, error, td_string!(t, moderation.refused.answer)))
                />
                <p><button class="btn" type="submit">{td_string!(t, moderation.case.judge_do)}</button></p>
            </ActForm>
        </section>
    }
    .markup()
}
