//! How somebody stands: what was decided against them and holds, the same words wherever it is read.

use domain::Language;
use domain::moderation::TargetKind;
use leptos::prelude::*;
use store::moderation::InForce;
use store::staff::Held;

use super::words;
use crate::i18n::{date, locale, td_string};
use crate::routes::Route;
use crate::ui::IntoMarkup;

/// A measure with its end, in a few words.
fn held(language: Language, held: &Held) -> String {
    words::taken(language, InForce { measure: held.measure, until: held.until, lifted: None })
}

/// What holds, with since when, why, and, for who it is about, the way to ask for another look.
#[component]
pub(crate) fn MeasuresInForce(
    language: Language,
    measures: Vec<Held>,
    /// Whether it is read by who it is about.
    is_own: bool,
) -> impl IntoView {
    let t = locale(language);
    let lines = measures
        .into_iter()
        .map(|line| {
            let what = held(language, &line);
            let clause = line.clause.map(|clause| {
                // The account is meant, not the name.
                let clause = words::clause_of(language, TargetKind::Comment, clause);
                view! { <dt>{td_string!(t, moderation.decisions.clause)}</dt><dd>{clause}</dd> }
            });
            let reason = (!line.reason.is_empty()).then(|| {
                view! {
                    <dt>{td_string!(t, moderation.decisions.reason)}</dt>
                    <dd><p class="as-written" dir="auto">{line.reason.clone()}</p></dd>
                }
            });
            let appeal = is_own.then(|| {
                let path = Route::Decision.path_with(language, &line.decision.to_string());
                view! { <p><a href=path>{td_string!(t, moderation.measures.decision)}</a></p> }
            });
            view! {
                <li>
                    <p><strong>{what}</strong></p>
                    <dl class="desk-facts">
                        <dt>{td_string!(t, moderation.measures.since)}</dt>
                        <dd>{date(language, line.since)}</dd>
                        {clause}
                        {reason}
                    </dl>
                    {appeal}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rows rows-tight">{lines}</ul> }.markup()
}
