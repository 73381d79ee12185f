//! The queue: what waits, the oldest first.

use std::fmt::Write as _;

use domain::Language;
use domain::account::Role;
use domain::desk::{RequestKind, RequestState};
use leptos::prelude::*;
use services::AssigneeFilter;
use services::desk::RequestsQuery;
use store::desk::Listed;

use super::{sample, words};
use crate::dashboard::{Cell, Frame, table};
use crate::i18n::{date, locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::sample::staff;
use crate::ui::{Filter, IntoMarkup, Markup, PageHead, filters};

/// The address of the queue that shows this.
fn requests_path(language: Language, query: &RequestsQuery) -> String {
    let mut path = Route::Requests.path(language);
    let words = [
        ("state", query.state.map(RequestState::code)),
        ("kind", query.kind.map(RequestKind::code)),
        ("with", query.assignee.map(AssigneeFilter::code)),
    ];
    let mut joint = '?';
    for (name, word) in words {
        if let Some(word) = word {
            let _ = write!(path, "{joint}{name}={word}");
            joint = '&';
        }
    }
    if query.after > 0 {
        let _ = write!(path, "{joint}after={}", query.after);
    }
    path
}

/// A page of it.
#[derive(Clone, Debug)]
pub struct RequestsPage {
    /// What was asked to be shown.
    pub asked: RequestsQuery,
    /// The requests.
    pub lines: Vec<Listed>,
    /// Whether there are more behind them.
    pub has_more: bool,
}

impl PageView for RequestsPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), desk.queue.title).to_owned()
    }

    fn in_other_language(&self, _path: String, other: Language) -> String {
        requests_path(other, &self.asked)
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self { asked, lines, has_more } = self;
        let last = lines.last().map_or(0, |line| line.number);
        let first = (asked.after > 0).then(|| {
            let path = requests_path(language, &RequestsQuery { after: 0, ..asked });
            view! { <a class="btn btn-quiet" href=path>{td_string!(t, desk.queue.first)}</a> }
        });
        let more = has_more.then(|| {
            let path = requests_path(language, &RequestsQuery { after: last, ..asked });
            view! { <a class="btn btn-quiet" href=path>{td_string!(t, desk.queue.more)}</a> }
        });
        let table = if lines.is_empty() {
            view! { <p class="desk-empty">{td_string!(t, desk.queue.empty)}</p> }.markup()
        } else {
            view! { <Lines language lines/> }.markup()
        };
        view! {
            <Frame context>
                <PageHead title=td_string!(t, desk.queue.title) lead=td_string!(t, desk.queue.intro)/>
                <Filters language asked/>
                {table}
                <p class="btn-row desk-more">{first}{more}</p>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let asked = RequestsQuery {
            state: Some(RequestState::Waiting),
            kind: Some(RequestKind::LogInHelp),
            assignee: Some(AssigneeFilter::Mine),
            after: 40,
        };
        let nothing = RequestsQuery { after: 0, ..asked };
        [
            ("all", Self { asked: RequestsQuery::default(), lines: sample::listed(), has_more: false }),
            ("more", Self { asked, lines: sample::listed(), has_more: true }),
            ("nothing", Self { asked: nothing, lines: Vec::new(), has_more: false }),
        ]
        .map(|(state, page)| Sample::of(staff(Role::ServiceDesk), state, Route::Requests, page))
        .to_vec()
    }
}

#[component]
fn Lines(language: Language, lines: Vec<Listed>) -> impl IntoView {
    let t = locale(language);
    let rows = lines
        .into_iter()
        .map(|line| {
            let path = Route::Request.path_with(language, &line.id.to_string());
            let who = line.name.unwrap_or_else(|| td_string!(t, desk.queue.stranger).to_owned());
            let assignee = line.assignee.unwrap_or_else(|| td_string!(t, desk.request.nobody).to_owned());
            let state = view! {
                <span class="desk-state" data-state=line.state.code()>{words::state(language, line.state)}</span>
            };
            [
                Cell::number(line.number),
                Cell::head(view! { <a href=path>{words::kind(language, line.kind)}</a> }),
                Cell::text(view! { <bdi>{who}</bdi> }),
                Cell::text(state),
                Cell::text(view! { <bdi>{assignee}</bdi> }),
                Cell::text(date(language, line.received)),
            ]
        })
        .collect();
    let columns = [
        td_string!(t, desk.queue.number),
        td_string!(t, desk.queue.what),
        td_string!(t, desk.queue.who),
        td_string!(t, desk.queue.state),
        td_string!(t, desk.queue.holder),
        td_string!(t, desk.queue.received),
    ];
    table("desk-table", td_string!(t, desk.queue.caption), columns, rows)
}

/// What it is filtered by.
#[component]
fn Filters(language: Language, asked: RequestsQuery) -> impl IntoView {
    let t = locale(language);
    let from_start = RequestsQuery { after: 0, ..asked };
    let by = [
        Filter::new(
            ("filter-state", td_string!(t, desk.queue.by_state)),
            td_string!(t, desk.queue.all_unclosed),
            RequestState::ALL.map(|state| (words::state(language, state), state)),
            |state| RequestsQuery { state, ..from_start },
        ),
        Filter::new(
            ("filter-kind", td_string!(t, desk.queue.by_kind)),
            td_string!(t, desk.queue.all_kinds),
            RequestKind::ALL.map(|kind| (words::kind(language, kind), kind)),
            |kind| RequestsQuery { kind, ..from_start },
        ),
        Filter::new(
            ("filter-holder", td_string!(t, desk.queue.by_holder)),
            td_string!(t, desk.queue.all_holders),
            [
                (td_string!(t, desk.queue.mine), AssigneeFilter::Mine),
                (td_string!(t, desk.queue.nobody), AssigneeFilter::Nobody),
            ],
            |assignee| RequestsQuery { assignee, ..from_start },
        ),
    ];
    filters(td_string!(t, desk.queue.filters), &from_start, by, |query| requests_path(language, query))
}

/// How much waits for the desk, on the dashboard's front page.
#[component]
pub(crate) fn Due(context: Context) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let count = context.viewer.and_then(|viewer| viewer.requests_due).unwrap_or_default();
    if count == 0 {
        return view! { <p>{td_string!(t, dashboard.nothing)}</p> }.markup();
    }
    let number = crate::number::number(language, count);
    view! {
        <p>{td_string!(t, desk.queue.due, count, number)}</p>
        <p><a class="btn" href=Route::Requests.path(language)>{td_string!(t, desk.queue.open)}</a></p>
    }
    .markup()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_30_33_what_an_address_asks_for_is_read_back_and_nonsense_asks_for_nothing() {
        let asked = RequestsQuery::read("waiting", "log_in_help", "mine", "41");
        assert_eq!(
            requests_path(Language::En, &asked),
            "/en/dashboard/requests?state=waiting&kind=log_in_help&with=mine&after=41"
        );
        for nonsense in ["", "'; DROP TABLE requests", "-1", "99999999999999999999", "NaN"] {
            let asked = RequestsQuery::read(nonsense, nonsense, nonsense, nonsense);
            assert_eq!(requests_path(Language::Fr, &asked), "/fr/tableau-de-bord/demandes", "{nonsense}");
        }
    }
}
