//! What a decision means for whoever wrote the text.

use domain::Language;
use domain::moderation::{Measure, Term};
use leptos::prelude::*;

use super::CasePage;
use super::act_form::ActForm;
use crate::i18n::{locale, td_string};
use crate::moderation::words;
use crate::page::Context;
use crate::ui::{FieldErrorText, IntoMarkup};

/// Choosing one, and how long it lasts. Nothing to choose where the author has left, or is a colleague; a word alone where
/// its reader reported something of theirs that waits.
#[component]
pub(super) fn Measures(language: Language, page: CasePage) -> impl IntoView {
    let t = locale(language);
    let is_wrong = page.errors().term;
    let error = is_wrong.then(|| td_string!(t, moderation.refused.term).to_owned());
    let CasePage { case, fields, is_everywhere, .. } = page;
    let author = case.author.filter(|author| !author.is_staff)?;
    let measures = Measure::ALL
        .into_iter()
        .filter(|measure| is_everywhere || !measure.is_everywhere())
        .filter(|measure| !author.is_reported || !measure.lasts())
        .filter(|measure| case.topic.is_some() || *measure != Measure::MuteInTheme)
        .map(|measure| {
            let selected = fields.measure == measure.code();
            view! { <option value=measure.code() selected=selected>{words::measure(language, measure)}</option> }
        })
        .collect_view();
    let terms = Term::ALL
        .map(|term| {
            let selected = fields.term == term.code();
            view! { <option value=term.code() selected=selected>{words::term(language, term)}</option> }
        })
        .collect_view();
    let term = (!author.is_reported).then(|| {
        view! {
            <div class="field">
                <label for="term">{td_string!(t, moderation.measure.term)}</label>
                {error.map(|error| view! { <FieldErrorText language name="term" error/> })}
                <select
                    class="input"
                    id="term"
                    name="term"
                    aria-describedby=is_wrong.then_some("term-error")
                    aria-invalid=is_wrong.then_some("true")
                >
                    <option value="">{td_string!(t, moderation.measure.no_term)}</option>
                    {terms}
                </select>
            </div>
        }
    });
    let (hint, described_by) = author
        .is_reported
        .then(|| {
            let hint = td_string!(t, moderation.measure.report_waits);
            (view! { <p class="hint" id="measure-hint">{hint}</p> }, "measure-hint")
        })
        .unzip();
    let label = td_string!(t, moderation.measure.label, name = author.username);
    Some(
        view! {
            <div class="field-pair">
                <div class="field">
                    <label for="measure">{label}</label>
                    {hint}
                    <select class="input" id="measure" name="measure" aria-describedby=described_by>
                        <option value="">{td_string!(t, moderation.measure.none)}</option>
                        {measures}
                    </select>
                </div>
                {term}
            </div>
        }
        .markup(),
    )
}

/// Ending the measure of the last decision before its time.
#[component]
pub(super) fn Lift(context: Context, page: CasePage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let taken = page.case.decision()?.measure.filter(|taken| taken.holds(context.now))?;
    Some(
        view! {
            <section class="desk-part" aria-labelledby="lift-title">
                <h2 id="lift-title">{td_string!(t, moderation.measure.lift)}</h2>
                <ActForm language case=page.case act="lift">
                    <p>{words::taken(language, taken)}</p>
                    <p>{td_string!(t, moderation.measure.lift_text)}</p>
                    <p><button class="btn btn-quiet" type="submit">{td_string!(t, moderation.measure.lift)}</button></p>
                </ActForm>
            </section>
        }
        .markup(),
    )
}
