//! Which cases the queue shows.

use domain::Language;
use domain::moderation::{CaseState, Clause, TargetKind};
use leptos::prelude::*;
use services::moderation::{CasesQuery, Held, RefusedFilter};

use crate::i18n::{locale, td_string};
use crate::moderation::paths::cases_path;
use crate::moderation::saved_filters::SaveFilterForm;
use crate::moderation::words;
use crate::ui::IntoMarkup;

/// Each filter as links: they work everywhere, and each has an address to keep.
#[component]
pub(super) fn Filters(
    language: Language,
    asked: CasesQuery,
    refused: Option<RefusedFilter>,
) -> impl IntoView {
    let t = locale(language);
    let from_start = CasesQuery { after: None, ..asked };
    let is_open = from_start != CasesQuery::default() || refused.is_some();
    let mut states =
        vec![(td_string!(t, moderation.queue.all_waiting), CasesQuery { state: None, ..from_start })];
    states.extend(
        CaseState::ALL
            .map(|state| (words::state(language, state), CasesQuery { state: Some(state), ..from_start })),
    );
    let mut kinds =
        vec![(td_string!(t, moderation.queue.all_kinds), CasesQuery { kind: None, ..from_start })];
    kinds.extend(
        TargetKind::ALL
            .map(|kind| (words::kind(language, kind), CasesQuery { kind: Some(kind), ..from_start })),
    );
    let mut clauses =
        vec![(td_string!(t, moderation.queue.all_clauses), CasesQuery { clause: None, ..from_start })];
    clauses.extend(
        Clause::ALL.map(|clause| {
            (words::clause(language, clause), CasesQuery { clause: Some(clause), ..from_start })
        }),
    );
    let holders = vec![
        (td_string!(t, moderation.queue.all_holders), CasesQuery { assignee: None, ..from_start }),
        (td_string!(t, moderation.queue.mine), CasesQuery { assignee: Some(Held::Mine), ..from_start }),
        (td_string!(t, moderation.queue.nobody), CasesQuery { assignee: Some(Held::Nobody), ..from_start }),
    ];
    let groups = [
        ("filter-state", td_string!(t, moderation.queue.by_state), states),
        ("filter-kind", td_string!(t, moderation.queue.by_kind), kinds),
        ("filter-clause", td_string!(t, moderation.queue.by_clause), clauses),
        ("filter-holder", td_string!(t, moderation.queue.by_holder), holders),
    ];
    let groups = groups
        .into_iter()
        .map(|(id, name, options)| {
            let options = options
                .into_iter()
                .map(|(text, option)| {
                    let here = (option == from_start).then_some("true");
                    view! { <li><a href=cases_path(language, &option) aria-current=here>{text}</a></li> }
                })
                .collect_view();
            view! {
                <div class="desk-filter">
                    <p id=id>{name}</p>
                    <ul class="desk-chips" aria-labelledby=id>{options}</ul>
                </div>
            }
        })
        .collect_view();
    view! {
        <details class="desk-fold" open=is_open>
            <summary>{td_string!(t, moderation.queue.filters)}</summary>
            <nav class="desk-filters" aria-label=td_string!(t, moderation.queue.filters)>{groups}</nav>
            <SaveFilterForm language asked=from_start refused/>
        </details>
    }
    .markup()
}
