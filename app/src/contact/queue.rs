//! What waits for the teams of whoever reads, the oldest first.

use std::fmt::Write as _;

use domain::Language;
use domain::account::Role;
use domain::contact::{EnquiryState, Team};
use leptos::prelude::*;
use services::contact::EnquiriesQuery;
use store::contact::{EnquiriesWaiting, EnquiryLine};
use time::OffsetDateTime;

use super::{sample, words};
use crate::dashboard::{Cell, Frame, table};
use crate::i18n::{language_name, locale, number, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::sample::staff;
use crate::ui::{Filter, IntoMarkup, Markup, PageHead, Success, filters};

/// The address of the list that shows this.
fn enquiries_path(language: Language, query: &EnquiriesQuery) -> String {
    let mut path = Route::Enquiries.path(language);
    let state = (query.state != EnquiryState::Open).then(|| query.state.code());
    let words = [
        ("state", state),
        ("team", query.team.map(Team::code)),
        ("language", query.language.map(Language::code)),
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

/// What was just done, on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnquiriesDone {
    /// One was passed on.
    Passed,
    /// What waited apart is closed.
    Closed,
}

/// A page of it.
#[derive(Clone, Debug)]
pub struct EnquiriesPage {
    /// What was asked to be shown.
    pub asked: EnquiriesQuery,
    /// The enquiries.
    pub lines: Vec<EnquiryLine>,
    /// Whether there are more behind them.
    pub has_more: bool,
    /// What was just done.
    pub done: Option<EnquiriesDone>,
}

impl PageView for EnquiriesPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), contact.queue.title).to_owned()
    }

    fn in_other_language(&self, _path: String, other: Language) -> String {
        enquiries_path(other, &self.asked)
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self { asked, lines, has_more, done } = self;
        let end = lines.last().map_or(0, |line| line.number);
        let first = (asked.after > 0).then(|| {
            let path = enquiries_path(language, &EnquiriesQuery { after: 0, ..asked });
            view! { <a class="btn btn-quiet" href=path>{td_string!(t, contact.queue.first)}</a> }
        });
        let more = has_more.then(|| {
            let path = enquiries_path(language, &EnquiriesQuery { after: end, ..asked });
            view! { <a class="btn btn-quiet" href=path>{td_string!(t, contact.queue.more)}</a> }
        });
        let done = done.map(|done| {
            let text = match done {
                EnquiriesDone::Passed => td_string!(t, contact.acted.passed),
                EnquiriesDone::Closed => td_string!(t, contact.queue.closed),
            };
            view! { <Success title=td_string!(t, common.notices.success) text/> }
        });
        let is_suspected = asked.state == EnquiryState::Suspected;
        let close = (is_suspected && !lines.is_empty()).then(|| view! { <Close language up_to=end/> });
        let teams = context.viewer.as_ref().map(|viewer| Team::of(&viewer.standing)).unwrap_or_default();
        let now = context.now;
        let list = if lines.is_empty() {
            view! { <p class="desk-empty">{td_string!(t, contact.queue.empty)}</p> }.markup()
        } else {
            lines_table(language, now, lines)
        };
        view! {
            <Frame context>
                {done}
                <PageHead title=td_string!(t, contact.queue.title) lead=td_string!(t, contact.queue.lead)/>
                {filtered(language, asked, &teams)}
                {list}
                {close}
                <p class="btn-row desk-more">{first}{more}</p>
            </Frame>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        let asked = EnquiriesQuery::default();
        let some = Self { asked, lines: sample::lines(language), has_more: false, done: None };
        let suspected = EnquiriesQuery { state: EnquiryState::Suspected, ..asked };
        let far = EnquiriesQuery {
            state: EnquiryState::Answered,
            team: Some(Team::Research),
            language: Some(Language::Fr),
            after: 40,
        };
        [
            ("open", Role::ServiceDesk, some.clone()),
            ("all-teams", Role::Administrator, some.clone()),
            ("more", Role::Administrator, Self { asked: far, has_more: true, ..some.clone() }),
            ("suspected", Role::Editor, Self { asked: suspected, ..some.clone() }),
            ("nothing", Role::Research, Self { lines: Vec::new(), ..some.clone() }),
            ("passed", Role::ServiceDesk, Self { done: Some(EnquiriesDone::Passed), ..some.clone() }),
            ("closed", Role::ServiceDesk, Self { done: Some(EnquiriesDone::Closed), ..some }),
        ]
        .map(|(state, role, page)| Sample::of(staff(role), state, Route::Enquiries, page))
        .to_vec()
    }
}

fn lines_table(language: Language, now: OffsetDateTime, lines: Vec<EnquiryLine>) -> Markup {
    let t = locale(language);
    let rows = lines
        .into_iter()
        .map(|line| {
            let path = Route::Enquiry.path_with(language, &line.id.to_string());
            let begins = view! { <span class="small muted" dir="auto" lang=line.language.code()>{line.beginning}</span> };
            let what = view! { <a href=path>{words::kind_name(language, line.kind)}</a> <br/> {begins} };
            let late = (line.state == EnquiryState::Open && line.due <= now).then(|| {
                view! { " " <span class="desk-state" data-state="late">{td_string!(t, contact.queue.late)}</span> }
            });
            [
                Cell::number(line.number),
                Cell::head(what),
                Cell::text(words::area_name(language, line.area)),
                Cell::text(words::team(language, line.team)),
                Cell::text(language_name(language, line.language)),
                Cell::text(view! { {words::answer_by(language, line.due)} {late} }),
            ]
        })
        .collect();
    let columns = [
        td_string!(t, contact.queue.number),
        td_string!(t, contact.queue.what),
        td_string!(t, contact.queue.about),
        td_string!(t, contact.queue.team),
        td_string!(t, contact.queue.language),
        td_string!(t, contact.queue.due),
    ];
    table("desk-table", td_string!(t, contact.queue.caption), columns, rows)
}

/// Closes what waits apart, as far as its reader has seen.
#[component]
fn Close(language: Language, up_to: i64) -> impl IntoView {
    let t = locale(language);
    view! {
        <form class="desk-act" method="post" action=Route::Enquiries.path(language)>
            <p>{td_string!(t, contact.queue.close_note)}</p>
            <input type="hidden" name="up_to" value=up_to/>
            <button class="btn btn-quiet" type="submit">{td_string!(t, contact.queue.close)}</button>
        </form>
    }
    .markup()
}

/// What it is filtered by: by team only where its reader answers for several.
fn filtered(language: Language, asked: EnquiriesQuery, teams: &[Team]) -> Markup {
    let t = locale(language);
    let from_start = EnquiriesQuery { after: 0, ..asked };
    let states = [EnquiryState::Suspected, EnquiryState::Answered, EnquiryState::Closed];
    let mut by = vec![Filter::new(
        ("filter-state", td_string!(t, contact.queue.by_state)),
        td_string!(t, contact.queue.to_answer),
        states.map(|state| (words::state(language, state), state)),
        |state| EnquiriesQuery { state: state.unwrap_or(EnquiryState::Open), ..from_start },
    )];
    if teams.len() > 1 {
        by.push(Filter::new(
            ("filter-team", td_string!(t, contact.queue.by_team)),
            td_string!(t, contact.queue.all_teams),
            teams.iter().map(|team| (words::team(language, *team), *team)),
            |team| EnquiriesQuery { team, ..from_start },
        ));
    }
    by.push(Filter::new(
        ("filter-language", td_string!(t, contact.queue.by_language)),
        td_string!(t, contact.queue.all_languages),
        Language::ALL.map(|of| (language_name(language, of), of)),
        |language| EnquiriesQuery { language, ..from_start },
    ));
    filters(td_string!(t, contact.queue.filters), &from_start, by, |query| enquiries_path(language, query))
}

/// What waits, on the dashboard's front page: each line with where it leads.
pub(crate) fn waiting(language: Language, waiting: EnquiriesWaiting) -> Vec<(String, String)> {
    let t = locale(language);
    let EnquiriesWaiting { open, late, suspected } = waiting;
    let all = EnquiriesQuery::default();
    let apart = EnquiriesQuery { state: EnquiryState::Suspected, ..all };
    let number = |count| number(language, count);
    let lines = [
        (late, td_string!(t, contact.queue.late_count, count = late, number = number(late)), all),
        (open, td_string!(t, contact.queue.waiting, count = open, number = number(open)), all),
        (
            suspected,
            td_string!(t, contact.queue.suspected, count = suspected, number = number(suspected)),
            apart,
        ),
    ];
    let lines = lines.into_iter().filter(|(count, ..)| *count > 0);
    lines.map(|(_, text, query)| (text, enquiries_path(language, &query))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_30_33_what_an_address_asks_for_is_read_back_and_nonsense_asks_for_what_waits() {
        let asked = EnquiriesQuery::read("suspected", "research", "fr", "41");
        assert_eq!(
            enquiries_path(Language::En, &asked),
            "/en/dashboard/messages?state=suspected&team=research&language=fr&after=41"
        );
        for nonsense in ["", "'; DROP TABLE enquiries", "-1", "99999999999999999999", "NaN"] {
            let asked = EnquiriesQuery::read(nonsense, nonsense, nonsense, nonsense);
            assert_eq!(enquiries_path(Language::Fr, &asked), "/fr/tableau-de-bord/messages", "{nonsense}");
        }
    }
}
