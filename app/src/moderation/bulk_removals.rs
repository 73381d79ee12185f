//! Clearing a flood: who wrote much of late, what a bulk removal of it comes to, and how far it is.

mod form;
mod one;
mod sample;

use domain::Language;
use domain::moderation::Span;
use leptos::prelude::*;
use markdown::plain;
use services::moderation::{AT_LEAST, BulkRemovalErrors, BulkRemovalFields, CrowdFilter, OPENED};
use store::document::Bilingual;
use store::moderation::{BulkRemoval, CrowdLine};
use time::OffsetDateTime;
use uuid::Uuid;

use self::form::{Decide, Review, problems};
use super::paths::crowd_path;
use super::words;
use crate::dashboard::{Cell, Frame, Select, table};
use crate::i18n::{date, isolated, locale, minute, number, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead};

pub use one::BulkRemovalPage;

/// Who wrote much of late, and what is to become of it.
#[derive(Clone, Debug)]
pub struct CrowdPage {
    /// Which accounts were asked for.
    pub asked: CrowdFilter,
    /// What was written since then.
    pub since: OffsetDateTime,
    /// By them.
    pub lines: Vec<CrowdLine>,
    /// What was typed.
    pub fields: BulkRemovalFields,
    /// What the authors are told, in words that fit the clause.
    pub reason: Bilingual,
    /// What is wrong with it.
    pub errors: Option<BulkRemovalErrors>,
    /// Whether it is shown what the bulk removal comes to, before it begins.
    pub is_review: bool,
    /// The last bulk removals.
    pub bulk_removals: Vec<BulkRemoval>,
}

impl CrowdPage {
    fn is_ticked(&self, person: Uuid) -> bool {
        self.asked.all || self.fields.authors.contains(&person)
    }
}

impl PageView for CrowdPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), moderation.bulk_removal.title).to_owned()
    }

    fn in_other_language(&self, _path: String, other: Language) -> String {
        crowd_path(other, self.asked)
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let wrong = self.errors.map(|errors| {
            let title = td_string!(t, moderation.bulk_removal.unfit);
            view! { <ErrorSummary title items=problems(language, errors)/> }
        });
        let matter = if self.is_review {
            view! { <Review context=context.clone() page=self.clone()/> }.markup()
        } else {
            let list = if self.lines.is_empty() {
                view! { <p class="desk-empty" id="accounts">{td_string!(t, moderation.bulk_removal.none)}</p> }.markup()
            } else {
                view! { <Decide context=context.clone() page=self.clone()/> }.markup()
            };
            view! { <Which language asked=self.asked/> {list} <Earlier language bulk_removals=self.bulk_removals.clone()/> }
            .markup()
        };
        view! {
        <Frame context=context.clone()>
            {wrong}
            <p class="small"><a href=Route::Cases.path(language)>{td_string!(t, moderation.case.back)}</a></p>
            <PageHead title=td_string!(t, moderation.bulk_removal.title) lead=td_string!(t, moderation.bulk_removal.lead)/>
            {matter}
        </Frame>
    }
    .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        sample::crowds()
    }
}

/// Which accounts to list.
#[component]
fn Which(language: Language, asked: CrowdFilter) -> impl IntoView {
    let t = locale(language);
    let spans = Span::ALL.map(|span| (span.code().to_owned(), words::span(language, span).to_owned()));
    let at_least = AT_LEAST.map(|many| (many.to_string(), number(language, many.into())));
    let any = (String::new(), td_string!(t, moderation.bulk_removal.any_age).to_owned());
    let opened = OPENED.map(|days| {
        let number = number(language, days.into());
        (days.to_string(), td_string!(t, moderation.bulk_removal.days, count = u64::from(days), number))
    });
    let chosen = asked.opened.map(|days| days.to_string()).unwrap_or_default();
    view! {
        <form class="form bulk-which" method="get" action=Route::BulkRemovals.path(language)>
            <div class="bulk-fields">
                <Select
                    language
                    name="span"
                    label=td_string!(t, moderation.bulk_removal.span)
                    options=spans.to_vec()
                    chosen=asked.span.code().to_owned()
                />
                <Select
                    language
                    name="at-least"
                    label=td_string!(t, moderation.bulk_removal.at_least)
                    options=at_least.to_vec()
                    chosen=asked.at_least.to_string()
                />
                <Select
                    language
                    name="opened"
                    label=td_string!(t, moderation.bulk_removal.opened)
                    options=std::iter::once(any).chain(opened).collect()
                    chosen
                />
            </div>
            <p class="btn-row">
                <button class="btn btn-quiet" type="submit">{td_string!(t, moderation.bulk_removal.show)}</button>
                <button class="btn btn-quiet" type="submit" name="all" value="1">
                    {td_string!(t, moderation.bulk_removal.show_all)}
                </button>
            </p>
        </form>
    }
    .markup()
}

/// An account and what it wrote as a row, with a box to tick where one may.
fn account(language: Language, line: CrowdLine, ticked: Option<bool>) -> [Cell; 4] {
    let t = locale(language);
    let CrowdLine { person, username, opened, comments, earlier, language: of, sample, is_reported } = line;
    let name = format!("author-{person}");
    let sample: String = plain(&sample).chars().take(140).collect();
    let label = match ticked {
        Some(checked) => {
            let id = name.clone();
            view! {
                <label class="choice" for=id>
                    <input type="checkbox" id=name.clone() name=name.clone() value="1" checked=checked/>
                    <bdi class="choice-text">{username}</bdi>
                </label>
            }
            .markup()
        }
        None => view! { <bdi>{username}</bdi> }.markup(),
    };
    let reported = is_reported.then(|| {
        view! { <span class="small case-about">{td_string!(t, moderation.bulk_removal.reported)}</span> }
    });
    let account = view! {
        {label} <span class="small muted case-about" lang=of.code()>{sample}</span> {reported}
    };
    [
        Cell::head(account),
        Cell::number(number(language, comments)),
        Cell::number(number(language, earlier)),
        Cell::text(date(language, opened)),
    ]
}

/// Accounts in a table.
#[component]
fn Accounts(language: Language, page: CrowdPage, can_tick: bool) -> impl IntoView {
    let t = locale(language);
    let rows = page
        .lines
        .iter()
        .map(|line| {
            let ticked = can_tick.then(|| page.is_ticked(line.person));
            account(language, line.clone(), ticked)
        })
        .collect();
    let columns = [
        td_string!(t, moderation.bulk_removal.account),
        td_string!(t, moderation.bulk_removal.comments),
        td_string!(t, moderation.bulk_removal.earlier),
        td_string!(t, moderation.case.since),
    ];
    table("desk-table case-table", td_string!(t, moderation.bulk_removal.accounts), columns, rows)
}

/// The last bulk removals.
#[component]
fn Earlier(language: Language, bulk_removals: Vec<BulkRemoval>) -> impl IntoView {
    let t = locale(language);
    let rows = bulk_removals
        .into_iter()
        .map(|bulk_removal| {
            let path = Route::BulkRemoval.path_with(language, &bulk_removal.id.to_string());
            let name = bulk_removal
                .by
                .as_deref()
                .map_or_else(|| td_string!(t, moderation.queue.left).to_owned(), isolated);
            let when = td_string!(t, moderation.case.by, name, date = minute(language, bulk_removal.began));
            let what = td_string!(
                t,
                moderation.bulk_removal.line,
                decided = number(language, bulk_removal.decided),
                authors = number(language, bulk_removal.authors)
            );
            view! {
                <li>
                    <p><a href=path>{when}</a></p>
                    <p class="small muted">{words::bulk_removal_state(language, bulk_removal.state)} " · " {what}</p>
                </li>
            }
        })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="desk-part" aria-labelledby="earlier-title">
                <h2 id="earlier-title">{td_string!(t, moderation.bulk_removal.past)}</h2>
                <ol class="rows rows-tight">{rows}</ol>
            </section>
        }
        .markup()
    })
}
