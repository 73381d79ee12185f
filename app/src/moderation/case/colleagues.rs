//! What moderators have to do with one another about a case: who has it in hand, and what they note.

use domain::Language;
use leptos::prelude::*;
use services::collation::sort_by_name;

use super::CasePage;
use super::act_form::ActForm;
use crate::i18n::{isolated, locale, minute, td_string};
use crate::moderation::words;
use crate::ui::{FieldErrorText, IntoMarkup, TextareaField};

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
            <ActForm language case=case.clone() act="hand-over" label=td_string!(t, moderation.case.hand_over)>
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
