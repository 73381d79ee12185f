//! Deciding what becomes of a text or a name.

use domain::Language;
use domain::moderation::{Clause, MAX_REASON, Ruling, Target};
use leptos::prelude::*;
use store::moderation::Destination;

use super::CasePage;
use super::act_form::ActForm;
use super::measures::Measures;
use crate::dashboard::islands::ReasonFollows;
use crate::i18n::{language_in_sentence, locale, td_string};
use crate::moderation::words;
use crate::ui::{Choice, FieldErrorText, IntoMarkup, Textarea, TextareaField};

/// Deciding what becomes of the text.
#[component]
pub(super) fn Decide(language: Language, page: CasePage) -> impl IntoView {
    let t = locale(language);
    let errors = page.errors();
    let rulings = view! { <Rulings language page=page.clone()/> };
    let measures = view! { <Measures language page=page.clone()/> };
    let CasePage { case, fields, .. } = page;
    let error = |is_wrong: bool, text: &'static str| is_wrong.then(|| text.to_owned());
    let clause_error = error(errors.clause, td_string!(t, moderation.refused.clause));
    let clause_described_by = errors.clause.then_some("clause-error");
    let reason_error =
        errors.reason.map(|error| words::prose(language, error, td_string!(t, moderation.refused.reason)));
    let other_clause = errors.other_clause.then(|| td_string!(t, moderation.refused.other_clause).to_owned());
    let reason_error = reason_error.or(other_clause);
    let reason_described_by = if reason_error.is_some() { "reason-hint reason-error" } else { "reason-hint" };
    // What most reports say is likely what it breaks.
    let chosen = fields.clause.parse().ok().or_else(|| case.clause().filter(|_| fields.act.is_empty()));
    let kind = case.line.target.kind();
    let of = case.line.language;
    let suggested = |clause| match case.line.target {
        Target::Profile(_) => td_string!(locale(of), username_moderation.case.reason),
        Target::Comment(_) | Target::GuestPost(_) => words::suggested_reason(of, clause),
    };
    let options = Clause::ALL
        .into_iter()
        .filter(|clause| clause.fits(kind))
        .map(|clause| {
            let (selected, name) = (chosen == Some(clause), words::clause_of(language, kind, clause));
            view! {
                <option value=clause.code() selected=selected data-reason=suggested(clause)>{name}</option>
            }
        })
        .collect_view();
    // The words of another clause give way to those of the chosen one.
    let is_suggested = fields.act.is_empty() || errors.other_clause;
    let reason =
        if is_suggested { chosen.map(suggested).unwrap_or_default().to_owned() } else { fields.reason };
    let label = td_string!(t, moderation.case.reason_label, language = language_in_sentence(language, of));
    let log_error = errors.log.map(|error| words::prose(language, error, ""));
    let log_described_by = log_error.is_some().then(|| "log-error".to_owned());
    view! {
        <section class="desk-part" aria-labelledby="decide-title">
            <h2 id="decide-title">{td_string!(t, moderation.case.ruling)}</h2>
            <ActForm language case act="rule">
                {rulings}
                <ReasonFollows>
                    <div class="field">
                        <label for="clause">{td_string!(t, moderation.case.clause)}</label>
                        {clause_error.map(|error| view! { <FieldErrorText language name="clause" error/> })}
                        <select
                            class="input"
                            id="clause"
                            name="clause"
                            aria-describedby=clause_described_by
                            aria-invalid=errors.clause.then_some("true")
                        >
                            <option value="">{td_string!(t, moderation.case.no_clause)}</option>
                            {options}
                        </select>
                    </div>
                </ReasonFollows>
                <div class="field">
                    <label for="reason">{label}</label>
                    <p class="hint" id="reason-hint">{td_string!(t, moderation.case.reason_hint)}</p>
                    {reason_error.clone().map(|error| view! { <FieldErrorText language name="reason" error/> })}
                    <Textarea
                        id="reason".to_owned()
                        name="reason"
                        text=reason
                        rows=4
                        max=MAX_REASON
                        described_by=reason_described_by.to_owned()
                        is_invalid=reason_error.is_some()
                    />
                </div>
                {measures}
                <div class="field">
                    <label for="log">{td_string!(t, moderation.case.note)}</label>
                    {log_error.map(|error| view! { <FieldErrorText language name="log" error/> })}
                    <Textarea
                        id="log".to_owned()
                        name="log"
                        text=fields.log
                        rows=2
                        max=MAX_REASON
                        described_by=log_described_by
                        is_invalid=errors.log.is_some()
                    />
                </div>
                <p><button class="btn" type="submit">{td_string!(t, moderation.case.decide)}</button></p>
            </ActForm>
        </section>
    }
    .markup()
}

/// What can become of it, and what is left of it where passages are taken out.
#[component]
fn Rulings(language: Language, page: CasePage) -> impl IntoView {
    let t = locale(language);
    let errors = page.errors();
    let CasePage { case, fields, destinations, .. } = page;
    let wrong = errors.ruling.then(|| td_string!(t, moderation.refused.ruling).to_owned());
    let is_taken_back = case.text.taken_back.is_some();
    let is_comment = matches!(case.line.target, Target::Comment(_)) && !is_taken_back;
    let rulings = Ruling::ALL
        .into_iter()
        .filter(|ruling| ruling.fits(case.line.target.kind()))
        .filter(|ruling| !destinations.is_empty() || *ruling != Ruling::Move)
        .filter(|ruling| !is_taken_back || *ruling == Ruling::Keep)
        .map(|ruling| {
            let of_a_name = match case.line.target {
                Target::Profile(_) => {
                    words::ruling_of_a_name(language, ruling, case.line.id, case.line.language)
                }
                Target::Comment(_) | Target::GuestPost(_) => {
                    is_taken_back.then(|| words::settling(language))
                }
            };
            let (name, text) = of_a_name.unwrap_or_else(|| words::ruling(language, ruling));
            view! {
                <Choice
                    kind="radio"
                    name="ruling"
                    id=format!("ruling-{}", ruling.code())
                    value=ruling.code()
                    checked=fields.ruling == ruling.code()
                >
                    <span class="choice-text"><strong>{name}</strong> <span class="small muted">{text}</span></span>
                </Choice>
            }
        })
        .collect_view();
    let left = if fields.act.is_empty() { case.text.source.clone() } else { fields.redacted.clone() };
    let redacted = is_comment.then(|| {
        view! {
            <div class="of-redact">
                <TextareaField
                    language
                    name="redacted"
                    label=td_string!(t, moderation.case.redacted_label)
                    hint=td_string!(t, moderation.case.redacted_hint)
                    text=left
                    rows=6
                    error=errors.redacted.map(|error| words::redaction(language, error))
                />
            </div>
        }
        .markup()
    });
    let to = (!destinations.is_empty() && !is_taken_back).then(|| {
        view! { <To language destinations chosen=fields.to is_wrong=errors.to/> }
    });
    view! {
        <fieldset class="field" id="ruling" aria-describedby=errors.ruling.then_some("ruling-error")>
            <legend class="visually-hidden">{td_string!(t, moderation.case.ruling)}</legend>
            {wrong.map(|error| view! { <FieldErrorText language name="ruling" error/> })}
            <div class="choices">{rulings}</div>
        </fieldset>
        {redacted}
        {to}
    }
    .markup()
}

/// Where it is moved to.
#[component]
fn To(language: Language, destinations: Vec<Destination>, chosen: String, is_wrong: bool) -> impl IntoView {
    let t = locale(language);
    let option = |destination: &Destination| {
        let topic = destination.topic.to_string();
        let text = if destination.is_here {
            td_string!(t, moderation.case.to_here).to_owned()
        } else {
            destination.title.in_language(language).to_owned()
        };
        let selected = topic == chosen;
        view! { <option value=topic selected=selected>{text}</option> }
    };
    let groups = destinations
        .chunk_by(|one, next| one.is_here == next.is_here && one.theme == next.theme)
        .map(|group| {
            let label = group.first().map(|first| first.theme.in_language(language).to_owned());
            let options = group.iter().map(option).collect_view();
            view! { <optgroup label=label>{options}</optgroup> }
        })
        .collect_view();
    let error = is_wrong.then(|| td_string!(t, moderation.refused.to).to_owned());
    let described_by = if is_wrong { "to-hint to-error" } else { "to-hint" };
    view! {
        <div class="field of-move">
            <label for="to">{td_string!(t, moderation.case.to_label)}</label>
            <p class="hint" id="to-hint">{td_string!(t, moderation.case.to_hint)}</p>
            {error.map(|error| view! { <FieldErrorText language name="to" error/> })}
            <select
                class="input"
                id="to"
                name="to"
                aria-describedby=described_by
                aria-invalid=is_wrong.then_some("true")
            >
                <option value="">{td_string!(t, moderation.case.to_none)}</option>
                {groups}
            </select>
        </div>
    }
    .markup()
}
