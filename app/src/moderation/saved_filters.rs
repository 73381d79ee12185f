//! The filters of the queue that its reader keeps.

use domain::Language;
use domain::moderation::{CaseState, Clause, MAX_FILTER_NAME, TargetKind};
use leptos::prelude::*;
use services::AssigneeFilter;
use services::moderation::{CasesQuery, FilterRefusal, RefusedFilter};
use store::moderation::SavedFilter;

use crate::i18n::{locale, td_string};
use crate::routes::Route;
use crate::ui::{FieldErrorText, IntoMarkup};

/// The filters, each a link, with a button that removes it.
#[component]
pub(super) fn FilterList(language: Language, asked: CasesQuery, filters: Vec<SavedFilter>) -> impl IntoView {
    let t = locale(language);
    let here = asked.words();
    let queue = Route::Cases.path(language);
    let items = filters
        .into_iter()
        .map(|SavedFilter { name, words }| {
            let current = (words == here).then_some("true");
            let path = format!("{queue}?{words}");
            let remove = td_string!(t, moderation_log.filters.remove, name = name.as_str());
            view! {
                <li>
                    <a href=path aria-current=current><bdi>{name.clone()}</bdi></a>
                    <form method="post" action=queue.clone()>
                        <input type="hidden" name="act" value="remove"/>
                        <input type="hidden" name="name" value=name/>
                        <button class="chip-remove" type="submit" aria-label=remove>"×"</button>
                    </form>
                </li>
            }
        })
        .collect::<Vec<_>>();
    (!items.is_empty()).then(|| {
        view! {
            <nav class="desk-filter saved-filters" aria-labelledby="kept-filters">
                <p id="kept-filters">{td_string!(t, moderation_log.filters.title)}</p>
                <ul class="desk-chips">{items}</ul>
            </nav>
        }
        .markup()
    })
}

/// Keeps what the queue shows now under a name.
#[component]
pub(super) fn SaveFilterForm(
    language: Language,
    asked: CasesQuery,
    refused: Option<RefusedFilter>,
) -> impl IntoView {
    let t = locale(language);
    let error = refused.as_ref().map(|refused| refusal(language, refused.why));
    let invalid = error.is_some().then_some("true");
    let described_by =
        if error.is_some() { "filter-name-hint filter-name-error" } else { "filter-name-hint" };
    let hidden = [
        ("state", asked.state.map(CaseState::code)),
        ("kind", asked.kind.map(TargetKind::code)),
        ("clause", asked.clause.map(Clause::code)),
        ("with", asked.assignee.map(AssigneeFilter::code)),
    ];
    let hidden = hidden
        .into_iter()
        .filter_map(|(name, word)| Some(view! { <input type="hidden" name=name value=word?/> }))
        .collect_view();
    view! {
        <form class="save-filter" method="post" action=Route::Cases.path(language) novalidate>
            {hidden}
            <div class="field">
                <label for="filter-name">{td_string!(t, moderation_log.filters.keep)}</label>
                <p class="hint" id="filter-name-hint">{td_string!(t, moderation_log.filters.hint)}</p>
                {error.map(|error| view! { <FieldErrorText language name="filter-name" error/> })}
                <input
                    class="input input-medium"
                    id="filter-name"
                    name="name"
                    value=refused.map(|refused| refused.name).unwrap_or_default()
                    maxlength=MAX_FILTER_NAME.to_string()
                    autocomplete="off"
                    aria-describedby=described_by
                    aria-invalid=invalid
                />
            </div>
            <p><button class="btn btn-quiet" type="submit">{td_string!(t, moderation_log.filters.submit)}</button></p>
        </form>
    }
    .markup()
}

/// Why a filter is not kept.
pub(super) fn refusal(language: Language, why: FilterRefusal) -> String {
    let t = locale(language);
    match why {
        FilterRefusal::Name => td_string!(t, moderation_log.filters.name_wrong).to_owned(),
        FilterRefusal::Empty => td_string!(t, moderation_log.filters.empty).to_owned(),
        FilterRefusal::Full => td_string!(t, moderation_log.filters.full).to_owned(),
    }
}
