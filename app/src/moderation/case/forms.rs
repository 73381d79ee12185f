//! What can be done about a case.

use domain::Language;
use domain::moderation::{Clause, Ruling, Target, Verdict};
use leptos::prelude::*;
use store::moderation::Destination;

use super::act_form::ActForm;
use super::content::Decided;
use super::measures::Measures;
use super::{CasePage, MAX};
use crate::collation::sort_by_name;
use crate::dashboard::islands::ReasonFollows;
use crate::i18n::{isolated, language_in_sentence, locale, minute, td_string};
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
                        max=MAX
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
                        max=MAX
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

/// Who has it in hand.
#[component]
pub(super) fn Assignment(language: Language, page: CasePage) -> impl IntoView {
    let t = locale(language);
    let is_wrong = page.errors().colleague;
    let CasePage { case, reader, .. } = page;
    if !case.line.state.waits() || !case.involvement.may_decide() {
        return None;
    }
    let assignee = case.line.assignee.clone();
    let says = match &assignee {
        Some((_, name)) => td_string!(t, moderation.case.held, name = isolated(name)),
        None => td_string!(t, moderation.case.free).to_owned(),
    };
    let take = assignee.is_none().then(|| {
        view! {
            <ActForm language case=case.clone() act="claim">
                <button class="btn" type="submit">{td_string!(t, moderation.case.claim)}</button>
            </ActForm>
        }
    });
    let release = assignee.is_some().then(|| {
        view! {
            <ActForm language case=case.clone() act="release">
                <button class="btn btn-quiet" type="submit">{td_string!(t, moderation.case.release)}</button>
            </ActForm>
        }
    });
    let held_by = assignee.map(|(person, _)| person);
    let mut others: Vec<_> = case
        .colleagues
        .iter()
        .filter(|(person, _)| *person != reader && Some(*person) != held_by)
        .cloned()
        .collect();
    sort_by_name(&mut others, |(_, name)| name);
    let error = is_wrong.then(|| td_string!(t, moderation.refused.colleague).to_owned());
    let hand_over = (!others.is_empty()).then(|| {
        let options = others
            .into_iter()
            .map(|(person, name)| view! { <option value=person.to_string()>{name}</option> })
            .collect_view();
        view! {
            <ActForm language case=case.clone() act="hand-over">
                <label for="colleague">{td_string!(t, moderation.case.hand_over)}</label>
                {error.map(|error| view! { <FieldErrorText language name="colleague" error/> })}
                <select
                    class="input"
                    id="colleague"
                    name="colleague"
                    aria-describedby=is_wrong.then_some("colleague-error")
                    aria-invalid=is_wrong.then_some("true")
                >
                    {options}
                </select>
                <button class="btn btn-quiet" type="submit">{td_string!(t, moderation.case.hand_over_do)}</button>
            </ActForm>
        }
    });
    Some(
        view! {
            <section class="desk-part" aria-labelledby="hand-title">
                <h2 id="hand-title">{td_string!(t, moderation.case.hand)}</h2>
                <p>{says}</p>
                {take}
                {release}
                {hand_over}
            </section>
        }
        .markup(),
    )
}

/// What staff tell one another.
#[component]
pub(super) fn Notes(language: Language, page: CasePage) -> impl IntoView {
    let t = locale(language);
    let error =
        page.errors().note.map(|error| words::prose(language, error, td_string!(t, moderation.refused.note)));
    let CasePage { case, fields, .. } = page;
    let none = case
        .notes
        .is_empty()
        .then(|| view! { <p class="muted">{td_string!(t, moderation.case.notes_none)}</p> });
    let rows = case
        .notes
        .iter()
        .map(|note| {
            let name =
                note.by.as_deref().map_or_else(|| td_string!(t, moderation.queue.left).to_owned(), isolated);
            let by = td_string!(t, moderation.case.by, name, date = minute(language, note.at));
            let text = note.text.clone();
            view! { <li><p class="as-written" dir="auto">{text}</p><p class="small muted">{by}</p></li> }
        })
        .collect_view();
    view! {
        <section class="desk-part" aria-labelledby="notes-title">
            <h2 id="notes-title">{td_string!(t, moderation.case.notes)}</h2>
            {none}
            <ol class="rows rows-tight">{rows}</ol>
            <ActForm language case act="note">
                <TextareaField
                    language
                    name="note"
                    label=td_string!(t, moderation.case.note_label)
                    hint=td_string!(t, moderation.case.note_hint)
                    text=fields.note
                    rows=3
                    error
                />
                <p><button class="btn btn-quiet" type="submit">{td_string!(t, moderation.case.note_do)}</button></p>
            </ActForm>
        </section>
    }
    .markup()
}
