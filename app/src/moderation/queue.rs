//! The queue: what waits, the worst first.

mod filters;
mod sample;

use domain::Language;
use domain::moderation::{Score, TimeTargets};
use leptos::prelude::*;
use markdown::plain;
use services::moderation::{CasesQuery, DoneBefore, RefusedFilter};
use store::moderation::{CaseLine, SavedFilter};

use self::filters::Filters;
use super::done_notice::DoneWith;
use super::meanwhile::Meanwhile;
use super::paths::cases_path;
use super::saved_filters::{FilterList, refusal};
use super::words;
use crate::dashboard::{Cell, Frame, table};
use crate::i18n::{ago, locale, number, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead};

/// A page of the queue.
#[derive(Clone, Debug)]
pub struct QueuePage {
    /// What was asked to be shown.
    pub asked: CasesQuery,
    /// The cases.
    pub lines: Vec<CaseLine>,
    /// Whether there are more behind them.
    pub has_more: bool,
    /// The number of the log's last entry when it was read.
    pub last: i64,
    /// What is late against these.
    pub targets: TimeTargets,
    /// What was done with the case before.
    pub done: Option<DoneBefore>,
    /// Whether the reader may clear floods.
    pub may_remove_in_bulk: bool,
    /// The filters that they keep.
    pub filters: Vec<SavedFilter>,
    /// Another, which was refused.
    pub refused: Option<RefusedFilter>,
}

impl PageView for QueuePage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), moderation.queue.title).to_owned()
    }

    fn in_other_language(&self, _path: String, other: Language) -> String {
        cases_path(other, &self.asked)
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self { asked, lines, has_more, last, targets, done, may_remove_in_bulk, filters, refused } = self;
        let wrong = refused.as_ref().map(|refused| {
            let items = vec![("filter-name", refusal(language, refused.why))];
            view! { <ErrorSummary title=td_string!(t, moderation_log.filters.unfit) items/> }
        });
        let done = done.map(|done| view! { <DoneWith language done/> });
        let after = lines.last().map(|line| {
            let waits = i64::try_from(line.waits.unix_timestamp_nanos() / 1_000_000).unwrap_or(i64::MAX);
            (line.score, waits, line.id)
        });
        let first = asked.after.is_some().then(|| {
            let path = cases_path(language, &CasesQuery { after: None, ..asked });
            view! { <a class="btn btn-quiet" href=path>{td_string!(t, moderation.queue.first)}</a> }
        });
        let more = has_more.then(|| {
            let path = cases_path(language, &CasesQuery { after, ..asked });
            view! { <a class="btn btn-quiet" href=path>{td_string!(t, moderation.queue.more)}</a> }
        });
        let list = if lines.is_empty() {
            let text = if asked == CasesQuery::default() {
                td_string!(t, moderation.queue.none)
            } else {
                td_string!(t, moderation.queue.none_such)
            };
            view! { <p class="desk-empty">{text}</p> }.markup()
        } else {
            view! { <Lines context=context.clone() targets lines/> }.markup()
        };
        view! {
        <Frame context>
            {wrong}
            {done}
            <PageHead title=td_string!(t, moderation.queue.title) lead=td_string!(t, moderation.queue.lead)/>
            <Meanwhile language path=cases_path(language, &asked) last/>
            <p class="small">
                <a href=Route::ModerationBoard.path(language)>{td_string!(t, insight.board.nav)}</a>
                {may_remove_in_bulk.then(|| view! {
                    " · " <a href=Route::BulkRemovals.path(language)>{td_string!(t, moderation.bulk_removal.link)}</a>
                    " · " <a href=Route::ModerationLog.path(language)>{td_string!(t, moderation_log.title)}</a>
                })}
            </p>
            <FilterList language asked filters/>
            <Filters language asked refused/>
            {list}
            <p class="btn-row desk-more">{first}{more}</p>
        </Frame>
    }
    .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        sample::samples()
    }
}

#[component]
fn Lines(context: Context, targets: TimeTargets, lines: Vec<CaseLine>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let rows = lines.into_iter().map(|line| cells(&context, targets, line)).collect();
    let columns = [
        td_string!(t, moderation.queue.text),
        td_string!(t, moderation.queue.score),
        td_string!(t, moderation.queue.reports),
        td_string!(t, moderation.queue.since),
        td_string!(t, moderation.queue.holder),
    ];
    table("desk-table case-table", td_string!(t, moderation.queue.caption), columns, rows)
}

/// Characters of a text that a line shows.
const EXCERPT: usize = 140;

/// A case as a row.
fn cells(context: &Context, targets: TimeTargets, line: CaseLine) -> [Cell; 5] {
    let language = context.language;
    let t = locale(language);
    let path = Route::Case.path_with(language, &line.id.to_string());
    let words = plain(&line.excerpt);
    let title = line.title.as_ref().filter(|_| words.is_empty());
    let words = title.map_or(words, |title| title.in_language(language).to_owned());
    let mut text: String = words.chars().take(EXCERPT).collect();
    if words.chars().count() > EXCERPT {
        text.push('…');
    }
    let who = line.author.unwrap_or_else(|| td_string!(t, moderation.queue.left).to_owned());
    let assignee = line
        .assignee
        .map_or_else(|| td_string!(t, moderation.queue.nobody).to_owned(), |(_, username)| username);
    let kind = words::kind(language, line.target.kind());
    let signalled =
        line.signal.map(|signal| view! { " " <strong>{words::signal_in_short(language, signal)}</strong> });
    let is_late = targets.is_late(line.state, Score(line.score), line.waits, context.now);
    let late = is_late
        .then(|| view! { " " <span class="tag tag-bad">{td_string!(t, insight.board.late_mark)}</span> });
    let case = view! {
        <a href=path lang=line.language.code()>{text}</a>
        <span class="small muted case-about">
            <span class="desk-state" data-state=line.state.code()>{words::state(language, line.state)}</span>
            {late} {signalled}
            " " {kind} " · " <bdi>{who}</bdi> " · " {words::standing(language, line.standing, line.target.kind())}
        </span>
    };
    [
        Cell::head(case),
        Cell::number(line.score),
        Cell::number(number(language, line.reports)),
        Cell::text(ago(language, context.now, line.waits)),
        Cell::text(view! { <bdi>{assignee}</bdi> }),
    ]
}

/// How much waits for moderators, on the dashboard's front page.
#[component]
pub(crate) fn Due(context: Context) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let count = context.viewer.and_then(|viewer| viewer.cases_due).unwrap_or_default();
    if count == 0 {
        return view! { <p>{td_string!(t, dashboard.nothing)}</p> }.markup();
    }
    let number = number(language, count);
    view! {
        <p>{td_string!(t, moderation.queue.due, count, number)}</p>
        <p><a class="btn" href=Route::Cases.path(language)>{td_string!(t, moderation.queue.open)}</a></p>
    }
    .markup()
}
