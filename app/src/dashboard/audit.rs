//! The log of who did what to whom, told in sentences.

mod event;
mod export;

use domain::Language;
use leptos::prelude::*;
use services::collation::sort_by_name;
use services::dashboard::{Filter, Filtered};
use store::audit::AuditEntry;
use uuid::Uuid;

use super::frame::Frame;
use super::parts::Select;
use super::sample::{HOSTILE, administrator};
use crate::i18n::{locale, logged, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::sample::NOW;
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead, TextField};

pub use event::Event;
pub(super) use event::sentence;
pub use export::{ExportFormat, heading, row};

/// The log.
#[derive(Clone, Debug)]
pub struct AuditPage {
    /// What it is narrowed to, as typed.
    pub filter: Filter,
    /// What that came to.
    pub filtered: Filtered,
    /// Before which entry this page begins.
    pub before: Option<i64>,
    /// The entries, the newest first.
    pub entries: Vec<AuditEntry>,
    /// Where the next page begins.
    pub next: Option<i64>,
    /// What it is narrowed to, as it stands in an address.
    pub query: String,
}

/// Where the entries are that a filter leaves, from one on.
fn address(path: &str, query: &str, before: Option<i64>) -> String {
    let before = before.map(|before| format!("before={before}")).unwrap_or_default();
    let asked = [query, before.as_str()].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>();
    if asked.is_empty() { path.to_owned() } else { format!("{path}?{}", asked.join("&")) }
}

impl PageView for AuditPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), dashboard.audit.title).to_owned()
    }

    fn in_other_language(&self, path: String, _other: Language) -> String {
        address(&path, &self.query, self.before)
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let AuditPage { filter, filtered, before: _, entries, next, query } = self;
        let items: Vec<(&'static str, String)> = [
            filtered.unknown_who.then(|| ("who", td_string!(t, dashboard.audit.errors.who))),
            filtered.unknown_whom.then(|| ("whom", td_string!(t, dashboard.audit.errors.whom))),
            filtered.bad_from.then(|| ("from", td_string!(t, dashboard.audit.errors.day))),
            filtered.bad_to.then(|| ("to", td_string!(t, dashboard.audit.errors.day))),
        ]
        .into_iter()
        .flatten()
        .map(|(field, text)| (field, text.to_owned()))
        .collect();
        let summary = (!items.is_empty())
            .then(|| view! { <ErrorSummary title=td_string!(t, dashboard.audit.errors.title) items/> });
        let none = entries.is_empty().then(|| view! { <p>{td_string!(t, dashboard.audit.none)}</p> });
        let rows = entries
            .into_iter()
            .map(|entry| {
                let at = logged(language, entry.at);
                view! {
                    <li>
                        <p>{sentence(language, &entry)}</p>
                        <p class="small muted nums">{at}</p>
                    </li>
                }
            })
            .collect_view();
        let next = next.map(|before| {
            let to = address(&Route::Audit.path(language), &query, Some(before));
            view! { <p><a class="btn btn-quiet" href=to>{td_string!(t, dashboard.audit.older)}</a></p> }
        });
        view! {
            <Frame context=context.clone()>
                {summary}
                <PageHead
                    title=td_string!(t, dashboard.audit.title)
                    lead=td_string!(t, dashboard.audit.intro)
                />
                <FilterForm context=context.clone() filter=filter.clone() filtered/>
                <section class="section" aria-labelledby="entries-title">
                    <h2 id="entries-title" class="section-title">{td_string!(t, dashboard.audit.entries)}</h2>
                    {none}
                    <ol class="rows">{rows}</ol>
                    {next}
                </section>
                <Export context filter/>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let page = Self {
            filter: Filter::default(),
            filtered: filtered(false),
            before: None,
            entries: sample_entries(),
            next: Some(1),
            query: String::new(),
        };
        let typed = Filter {
            who: HOSTILE.into(),
            whom: "marie.eve".into(),
            kind: Event::DutyGiven.code().into(),
            from: "2026-13-01".into(),
            to: "hier".into(),
        };
        let wrong = Self {
            filter: typed,
            filtered: filtered(true),
            before: None,
            entries: Vec::new(),
            next: None,
            query: "who=%3Cb%3E&kind=duty.given".into(),
        };
        let narrowed = Self { query: "who=ann&kind=duty.given".into(), before: Some(40), ..page.clone() };
        [
            ("filled", page),
            ("narrowed", narrowed),
            ("none", Self { filtered: filtered(false), ..wrong.clone() }),
            ("wrong", wrong),
        ]
        .map(|(state, page)| Sample::of(administrator(), state, Route::Audit, page))
        .to_vec()
    }
}

#[component]
fn FilterForm(context: Context, filter: Filter, filtered: Filtered) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let all = td_string!(t, dashboard.audit.filter.all).to_owned();
    let kinds = Event::ALL.map(|event| (event.code().to_owned(), event.name(language).to_owned()));
    let mut kinds = kinds.to_vec();
    sort_by_name(&mut kinds, |(_, name)| name);
    let options = std::iter::once((String::new(), all)).chain(kinds).collect();
    let error = |is_wrong: bool, text: &'static str| is_wrong.then(|| text.to_owned());
    view! {
        <form class="form" method="get" action=Route::Audit.path(language) novalidate>
            <div class="field-pair">
                <TextField
                    language
                    name="who"
                    label=td_string!(t, dashboard.audit.filter.who)
                    hint=td_string!(t, dashboard.audit.filter.hint)
                    value=filter.who
                    error=error(filtered.unknown_who, td_string!(t, dashboard.audit.errors.who))
                    autocomplete="off"
                    verbatim="none"
                    required=false
                />
                <TextField
                    language
                    name="whom"
                    label=td_string!(t, dashboard.audit.filter.whom)
                    hint=td_string!(t, dashboard.audit.filter.hint)
                    value=filter.whom
                    error=error(filtered.unknown_whom, td_string!(t, dashboard.audit.errors.whom))
                    autocomplete="off"
                    verbatim="none"
                    required=false
                />
            </div>
            <Select language name="kind" label=td_string!(t, dashboard.audit.filter.kind) options chosen=filter.kind/>
            <div class="field-pair">
                <TextField
                    language
                    name="from"
                    kind="date"
                    label=td_string!(t, dashboard.audit.filter.from)
                    value=filter.from
                    error=error(filtered.bad_from, td_string!(t, dashboard.audit.errors.day))
                    autocomplete="off"
                    required=false
                />
                <TextField
                    language
                    name="to"
                    kind="date"
                    label=td_string!(t, dashboard.audit.filter.to)
                    value=filter.to
                    error=error(filtered.bad_to, td_string!(t, dashboard.audit.errors.day))
                    autocomplete="off"
                    required=false
                />
            </div>
            <div class="form-end btn-row">
                <button class="btn" type="submit">{td_string!(t, dashboard.audit.filter.submit)}</button>
                <a href=Route::Audit.path(language)>{td_string!(t, dashboard.audit.filter.reset)}</a>
            </div>
        </form>
    }
    .markup()
}

#[component]
fn Export(context: Context, filter: Filter) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let Filter { who, whom, kind, from, to } = filter;
    let kept = [("who", who), ("whom", whom), ("kind", kind), ("from", from), ("to", to)];
    let kept = kept
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    view! {
        <section class="section prose" aria-labelledby="export-title">
            <h2 id="export-title">{td_string!(t, dashboard.audit.export.title)}</h2>
            <p>{td_string!(t, dashboard.audit.export.intro)}</p>
            <form class="btn-row" method="post" action=Route::AuditExport.path(language)>
                {kept}
                <button class="btn btn-quiet" type="submit" name="format" value=ExportFormat::Csv.code()>
                    {td_string!(t, dashboard.audit.export.csv)}
                </button>
                <button class="btn btn-quiet" type="submit" name="format" value=ExportFormat::JsonLines.code()>
                    {td_string!(t, dashboard.audit.export.json)}
                </button>
            </form>
        </section>
    }
    .markup()
}

/// What became of a filter in a sample.
const fn filtered(is_wrong: bool) -> Filtered {
    Filtered {
        query: None,
        unknown_who: is_wrong,
        unknown_whom: is_wrong,
        bad_from: is_wrong,
        bad_to: is_wrong,
    }
}

/// One entry of each kind, and one that this version does not know.
fn sample_entries() -> Vec<AuditEntry> {
    let who = ["staff", "visitor", "supporter", "person", "operator", "system"];
    let actions = Event::ALL.map(Event::code).into_iter().chain(["moon.landed"]);
    let entry = |((seq, action), who): ((i64, &str), &str)| AuditEntry {
        seq,
        at: NOW,
        actor: who.into(),
        actor_id: Some(Uuid::from_u128(2)),
        actor_name: (seq % 2 == 0).then(|| "Ann O’Neill".into()),
        action: action.into(),
        subject: Some(Uuid::from_u128(3)),
        subject_name: (seq % 3 > 0).then(|| HOSTILE.into()),
        detail: (seq % 4 > 0).then(|| "terms 2".into()),
    };
    (1..).zip(actions).zip(who.into_iter().cycle()).map(entry).collect()
}
