//! The log of moderation: who did what, the newest first.

use domain::Language;
use domain::moderation::{Clause, LogAction, Target};
use leptos::prelude::*;
use services::moderation::LogQuery;
use store::moderation::{About, LogLine};
use time::Duration;
use uuid::Uuid;

use super::paths::log_path;
use super::sample::{HOSTILE, moderator};
use super::words;
use crate::dashboard::{Cell, Frame, Select, table};
use crate::i18n::{locale, logged, number, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::sample::NOW;
use crate::ui::{IntoMarkup, Markup, PageHead};

/// A page of the log.
#[derive(Clone, Debug)]
pub struct ModerationLogPage {
    /// What was asked to be shown.
    pub asked: LogQuery,
    /// The entries.
    pub lines: Vec<LogLine>,
    /// Whether there are older ones.
    pub has_more: bool,
}

impl PageView for ModerationLogPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), moderation_log.title).to_owned()
    }

    fn in_other_language(&self, _path: String, other: Language) -> String {
        log_path(other, self.asked)
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self { asked, lines, has_more } = self;
        let newest = asked.before.is_some().then(|| {
            let path = log_path(language, LogQuery { before: None, ..asked });
            view! { <a class="btn btn-quiet" href=path>{td_string!(t, moderation_log.newest)}</a> }
        });
        let older = lines.last().filter(|_| has_more).map(|line| {
            let path = log_path(language, LogQuery { before: Some(line.number), ..asked });
            view! { <a class="btn btn-quiet" href=path>{td_string!(t, moderation_log.older)}</a> }
        });
        let list = if lines.is_empty() {
            let is_all = asked == LogQuery::default();
            let text = if is_all {
                td_string!(t, moderation_log.none)
            } else {
                td_string!(t, moderation_log.none_such)
            };
            view! { <p class="desk-empty">{text}</p> }.markup()
        } else {
            view! { <Lines language asked lines/> }.markup()
        };
        view! {
        <Frame context>
            <p class="small"><a href=Route::Cases.path(language)>{td_string!(t, moderation.case.back)}</a></p>
            <PageHead title=td_string!(t, moderation_log.title) lead=td_string!(t, moderation_log.lead)/>
            <p class="small muted">{td_string!(t, moderation_log.whole)}</p>
            <Which language asked/>
            {list}
            <p class="btn-row desk-more">{newest}{older}</p>
        </Frame>
    }
    .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let someone = Uuid::from_u128(10);
        let everything = LogQuery { kind: Some(LogAction::Hidden), by: Some(someone), before: Some(812) };
        let all = Self { asked: LogQuery::default(), lines: entries(), has_more: true };
        [
            ("full", all.clone()),
            ("filtered", Self { asked: everything, ..all.clone() }),
            ("oldest", Self { has_more: false, ..all.clone() }),
            ("none", Self { lines: Vec::new(), has_more: false, ..all }),
            ("nothing-such", Self { asked: everything, lines: Vec::new(), has_more: false }),
        ]
        .map(|(state, page)| Sample::of(moderator(), state, Route::ModerationLog, page))
        .to_vec()
    }
}

/// Which entries to show.
#[component]
fn Which(language: Language, asked: LogQuery) -> impl IntoView {
    let t = locale(language);
    let all = (String::new(), td_string!(t, moderation_log.all).to_owned());
    let kinds = LogAction::ALL
        .iter()
        .map(|kind| (kind.code().to_owned(), words::log_action(language, *kind).to_owned()));
    let options = std::iter::once(all).chain(kinds).collect();
    let chosen = asked.kind.map(LogAction::code).unwrap_or_default().to_owned();
    let by = asked.by.map(|by| view! { <input type="hidden" name="by" value=by.to_string()/> });
    let everybody = asked.by.is_some().then(|| {
        let path = log_path(language, LogQuery { by: None, before: None, ..asked });
        view! { <p class="small"><a href=path>{td_string!(t, moderation_log.everybody)}</a></p> }
    });
    view! {
        <form class="form" method="get" action=Route::ModerationLog.path(language)>
            {by}
            <Select language name="kind" label=td_string!(t, moderation_log.filter) options chosen/>
            <p><button class="btn btn-quiet" type="submit">{td_string!(t, moderation_log.show)}</button></p>
        </form>
        {everybody}
    }
    .markup()
}

#[component]
fn Lines(language: Language, asked: LogQuery, lines: Vec<LogLine>) -> impl IntoView {
    let t = locale(language);
    let rows = lines.into_iter().map(|line| cells(language, asked, line)).collect();
    let columns = [
        td_string!(t, moderation_log.what),
        td_string!(t, moderation_log.who),
        td_string!(t, moderation_log.case),
        td_string!(t, moderation_log.clause),
        td_string!(t, moderation_log.when),
        td_string!(t, moderation_log.number),
    ];
    table("desk-table case-table", td_string!(t, moderation_log.caption), columns, rows)
}

/// An entry as a row.
fn cells(language: Language, asked: LogQuery, line: LogLine) -> [Cell; 6] {
    let t = locale(language);
    let who = match (line.colleague, line.actor.as_str()) {
        (Some((person, name)), _) => {
            let path = log_path(language, LogQuery { by: Some(person), before: None, ..asked });
            let label = td_string!(t, moderation_log.by, name = name.as_str());
            view! { <a href=path aria-label=label><bdi>{name}</bdi></a> }.markup()
        }
        (None, "member") => td_string!(t, moderation_log.member).markup(),
        (None, "author") => td_string!(t, moderation_log.author).markup(),
        (None, "system") => td_string!(t, moderation_log.system).markup(),
        (None, _) => td_string!(t, moderation_log.gone).markup(),
    };
    let (path, what, name) = match line.about {
        About::Case(case, target) => (
            Route::Case.path_with(language, &case.to_string()),
            words::kind(language, target.kind()),
            td_string!(t, moderation_log.case_number, number = case),
        ),
        About::Topic(topic) => (
            Route::TopicLimits.path_with(language, &topic.to_string()),
            td_string!(t, moderation_log.whole_topic),
            td_string!(t, moderation_log.topic, number = topic),
        ),
    };
    let clause = line.clause.map_or("–", |clause| words::clause(language, clause));
    let action = view! {
        {words::log_action(language, line.kind)}
        <span class="small muted case-about">{what}</span>
    };
    [
        Cell::head(action),
        Cell::text(who),
        Cell::text(view! { <a href=path>{name}</a> }),
        Cell::text(clause),
        Cell::text(logged(language, line.at)),
        Cell::number(number(language, line.number.unsigned_abs())),
    ]
}

/// An entry of each action, by everybody who can do something, as samples show them.
fn entries() -> Vec<LogLine> {
    let colleague = |name: &str| Some((Uuid::from_u128(10), name.to_owned()));
    let actors = [
        ("staff", colleague("Featherstonehaugh-Cholmondeley")),
        ("staff", colleague(HOSTILE)),
        ("staff", None),
        ("member", None),
        ("author", None),
        ("system", None),
    ];
    let about = [
        About::Case(41, Target::Comment(412)),
        About::Case(42, Target::GuestPost(12)),
        About::Case(43, Target::Profile(Uuid::from_u128(3))),
        About::Topic(12),
    ];
    let actions = LogAction::ALL.into_iter().zip(actors.into_iter().cycle()).zip(about.into_iter().cycle());
    (0..)
        .zip(actions)
        .map(|(at, ((kind, (actor, colleague)), about))| LogLine {
            number: 1_812 - at,
            at: NOW - Duration::hours(at),
            actor: actor.into(),
            colleague,
            kind,
            about,
            clause: (at % 2 == 0).then_some(Clause::Respect),
        })
        .collect()
}
