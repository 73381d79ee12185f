//! Which cases the queue shows.

use domain::Language;
use domain::moderation::{CaseState, Clause, TargetKind};
use leptos::prelude::*;
use services::AssigneeFilter;
use services::moderation::{CasesQuery, RefusedFilter};

use crate::i18n::{locale, td_string};
use crate::moderation::paths::cases_path;
use crate::moderation::saved_filters::SaveFilterForm;
use crate::moderation::words;
use crate::ui::{Filter, IntoMarkup, filters};

/// What it is filtered by, and a way to keep that.
#[component]
pub(super) fn Filters(
    language: Language,
    asked: CasesQuery,
    refused: Option<RefusedFilter>,
) -> impl IntoView {
    let t = locale(language);
    let from_start = CasesQuery { after: None, ..asked };
    let is_open = from_start != CasesQuery::default() || refused.is_some();
    let by = [
        Filter::new(
            ("filter-state", td_string!(t, moderation.queue.by_state)),
            td_string!(t, moderation.queue.all_waiting),
            CaseState::ALL.map(|state| (words::state(language, state), state)),
            |state| CasesQuery { state, ..from_start },
        ),
        Filter::new(
            ("filter-kind", td_string!(t, moderation.queue.by_kind)),
            td_string!(t, moderation.queue.all_kinds),
            TargetKind::ALL.map(|kind| (words::kind(language, kind), kind)),
            |kind| CasesQuery { kind, ..from_start },
        ),
        Filter::new(
            ("filter-clause", td_string!(t, moderation.queue.by_clause)),
            td_string!(t, moderation.queue.all_clauses),
            Clause::ALL.map(|clause| (words::clause(language, clause), clause)),
            |clause| CasesQuery { clause, ..from_start },
        ),
        Filter::new(
            ("filter-holder", td_string!(t, moderation.queue.by_holder)),
            td_string!(t, moderation.queue.all_holders),
            [
                (td_string!(t, moderation.queue.mine), AssigneeFilter::Mine),
                (td_string!(t, moderation.queue.nobody), AssigneeFilter::Nobody),
            ],
            |assignee| CasesQuery { assignee, ..from_start },
        ),
    ];
    let title = td_string!(t, moderation.queue.filters);
    let links = filters(title, &from_start, by, |query| cases_path(language, query));
    view! {
        <details class="desk-fold" open=is_open>
            <summary>{title}</summary>
            {links}
            <SaveFilterForm language asked=from_start refused/>
        </details>
    }
    .markup()
}
