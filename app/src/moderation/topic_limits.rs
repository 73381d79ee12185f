//! Locking and slowing a topic: the page of moderators.

use domain::Language;
use domain::desk::ProseError;
use domain::moderation::{Clause, MAX_REASON, PACES, Term, TopicLimit};
use leptos::prelude::*;
use services::moderation::{TopicLimitErrors, TopicLimitFields};
use store::community::Topic;
use store::moderation::TopicLimitInForce;
use time::Duration;
use uuid::Uuid;

use super::sample::{HOSTILE, both, harmful, long_word, moderator, too_long, topic};
use super::words;
use crate::dashboard::{Frame, Select};
use crate::i18n::{isolated, locale, minute, number, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::NOW;
use crate::ui::{Choice, ErrorSummary, FieldErrorText, IntoMarkup, Markup, PageHead, Success, Textarea};

/// A topic, and what holds it back.
#[derive(Clone, Debug)]
pub struct TopicLimitsPage {
    /// The topic.
    pub topic: Topic,
    /// What holds it back, and what did, the newest first.
    pub lines: Vec<TopicLimitInForce>,
    /// As typed.
    pub fields: TopicLimitFields,
    /// What is wrong with it.
    pub errors: Option<TopicLimitErrors>,
    /// What was done just before: `done` or `ended`.
    pub done: Option<TopicLimitDone>,
}

/// What was done with a topic just before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicLimitDone {
    /// It is held back.
    TopicLimitInForce,
    /// It is no more.
    Ended,
}

impl TopicLimitDone {
    /// The word for it in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TopicLimitInForce => "done",
            Self::Ended => "ended",
        }
    }

    /// What a word of an address says.
    pub fn read(word: &str) -> Option<Self> {
        [Self::TopicLimitInForce, Self::Ended].into_iter().find(|done| done.code() == word)
    }
}

impl PageView for TopicLimitsPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), topic_limits.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let now = context.now;
        let wrong = self.errors.map(|errors| {
            view! { <ErrorSummary title=td_string!(t, topic_limits.unfit) items=problems(language, errors)/> }
        });
        let done = self.done.map(|done| {
            let text = match done {
                TopicLimitDone::TopicLimitInForce => td_string!(t, topic_limits.done),
                TopicLimitDone::Ended => td_string!(t, topic_limits.ended_done),
            };
            view! { <Success title=td_string!(t, common.notices.success) text/> }
        });
        let path = Route::Topic.path_with(language, &self.topic.id.to_string());
        let title = self.topic.content.in_language(language).title.clone();
        let (holding, over): (Vec<_>, Vec<_>) = self.lines.iter().cloned().partition(|line| line.holds(now));
        let none = holding
            .is_empty()
            .then(|| view! { <p class="desk-empty">{td_string!(t, topic_limits.none)}</p> });
        let holding =
            holding.into_iter().map(|line| view! { <Line language topic=self.topic.id line holds=true/> });
        let holding = holding.collect_view();
        let before = (!over.is_empty()).then(|| {
            let over =
                over.into_iter().map(|line| view! { <Line language topic=self.topic.id line holds=false/> });
            view! {
                <section class="desk-part" aria-labelledby="before-title">
                    <h2 id="before-title">{td_string!(t, topic_limits.before)}</h2>
                    <ul class="rows">{over.collect_view()}</ul>
                </section>
            }
        });
        view! {
            <Frame context>
                {wrong}
                {done}
                <p class="small"><a href=path>{title}</a></p>
                <PageHead title=td_string!(t, topic_limits.title) lead=td_string!(t, topic_limits.lead)/>
                <section class="desk-part" aria-labelledby="now-title">
                    <h2 id="now-title">{td_string!(t, topic_limits.now)}</h2>
                    {none}
                    <ul class="rows">{holding}</ul>
                </section>
                <Form language page=self/>
                {before}
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let page = Self {
            topic: topic(),
            lines: Vec::new(),
            fields: TopicLimitFields::default(),
            errors: None,
            done: None,
        };
        let held = Self { lines: lines(), ..page.clone() };
        let wrong = |fields, errors| Self { fields, errors: Some(errors), ..held.clone() };
        let (harmful, error) = harmful();
        let fields = TopicLimitFields {
            kind: "slow".into(),
            reason_en: harmful,
            reason_fr: HOSTILE.into(),
            note: too_long(),
            ..TopicLimitFields::default()
        };
        let nothing = TopicLimitErrors {
            kind: true,
            minutes: false,
            term: true,
            clause: true,
            reason: [Some(ProseError::Missing); 2],
            note: Some(ProseError::Long),
        };
        let no_pace = TopicLimitErrors {
            minutes: true,
            reason: [Some(error), Some(ProseError::Long)],
            ..TopicLimitErrors::default()
        };
        let no_kind = TopicLimitFields {
            kind: String::new(),
            reason_en: String::new(),
            reason_fr: String::new(),
            ..fields.clone()
        };
        let over = lines().into_iter().filter(|line| !line.holds(NOW)).collect();
        let (limited, ended) = (Some(TopicLimitDone::TopicLimitInForce), Some(TopicLimitDone::Ended));
        [
            ("free", page.clone()),
            ("held-back", held.clone()),
            ("limited", Self { done: limited, ..held.clone() }),
            ("ended", Self { done: ended, lines: over, ..page }),
            ("nothing-chosen", wrong(no_kind, nothing)),
            ("no-pace", wrong(fields, no_pace)),
        ]
        .map(|(state, page)| Sample::of(moderator(), state, Route::TopicLimits, page))
        .to_vec()
    }
}

#[component]
fn Line(language: Language, topic: i64, line: TopicLimitInForce, holds: bool) -> impl IntoView {
    let t = locale(language);
    let what = match line.limit {
        TopicLimit::Lock => td_string!(t, topic_limits.locked).to_owned(),
        TopicLimit::Slow(minutes) => {
            let number = number(language, minutes.into());
            td_string!(t, topic_limits.slowed, count = u64::from(minutes), number)
        }
    };
    let until = match (line.ended, line.until) {
        (Some(ended), _) => td_string!(t, topic_limits.ended, date = minute(language, ended)),
        (None, Some(until)) => td_string!(t, topic_limits.until, date = minute(language, until)),
        (None, None) => td_string!(t, topic_limits.open).to_owned(),
    };
    let name = line.by.as_deref().map_or_else(|| td_string!(t, topic_limits.gone).to_owned(), isolated);
    let since = td_string!(t, topic_limits.since, date = minute(language, line.at), name);
    let path = Route::TopicLimits.path_with(language, &topic.to_string());
    let end = holds.then(|| {
        view! {
            <form method="post" action=path>
                <input type="hidden" name="act" value="end"/>
                <input type="hidden" name="id" value=line.id.to_string()/>
                <button class="btn btn-quiet" type="submit">{td_string!(t, topic_limits.end)}</button>
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
fn Form(language: Language, page: TopicLimitsPage) -> impl IntoView {
    let t = locale(language);
    let TopicLimitsPage { topic, fields, errors, .. } = page;
    let errors = errors.unwrap_or_default();
    let error = |is_wrong: bool, text: &'static str| is_wrong.then(|| text.to_owned());
    let choose = (String::new(), td_string!(t, topic_limits.choose).to_owned());
    let paces = PACES.map(|pace| {
        let number = number(language, pace.into());
        (pace.to_string(), td_string!(t, topic_limits.pace, count = u64::from(pace), number))
    });
    let terms = Term::ALL.map(|term| (term.code().to_owned(), words::term(language, term).to_owned()));
    let clauses =
        Clause::ALL.map(|clause| (clause.code().to_owned(), words::clause(language, clause).to_owned()));
    let with =
        |options: Vec<(String, String)>| std::iter::once(choose.clone()).chain(options).collect::<Vec<_>>();
    let kinds = [("lock", td_string!(t, topic_limits.lock)), ("slow", td_string!(t, topic_limits.slow))]
        .map(|(kind, text)| {
            view! {
                <Choice kind="radio" name="kind" id=format!("kind-{kind}") value=kind checked=fields.kind == kind>
                    <span class="choice-text">{text}</span>
                </Choice>
            }
        })
        .collect_view();
    let kind_error = error(errors.kind, td_string!(t, topic_limits.no_kind));
    let reasons = [
        ("reason_en", td_string!(t, topic_limits.reason_en), fields.reason_en, errors.reason[0]),
        ("reason_fr", td_string!(t, topic_limits.reason_fr), fields.reason_fr, errors.reason[1]),
        ("note", td_string!(t, topic_limits.note), fields.note, errors.note),
    ]
    .map(|(name, label, text, error)| {
        let error = error.map(|error| words::prose(language, error, td_string!(t, topic_limits.no_reason)));
        view! { <Words language name label text error/> }
    })
    .collect_view();
    view! {
        <section class="desk-part" aria-labelledby="hold-title">
            <h2 id="hold-title">{td_string!(t, topic_limits.submit)}</h2>
            <form class="form" method="post" action=Route::TopicLimits.path_with(language, &topic.id.to_string()) novalidate>
                <fieldset class="field" id="kind" aria-describedby=errors.kind.then_some("kind-error")>
                    <legend>{td_string!(t, topic_limits.kind)}</legend>
                    {kind_error.map(|error| view! { <FieldErrorText language name="kind" error/> })}
                    <div class="choices">{kinds}</div>
                </fieldset>
                <Select
                    language
                    name="minutes"
                    label=td_string!(t, topic_limits.minutes)
                    options=with(paces.to_vec())
                    chosen=fields.minutes
                    error=error(errors.minutes, td_string!(t, topic_limits.no_pace))
                />
                <Select
                    language
                    name="term"
                    label=td_string!(t, topic_limits.term)
                    options=with(terms.to_vec())
                    chosen=fields.term
                    error=error(errors.term, td_string!(t, topic_limits.no_term))
                />
                <Select
                    language
                    name="clause"
                    label=td_string!(t, topic_limits.clause)
                    options=with(clauses.to_vec())
                    chosen=fields.clause
                    error=error(errors.clause, td_string!(t, topic_limits.no_clause))
                />
                {reasons}
                <p><button class="btn" type="submit">{td_string!(t, topic_limits.submit)}</button></p>
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
    let described_by = is_invalid.then(|| format!("{name}-error"));
    view! {
        <div class="field">
            <label for=name>{label}</label>
            {error.map(|error| view! { <FieldErrorText language name error/> })}
            <Textarea id=name.to_owned() name text rows=2 max=MAX_REASON described_by is_invalid/>
        </div>
    }
    .markup()
}

fn problems(language: Language, errors: TopicLimitErrors) -> Vec<(&'static str, String)> {
    let t = locale(language);
    let of = |field, is_wrong: bool, text: &'static str| is_wrong.then(|| (field, text.to_owned()));
    let prose = |field, error: Option<_>| {
        error.map(|error| (field, words::prose(language, error, td_string!(t, topic_limits.no_reason))))
    };
    [
        of("kind", errors.kind, td_string!(t, topic_limits.no_kind)),
        of("minutes", errors.minutes, td_string!(t, topic_limits.no_pace)),
        of("term", errors.term, td_string!(t, topic_limits.no_term)),
        of("clause", errors.clause, td_string!(t, topic_limits.no_clause)),
        prose("reason_en", errors.reason[0]),
        prose("reason_fr", errors.reason[1]),
        prose("note", errors.note),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What holds a topic back and what did, as samples show it.
fn lines() -> Vec<TopicLimitInForce> {
    let line = |id, limit, until, ended| TopicLimitInForce {
        id: Uuid::from_u128(id),
        limit,
        at: NOW - Duration::days(2),
        until,
        by: Some("Élodie".into()),
        clause: Clause::Respect,
        reason: both("Let us <b>calm down</b>.", "Gardons notre calme."),
        note: HOSTILE.into(),
        ended,
    };
    let (tomorrow, yesterday) = (Some(NOW + Duration::days(1)), Some(NOW - Duration::days(1)));
    let gone = TopicLimitInForce {
        by: None,
        note: String::new(),
        reason: both(HOSTILE, &long_word()),
        ..line(4, TopicLimit::Lock, yesterday, None)
    };
    vec![
        line(1, TopicLimit::Lock, None, None),
        line(2, TopicLimit::Slow(1), tomorrow, None),
        line(3, TopicLimit::Slow(15), tomorrow, yesterday),
        gone,
    ]
}
