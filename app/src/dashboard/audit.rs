//! The log of who did what to whom, told in sentences.

mod event;
mod export;

use domain::Language;
use leptos::prelude::*;
use store::audit::AuditEntry;

use super::actions::{Filter, Filtered};
use super::frame::Frame;
use super::parts::Select;
use crate::collation::sort_by_name;
use crate::i18n::{locale, moment, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
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
    /// The entries, the newest first.
    pub entries: Vec<AuditEntry>,
    /// Where the next page begins.
    pub next: Option<i64>,
    /// The same, as it stands in an address.
    pub query: String,
}

impl PageView for AuditPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), administration.audit.title).to_owned()
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let AuditPage { filter, filtered, entries, next, query } = self;
        let items: Vec<(&'static str, String)> = [
            filtered.unknown_who.then(|| ("who", td_string!(t, administration.audit.errors.who))),
            filtered.unknown_whom.then(|| ("whom", td_string!(t, administration.audit.errors.whom))),
            filtered.bad_from.then(|| ("from", td_string!(t, administration.audit.errors.day))),
            filtered.bad_to.then(|| ("to", td_string!(t, administration.audit.errors.day))),
        ]
        .into_iter()
        .flatten()
        .map(|(field, text)| (field, text.to_owned()))
        .collect();
        let summary = (!items.is_empty())
            .then(|| view! { <ErrorSummary title=td_string!(t, administration.audit.errors.title) items/> });
        let none = entries.is_empty().then(|| view! { <p>{td_string!(t, administration.audit.none)}</p> });
        let rows = entries
            .into_iter()
            .map(|entry| {
                let at = moment(language, entry.at);
                view! {
                    <li>
                        <p>{sentence(language, &entry)}</p>
                        <p class="small muted nums">{at}</p>
                    </li>
                }
            })
            .collect_view();
        let next = next.map(|before| {
            let separator = if query.is_empty() { "" } else { "&" };
            let to = format!("{}?{query}{separator}before={before}", Route::Audit.path(language));
            view! { <p><a class="btn btn-quiet" href=to>{td_string!(t, administration.audit.older)}</a></p> }
        });
        view! {
            <Frame context=context.clone()>
                {summary}
                <PageHead
                    title=td_string!(t, administration.audit.title)
                    lead=td_string!(t, administration.audit.intro)
                />
                <FilterForm context=context.clone() filter=filter.clone() filtered/>
                <section class="section" aria-labelledby="entries-title">
                    <h2 id="entries-title" class="section-title">{td_string!(t, administration.audit.entries)}</h2>
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
        Vec::new()
    }
}

#[component]
fn FilterForm(context: Context, filter: Filter, filtered: Filtered) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let all = td_string!(t, administration.audit.filter.all).to_owned();
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
                    label=td_string!(t, administration.audit.filter.who)
                    hint=td_string!(t, administration.audit.filter.hint)
                    value=filter.who
                    error=error(filtered.unknown_who, td_string!(t, administration.audit.errors.who))
                    autocomplete="off"
                    verbatim="none"
                    required=false
                />
                <TextField
                    language
                    name="whom"
                    label=td_string!(t, administration.audit.filter.whom)
                    hint=td_string!(t, administration.audit.filter.hint)
                    value=filter.whom
                    error=error(filtered.unknown_whom, td_string!(t, administration.audit.errors.whom))
                    autocomplete="off"
                    verbatim="none"
                    required=false
                />
            </div>
            <Select language name="kind" label=td_string!(t, administration.audit.filter.kind) options chosen=filter.kind/>
            <div class="field-pair">
                <TextField
                    language
                    name="from"
                    kind="date"
                    label=td_string!(t, administration.audit.filter.from)
                    value=filter.from
                    error=error(filtered.bad_from, td_string!(t, administration.audit.errors.day))
                    autocomplete="off"
                    required=false
                />
                <TextField
                    language
                    name="to"
                    kind="date"
                    label=td_string!(t, administration.audit.filter.to)
                    value=filter.to
                    error=error(filtered.bad_to, td_string!(t, administration.audit.errors.day))
                    autocomplete="off"
                    required=false
                />
            </div>
            <div class="form-end btn-row">
                <button class="btn" type="submit">{td_string!(t, administration.audit.filter.submit)}</button>
                <a href=Route::Audit.path(language)>{td_string!(t, administration.audit.filter.reset)}</a>
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
            <h2 id="export-title">{td_string!(t, administration.audit.export.title)}</h2>
            <p>{td_string!(t, administration.audit.export.intro)}</p>
            <form class="btn-row" method="post" action=Route::AuditExport.path(language)>
                {kept}
                <button class="btn btn-quiet" type="submit" name="format" value=ExportFormat::Csv.code()>
                    {td_string!(t, administration.audit.export.csv)}
                </button>
                <button class="btn btn-quiet" type="submit" name="format" value=ExportFormat::JsonLines.code()>
                    {td_string!(t, administration.audit.export.json)}
                </button>
            </form>
        </section>
    }
    .markup()
}
