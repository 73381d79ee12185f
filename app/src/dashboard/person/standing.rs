//! What holds against somebody, and suspending them.

use domain::Language;
use domain::moderation::{Clause, Measure, Term};
use leptos::prelude::*;
use services::dashboard::{SuspensionErrors, SuspensionFields};
use store::staff::{Held, PersonRecord};

use crate::dashboard::parts::Select;
use crate::i18n::{language_in_sentence, locale, td_string};
use crate::moderation::{self, MeasuresInForce};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup, TextareaField};

/// What holds against them, whoever decided it, and the same form as a moderator's for a suspension.
#[component]
pub(super) fn StandingOf(
    context: Context,
    person_record: PersonRecord,
    held: Vec<Held>,
    is_reader: bool,
    suspension: SuspensionFields,
    errors: SuspensionErrors,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    person_record.account?;
    let is_suspended = held.iter().any(|line| line.measure == Measure::Suspend);
    let none = held.is_empty().then(|| view! { <p>{td_string!(t, moderation.measures.none)}</p> });
    let path = Route::StaffPerson.path_with(language, &person_record.person.id.to_string());
    let act = if is_reader {
        ().markup()
    } else if is_suspended {
        view! {
            <form method="post" action=path>
                <input type="hidden" name="action" value="restore"/>
                <p>{td_string!(t, dashboard.person.suspension.end_text)}</p>
                <button class="btn" type="submit">{td_string!(t, dashboard.person.suspension.end)}</button>
            </form>
        }
        .markup()
    } else {
        view! { <SuspendForm context=context.clone() person_record suspension errors/> }.markup()
    };
    Some(
        view! {
            <section class="section prose" aria-labelledby="standing-title">
                <h2 id="standing-title">{td_string!(t, moderation.measures.title)}</h2>
                {none}
                <MeasuresInForce language measures=held is_own=false/>
                {act}
            </section>
        }
        .markup(),
    )
}

#[component]
fn SuspendForm(
    context: Context,
    person_record: PersonRecord,
    suspension: SuspensionFields,
    errors: SuspensionErrors,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let chosen = || (String::new(), td_string!(t, dashboard.person.suspension.choose).to_owned());
    let clauses =
        Clause::ALL.map(|clause| (clause.code().to_owned(), moderation::clause(language, clause).to_owned()));
    let terms = Term::ALL.map(|term| (term.code().to_owned(), moderation::term(language, term).to_owned()));
    let missing = td_string!(t, moderation.refused.reason);
    let of = language_in_sentence(language, person_record.person.language);
    let label = td_string!(t, moderation.case.reason_label, language = of);
    view! {
        <form
            class="form"
            method="post"
            action=Route::StaffPerson.path_with(language, &person_record.person.id.to_string())
            novalidate
        >
            <input type="hidden" name="action" value="suspend"/>
            <p>{td_string!(t, dashboard.person.suspension.text)}</p>
            <Select
                language
                name="clause"
                label=td_string!(t, moderation.case.clause)
                options=[chosen()].into_iter().chain(clauses).collect()
                chosen=suspension.clause
                error=errors.clause.then(|| td_string!(t, moderation.refused.clause).to_owned())
            />
            <TextareaField
                language
                name="reason"
                label
                hint=td_string!(t, moderation.case.reason_hint)
                text=suspension.reason
                rows=4
                error=errors.reason.map(|error| moderation::prose(language, error, missing))
            />
            <Select
                language
                name="term"
                label=td_string!(t, moderation.measure.term)
                options=[chosen()].into_iter().chain(terms).collect()
                chosen=suspension.term
                error=errors.term.then(|| td_string!(t, moderation.refused.term).to_owned())
            />
            <p>
                <button class="btn btn-danger" type="submit">
                    {td_string!(t, dashboard.person.account.suspend)}
                </button>
            </p>
        </form>
    }
    .markup()
}

/// What is wrong with a suspension, with its fields.
pub(super) fn wrong_suspension(language: Language, errors: SuspensionErrors) -> Vec<(&'static str, String)> {
    let t = locale(language);
    let missing = td_string!(t, moderation.refused.reason);
    [
        ("clause", errors.clause.then(|| td_string!(t, moderation.refused.clause).to_owned())),
        ("reason", errors.reason.map(|error| moderation::prose(language, error, missing))),
        ("term", errors.term.then(|| td_string!(t, moderation.refused.term).to_owned())),
    ]
    .into_iter()
    .filter_map(|(field, error)| Some((field, error?)))
    .collect()
}
