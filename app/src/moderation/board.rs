//! Moderation at a glance, for those who moderate.

use domain::Language;
use domain::account::Capability;
use domain::moderation::{Heat, TimeTargets};
use leptos::prelude::*;
use services::moderation::Board;
use store::moderation::{CaseDay, Pressing, TopicHeat, Workload};
use time::Duration;

use super::sample::{HOSTILE, administrator, both, long_word, moderator, moderator_of_a_theme, title};
use crate::dashboard::{Cell, Figures, Frame, table};
use crate::i18n::{day as day_name, locale, number, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::NOW;
use crate::ui::{Chart, IntoMarkup, Markup, PageHead};

/// What moderators see at a glance.
#[derive(Clone, Debug)]
pub struct BoardPage(pub Board);

impl PageView for BoardPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), insight.board.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Board { pressing, targets, loads, topics, days } = self.0;
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

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let calm = Board {
            pressing: Pressing::default(),
            targets: TimeTargets::default(),
            loads: Vec::new(),
            topics: Vec::new(),
            days: days(|_| 0),
        };
        let load =
            |username: &str, in_hand| Workload { username: username.into(), in_hand, week: 14, month: 1_062 };
        let heat = Heat { comments: 412, reports: 9, comments_before: 80, reports_before: 0 };
        let topic = |title| TopicHeat { topic: 12, title, heat };
        let busy = Board {
            pressing: Pressing { open: 1_204, appealed: 3, free: 870, late: 12 },
            loads: vec![load("Élodie", 3), load(HOSTILE, 0), load(&long_word(), 12)],
            topics: vec![topic(title()), topic(both(HOSTILE, &long_word()))],
            days: days(|day| day * 7 % 40),
            ..calm.clone()
        };
        let mut chief = moderator();
        chief.standing.grants.extend(administrator().standing.grants);
        vec![
            Sample::of(moderator_of_a_theme(), "calm", Route::ModerationBoard, Self(calm)),
            Sample::of(moderator(), "busy", Route::ModerationBoard, Self(busy.clone())),
            Sample::of(chief, "may-set-targets", Route::ModerationBoard, Self(busy)),
        ]
    }
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

/// The last thirty days, as samples show them: as many cases as told on each.
fn days(opened: fn(u64) -> u64) -> Vec<CaseDay> {
    let first = NOW - Duration::days(29);
    let days = (0..30).zip(std::iter::successors(Some(first), |day| Some(*day + Duration::DAY)));
    days.map(|(at, day)| CaseDay { day, opened: opened(at), decided: opened(at) / 2 }).collect()
}
