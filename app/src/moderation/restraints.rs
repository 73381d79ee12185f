//! Locking and slowing a topic: the page of moderators.

use domain::Language;
use domain::moderation::{Clause, MAX_REASON, PACES, Restraint, Term};
use leptos::prelude::*;
use store::community::Topic;
use store::moderation::Restrained;

use super::actions::{RestraintErrors, RestraintFields};
use super::words;
use crate::dashboard::{Frame, Select};
use crate::i18n::{isolated, locale, minute, number, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{Choice, ErrorSummary, FieldErrorText, IntoMarkup, PageHead, Success, Textarea};

/// A topic, and what holds it back.
#[derive(Clone, Debug)]
pub struct RestraintsPage {
    /// The topic.
    pub topic: Topic,
    /// What holds it back, and what did, the newest first.
    pub lines: Vec<Restrained>,
    /// As typed.
    pub fields: RestraintFields,
    /// What is wrong with it.
    pub errors: Option<RestraintErrors>,
    /// What was done just before: `done` or `ended`.
    pub done: Option<RestraintDone>,
}

/// What was done with a topic just before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestraintDone {
    /// It is held back.
    Restrained,
    /// It is no more.
    Ended,
}

impl RestraintDone {
    /// The word for it in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Restrained => "done",
            Self::Ended => "ended",
        }
    }

    /// What a word of an address says.
    pub fn read(word: &str) -> Option<Self> {
        [Self::Restrained, Self::Ended].into_iter().find(|done| done.code() == word)
    }
}

/// The page.
#[component]
pub(super) fn RestraintsView(context: Context, page: RestraintsPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let now = context.now;
    let wrong = page.errors.map(|errors| {
        view! { <ErrorSummary title=td_string!(t, restraints.unfit) items=problems(language, errors)/> }
    });
    let done = page.done.map(|done| {
        let text = match done {
            RestraintDone::Restrained => td_string!(t, restraints.done),
            RestraintDone::Ended => td_string!(t, restraints.ended_done),
        };
        view! { <Success title=td_string!(t, common.notices.success) text/> }
    });
    let path = Route::Topic.path_with(language, &page.topic.id.to_string());
    let title = page.topic.content.in_language(language).title.clone();
    let (holding, over): (Vec<_>, Vec<_>) = page.lines.iter().cloned().partition(|line| line.holds(now));
    let none =
        holding.is_empty().then(|| view! { <p class="desk-empty">{td_string!(t, restraints.none)}</p> });
    let holding =
        holding.into_iter().map(|line| view! { <Line language topic=page.topic.id line holds=true/> });
    let holding = holding.collect_view();
    let before = (!over.is_empty()).then(|| {
        let over =
            over.into_iter().map(|line| view! { <Line language topic=page.topic.id line holds=false/> });
        view! {
            <section class="desk-part" aria-labelledby="before-title">
                <h2 id="before-title">{td_string!(t, restraints.before)}</h2>
                <ul class="rows">{over.collect_view()}</ul>
            </section>
        }
    });
    view! {
        <Frame context>
            {wrong}
            {done}
            <p class="small"><a href=path>{title}</a></p>
            <PageHead title=td_string!(t, restraints.title) lead=td_string!(t, restraints.lead)/>
            <section class="desk-part" aria-labelledby="now-title">
                <h2 id="now-title">{td_string!(t, restraints.now)}</h2>
                {none}
                <ul class="rows">{holding}</ul>
            </section>
            <Form language page/>
            {before}
        </Frame>
    }
    .markup()
}

#[component]
fn Line(language: Language, topic: i64, line: Restrained, holds: bool) -> impl IntoView {
    let t = locale(language);
    let what = match line.restraint {
        Restraint::Lock => td_string!(t, restraints.locked).to_owned(),
        Restraint::Slow(minutes) => {
            let number = number(language, minutes.into());
            td_string!(t, restraints.slowed, count = u64::from(minutes), number)
        }
    };
    let until = match (line.ended, line.until) {
        (Some(ended), _) => td_string!(t, restraints.ended, date = minute(language, ended)),
        (None, Some(until)) => td_string!(t, restraints.until, date = minute(language, until)),
        (None, None) => td_string!(t, restraints.open).to_owned(),
    };
    let name = line.by.as_deref().map_or_else(|| td_string!(t, restraints.gone).to_owned(), isolated);
    let since = td_string!(t, restraints.since, date = minute(language, line.at), name);
    let path = Route::TopicRestraints.path_with(language, &topic.to_string());
    let end = holds.then(|| {
        view! {
            <form method="post" action=path>
                <input type="hidden" name="act" value="end"/>
                <input type="hidden" name="id" value=line.id.to_string()/>
                <button class="btn btn-quiet" type="submit">{td_string!(t, restraints.end)}</button>
            </form>
        }
    });
    let note = (!line.note.is_empty()).then(|| view! { <p class="small muted">{line.note}</p> });
    view! {
        <li>
            <p><strong>{what}</strong> " · " {until}</p>
            <p class="small muted">{since} " · " {words::clause(language, line.clause)}</p>
            <p lang="en">{line.reason.en}</p>
            <p lang="fr">{line.reason.fr}</p>
            {note}
            {end}
        </li>
    }
    .markup()
}

#[component]
fn Form(language: Language, page: RestraintsPage) -> impl IntoView {
    let t = locale(language);
    let RestraintsPage { topic, fields, errors, .. } = page;
    let errors = errors.unwrap_or_default();
    let error = |is_wrong: bool, text: &'static str| is_wrong.then(|| text.to_owned());
    let choose = (String::new(), td_string!(t, restraints.choose).to_owned());
    let paces = PACES.map(|pace| {
        let number = number(language, pace.into());
        (pace.to_string(), td_string!(t, restraints.pace, count = u64::from(pace), number))
    });
    let terms = Term::ALL.map(|term| (term.code().to_owned(), words::term(language, term).to_owned()));
    let clauses =
        Clause::ALL.map(|clause| (clause.code().to_owned(), words::clause(language, clause).to_owned()));
    let with =
        |options: Vec<(String, String)>| std::iter::once(choose.clone()).chain(options).collect::<Vec<_>>();
    let kinds = [("lock", td_string!(t, restraints.lock)), ("slow", td_string!(t, restraints.slow))]
        .map(|(kind, text)| {
            view! {
                <Choice kind="radio" name="kind" id=format!("kind-{kind}") value=kind checked=fields.kind == kind>
                    <span class="choice-text">{text}</span>
                </Choice>
            }
        })
        .collect_view();
    let kind_error = error(errors.kind, td_string!(t, restraints.no_kind));
    let reasons = [
        ("reason_en", td_string!(t, restraints.reason_en), fields.reason_en, errors.reason[0]),
        ("reason_fr", td_string!(t, restraints.reason_fr), fields.reason_fr, errors.reason[1]),
        ("note", td_string!(t, restraints.note), fields.note, errors.note),
    ]
    .map(|(name, label, text, error)| {
        let error = error.map(|error| words::prose(language, error, td_string!(t, restraints.no_reason)));
        view! { <Words language name label text error/> }
    })
    .collect_view();
    view! {
        <section class="desk-part" aria-labelledby="hold-title">
            <h2 id="hold-title">{td_string!(t, restraints.submit)}</h2>
            <form class="form" method="post" action=Route::TopicRestraints.path_with(language, &topic.id.to_string()) novalidate>
                <fieldset class="field" id="kind">
                    <legend>{td_string!(t, restraints.kind)}</legend>
                    {kind_error.map(|error| view! { <FieldErrorText language name="kind" error/> })}
                    <div class="choices">{kinds}</div>
                </fieldset>
                <Select
                    language
                    name="minutes"
                    label=td_string!(t, restraints.minutes)
                    options=with(paces.to_vec())
                    chosen=fields.minutes
                    error=error(errors.minutes, td_string!(t, restraints.no_pace))
                />
                <Select
                    language
                    name="term"
                    label=td_string!(t, restraints.term)
                    options=with(terms.to_vec())
                    chosen=fields.term
                    error=error(errors.term, td_string!(t, restraints.no_term))
                />
                <Select
                    language
                    name="clause"
                    label=td_string!(t, restraints.clause)
                    options=with(clauses.to_vec())
                    chosen=fields.clause
                    error=error(errors.clause, td_string!(t, restraints.no_clause))
                />
                {reasons}
                <p><button class="btn" type="submit">{td_string!(t, restraints.submit)}</button></p>
            </form>
        </section>
    }
    .markup()
}

#[component]
fn Words(
    language: Language,
    name: &'static str,
    label: &'static str,
    text: String,
    error: Option<String>,
) -> impl IntoView {
    let is_invalid = error.is_some();
    view! {
        <div class="field">
            <label for=name>{label}</label>
            {error.map(|error| view! { <FieldErrorText language name error/> })}
            <Textarea id=name.to_owned() name text rows=2 max=MAX_REASON is_invalid/>
        </div>
    }
    .markup()
}

fn problems(language: Language, errors: RestraintErrors) -> Vec<(&'static str, String)> {
    let t = locale(language);
    let of = |field, is_wrong: bool, text: &'static str| is_wrong.then(|| (field, text.to_owned()));
    let prose = |field, error: Option<_>| {
        error.map(|error| (field, words::prose(language, error, td_string!(t, restraints.no_reason))))
    };
    [
        of("kind", errors.kind, td_string!(t, restraints.no_kind)),
        of("minutes", errors.minutes, td_string!(t, restraints.no_pace)),
        of("term", errors.term, td_string!(t, restraints.no_term)),
        of("clause", errors.clause, td_string!(t, restraints.no_clause)),
        prose("reason_en", errors.reason[0]),
        prose("reason_fr", errors.reason[1]),
        prose("note", errors.note),
    ]
    .into_iter()
    .flatten()
    .collect()
}
