//! Moderation at a glance, for those who moderate.

use domain::Language;
use domain::account::Capability;
use leptos::prelude::*;
use store::moderation::{CaseDay, TopicHeat, Workload};

use super::actions::Board;
use crate::dashboard::{Cell, Figures, Frame, table};
use crate::i18n::{day as day_name, locale, number, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{Chart, IntoMarkup, PageHead};

/// The page.
#[component]
pub(super) fn BoardView(context: Context, page: Board) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let Board { pressing, targets, loads, topics, days } = page;
    let figures = vec![
        (pressing.open, td_string!(t, insight.board.open)),
        (pressing.appealed, td_string!(t, insight.board.appealed)),
        (pressing.free, td_string!(t, insight.board.free)),
        (pressing.late, td_string!(t, insight.board.late)),
    ];
    let (grave, ordinary, appeal) = (targets.grave, targets.ordinary, targets.appeal);
    let aims = td_string!(t, insight.board.targets, grave, ordinary, appeal);
    let may_set = context.viewer.as_ref().is_some_and(|viewer| viewer.may(Capability::Staff));
    let change = may_set.then(|| {
        let path = Route::ModerationTargets.path(language);
        view! { " " <a href=path>{td_string!(t, insight.board.targets_link)}</a> }
    });
    view! {
        <Frame context>
            <PageHead title=td_string!(t, insight.board.title) lead=td_string!(t, insight.board.lead)/>
            <section class="section" aria-labelledby="waits-title">
                <h2 id="waits-title">{td_string!(t, insight.board.waits)}</h2>
                <Figures language figures/>
                <p class="small">{aims} {change}</p>
                <p><a class="btn" href=Route::Cases.path(language)>{td_string!(t, insight.board.queue)}</a></p>
            </section>
            <section class="section" aria-labelledby="load-title">
                <h2 id="load-title">{td_string!(t, insight.board.load)}</h2>
                <Loads language loads/>
            </section>
            <section class="section" aria-labelledby="topics-title">
                <h2 id="topics-title">{td_string!(t, insight.board.topics)}</h2>
                <p class="small muted">{td_string!(t, insight.board.topics_text)}</p>
                <Topics language topics/>
            </section>
            <section class="section" aria-labelledby="days-title">
                <h2 id="days-title">{td_string!(t, insight.board.days)}</h2>
                <Days language days/>
            </section>
        </Frame>
    }
    .markup()
}

#[component]
fn Loads(language: Language, loads: Vec<Workload>) -> impl IntoView {
    let t = locale(language);
    if loads.is_empty() {
        return view! { <p class="muted">{td_string!(t, insight.board.nobody)}</p> }.markup();
    }
    let rows = loads
        .into_iter()
        .map(|load| {
            [
                Cell::head(view! { <bdi>{load.username}</bdi> }),
                Cell::number(number(language, load.in_hand)),
                Cell::number(number(language, load.week)),
                Cell::number(number(language, load.month)),
            ]
        })
        .collect();
    let columns = [
        td_string!(t, insight.board.who),
        td_string!(t, insight.board.in_hand),
        td_string!(t, insight.board.week),
        td_string!(t, insight.board.month),
    ];
    table("desk-table", td_string!(t, insight.board.load), columns, rows)
}

#[component]
fn Topics(language: Language, topics: Vec<TopicHeat>) -> impl IntoView {
    let t = locale(language);
    if topics.is_empty() {
        return view! { <p>{td_string!(t, insight.board.calm)}</p> }.markup();
    }
    let beside = |now: u64, before: u64| {
        td_string!(t, insight.board.beside, now = number(language, now), before = number(language, before))
    };
    let rows = topics
        .into_iter()
        .map(|TopicHeat { topic, title, heat }| {
            let path = Route::Topic.path_with(language, &topic.to_string());
            let comments = beside(heat.comments, heat.comments_before);
            let reports = beside(heat.reports, heat.reports_before);
            let title = title.in_language(language).to_owned();
            [Cell::head(view! { <a href=path>{title}</a> }), Cell::number(comments), Cell::number(reports)]
        })
        .collect();
    let columns = [
        td_string!(t, insight.board.topic),
        td_string!(t, insight.board.comments),
        td_string!(t, insight.board.reports),
    ];
    table("desk-table", td_string!(t, insight.board.topics), columns, rows)
}

#[component]
fn Days(language: Language, days: Vec<CaseDay>) -> impl IntoView {
    let t = locale(language);
    let series = |title: &'static str, of: fn(&CaseDay) -> u64| {
        let total: u64 = days.iter().map(of).sum();
        let most = days.iter().max_by_key(|day| of(day)).filter(|day| of(day) > 0);
        let says = most.map_or_else(
            || td_string!(t, insight.board.no_bars).to_owned(),
            |day| {
                let (total, most) = (number(language, total), number(language, of(day)));
                td_string!(t, insight.board.bars, total, most, date = day_name(language, day.day.date()))
            },
        );
        (title, says)
    };
    let columns = vec![
        series(td_string!(t, insight.board.opened), |day| day.opened),
        series(td_string!(t, insight.board.decided), |day| day.decided),
    ];
    let rows =
        days.iter().map(|day| (day_name(language, day.day.date()), vec![day.opened, day.decided])).collect();
    view! {
        <Chart
            language
            id="case-days"
            caption=td_string!(t, insight.board.days_caption)
            first=td_string!(t, insight.board.day)
            summary=td_string!(t, insight.board.as_table)
            columns
            rows
        />
    }
    .markup()
}
