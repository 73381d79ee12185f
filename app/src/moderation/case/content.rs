//! What there is to know before deciding.

use std::collections::BTreeSet;

use domain::Language;
use domain::moderation::{Signal, TargetKind};
use leptos::prelude::*;
use store::moderation::{Case, Context as Beside, Decision, Report};

use super::CasePage;
use crate::community::{TopicMatter, facts};
use crate::i18n::{date, isolated, locale, minute, number, td_string};
use crate::moderation::words;
use crate::page::Context;
use crate::routes::Route;
use crate::ui::IntoMarkup;

/// What the text says, and where it stands.
#[component]
pub(super) fn Said(context: Context, page: CasePage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let Case { line, topic, text, .. } = page.case;
    let place = line.title.zip(topic).map(|(title, topic)| {
        let path = Route::Topic.path_with(language, &topic.to_string());
        let title = title.in_language(language).to_owned();
        view! { {td_string!(t, moderation.case.stands_in)} " " <a href=path>{title}</a> " · " }
    });
    let earlier = (!text.earlier.is_empty()).then(|| {
        let versions = text
            .earlier
            .into_iter()
            .map(|(until, source)| {
                let until = td_string!(t, moderation.case.until, date = minute(language, until));
                view! {
                    <li>
                        <p class="small muted">{until}</p>
                        <p class="as-written" lang=text.language.code()>{source}</p>
                    </li>
                }
            })
            .collect_view();
        view! {
            <details>
                <summary>{td_string!(t, moderation.case.earlier)}</summary>
                <ol class="rows rows-tight">{versions}</ol>
            </details>
        }
    });
    let is_kept = text.taken_back.is_some() && !text.html.is_empty();
    let taken_back = text.taken_back.filter(|_| is_kept).map(|at| {
        let says = td_string!(t, moderation.case.taken_back, date = minute(language, at));
        view! { <p class="notice notice-slim">{says}</p> }
    });
    let matter = match page.article {
        Some(article) => {
            let texts = Language::ALL
                .map(|of| {
                    let text = article.content.in_language(of).clone();
                    view! {
                        <section lang=of.code()>
                            <h3>{text.title.clone()}</h3>
                            <TopicMatter language=of text files=Vec::new()/>
                        </section>
                    }
                })
                .collect_view();
            view! { <p class="small muted">{td_string!(t, moderation.case.both)}</p> {texts} }.markup()
        }
        None if text.html.is_empty() => {
            view! { <p class="muted">{td_string!(t, moderation.case.empty)}</p> }.markup()
        }
        None => view! {
            <div class="comment-body case-text" lang=text.language.code() inner_html=text.html></div>
        }
        .markup(),
    };
    view! {
        <section class="desk-part" aria-labelledby="said-title">
            <h2 id="said-title">{td_string!(t, moderation.case.text)}</h2>
            <p class="small muted">
                {place} {minute(language, text.written)}
            </p>
            {taken_back}
            {matter}
            {earlier}
        </section>
    }
    .markup()
}

/// The name that the case is about, and what members see now.
#[component]
pub(super) fn Named(language: Language, case: Case) -> impl IntoView {
    let t = locale(language);
    let matter = match case.profile {
        None => view! { <p class="muted">{td_string!(t, username_moderation.case.gone)}</p> }.markup(),
        Some(profile) => {
            let now = (profile.username != case.text.source).then(|| {
                view! {
                    <dt>{td_string!(t, username_moderation.case.now)}</dt>
                    <dd><bdi>{profile.username.clone()}</bdi></dd>
                }
            });
            let shown = facts(language, &profile);
            let shown = if shown.is_empty() {
                td_string!(t, username_moderation.case.nothing).to_owned()
            } else {
                shown
            };
            view! {
                <dl class="desk-facts">
                    <dt>{td_string!(t, username_moderation.case.own)}</dt>
                    <dd><bdi class="case-name">{case.text.source}</bdi></dd>
                    {now}
                    <dt>{td_string!(t, username_moderation.case.shown)}</dt>
                    <dd>{shown}</dd>
                </dl>
                <p class="small muted">{td_string!(t, username_moderation.case.roster)}</p>
            }
            .markup()
        }
    };
    view! {
        <section class="desk-part" aria-labelledby="said-title">
            <h2 id="said-title">{td_string!(t, username_moderation.case.title)}</h2>
            {matter}
        </section>
    }
    .markup()
}

/// What the program found.
#[component]
pub(super) fn Signals(language: Language, signals: BTreeSet<Signal>) -> impl IntoView {
    let t = locale(language);
    let rows = signals
        .into_iter()
        .map(|signal| view! { <li>{words::signal(language, signal)}</li> })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="desk-part" aria-labelledby="signals-title">
                <h2 id="signals-title">{td_string!(t, moderation.signal.title)}</h2>
                <p class="small muted">{td_string!(t, moderation.signal.lead)}</p>
                <ul>{rows}</ul>
            </section>
        }
        .markup()
    })
}

/// What members say is wrong with it.
#[component]
pub(super) fn Reports(language: Language, kind: TargetKind, reports: Vec<Report>) -> impl IntoView {
    let t = locale(language);
    let none = reports
        .is_empty()
        .then(|| view! { <p class="muted">{td_string!(t, moderation.case.reports_none)}</p> });
    let rows = reports
        .into_iter()
        .map(|report| {
            let name = report
                .reporter
                .as_deref()
                .map_or_else(|| td_string!(t, moderation.queue.left).to_owned(), isolated);
            let by = td_string!(t, moderation.case.report_by, name, date = minute(language, report.at));
            let text = (!report.text.is_empty()).then(|| {
                view! { <p class="as-written" lang=report.language.code()>{report.text}</p> }
            });
            view! {
                <li>
                    <p><strong>{words::clause_of(language, kind, report.clause)}</strong></p>
                    {text}
                    <p class="small muted">{by}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="desk-part" aria-labelledby="reports-title">
            <h2 id="reports-title">{td_string!(t, moderation.case.reports)}</h2>
            {none}
            <ol class="rows rows-tight">{rows}</ol>
        </section>
    }
    .markup()
}

/// What is known of its author.
#[component]
pub(super) fn AuthorRecord(language: Language, page: CasePage) -> impl IntoView {
    let t = locale(language);
    let matter = match page.case.author {
        None => view! { <p class="muted">{td_string!(t, moderation.case.author_left)}</p> }.markup(),
        Some(author) => {
            let in_force = (!author.in_force.is_empty()).then(|| {
                let rows = author
                    .in_force
                    .iter()
                    .map(|taken| view! { <dd>{words::taken(language, *taken)}</dd> })
                    .collect_view();
                view! { <dt>{td_string!(t, moderation.measure.in_force)}</dt> {rows} }
            });
            view! {
            <dl class="desk-facts">
                <dt>{td_string!(t, moderation.queue.who)}</dt>
                <dd><bdi>{author.username}</bdi></dd>
                <dt>{td_string!(t, moderation.case.since)}</dt>
                <dd>{date(language, author.since)}</dd>
                <dt>{td_string!(t, moderation.case.comments)}</dt>
                <dd>{number(language, author.comments)}</dd>
                <dt>{td_string!(t, moderation.case.against)}</dt>
                <dd>{number(language, author.against)}</dd>
                {in_force}
            </dl>
            }
            .markup()
        }
    };
    view! {
        <section class="desk-part" aria-labelledby="author-title">
            <h2 id="author-title">{td_string!(t, moderation.case.author)}</h2>
            {matter}
        </section>
    }
    .markup()
}

/// What was said beside it.
#[component]
pub(super) fn Around(language: Language, context: Vec<Beside>) -> impl IntoView {
    let t = locale(language);
    let shown = context.into_iter().filter(|beside| beside.gone.is_none());
    let rows = shown
        .map(|beside| {
            let path = Route::Comment.path_with(language, &beside.id.to_string());
            let name = beside.author.unwrap_or_else(|| td_string!(t, community.comments.somebody).to_owned());
            view! {
                <li>
                    <p class="small"><a href=path><bdi>{name}</bdi></a></p>
                    <div class="comment-body" lang=beside.language.code() inner_html=beside.html></div>
                </li>
            }
        })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="desk-part" aria-labelledby="around-title">
                <h2 id="around-title">{td_string!(t, moderation.case.around)}</h2>
                <ol class="rows rows-tight">{rows}</ol>
            </section>
        }
        .markup()
    })
}

/// What was decided before. What is looked at again stands where that is done.
#[component]
pub(super) fn History(language: Language, page: CasePage) -> impl IntoView {
    let t = locale(language);
    let again = page.case.decision().filter(|_| page.may_judge()).map(|decision| decision.id);
    let case = page.case;
    let (of, kind) = (case.line.language, case.line.target.kind());
    let rows = case
        .decisions
        .into_iter()
        .filter(|decision| Some(decision.id) != again)
        .map(|decision| view! { <Decided language of kind decision/> })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="desk-part" aria-labelledby="history-title">
                <h2 id="history-title">{td_string!(t, moderation.case.history)}</h2>
                <ol class="desk-history">{rows}</ol>
            </section>
        }
        .markup()
    })
}

/// A decision, with what its author said of it.
#[component]
pub(super) fn Decided(
    language: Language,
    of: Language,
    kind: TargetKind,
    decision: Decision,
) -> impl IntoView {
    let t = locale(language);
    let left = || td_string!(t, moderation.queue.left).to_owned();
    let name = match (decision.is_staff, decision.actor) {
        (false, _) => td_string!(t, moderation.case.by_score).to_owned(),
        (true, Some((_, username))) => username,
        (true, None) => left(),
    };
    let by = td_string!(t, moderation.case.by, name = isolated(&name), date = minute(language, decision.at));
    let clause = decision.clause.map(|clause| view! { <p>{words::clause_of(language, kind, clause)}</p> });
    let said = |label: &'static str, text: String, lang: Option<&'static str>| {
        (!text.is_empty()).then(|| {
            view! { <p class="small muted">{label}</p> <p class="as-written" lang=lang>{text}</p> }
        })
    };
    let measure = decision.measure.map(|taken| view! { <p>{words::taken(language, taken)}</p> });
    let undone = decision.undone.map(|at| {
        view! { <p><strong>{td_string!(t, moderation.case.undone, date = minute(language, at))}</strong></p> }
    });
    let appeal = decision.appeal.map(|(at, text)| {
        let when = td_string!(t, moderation.case.appealed, date = minute(language, at));
        view! { <p class="small muted">{when}</p> <p class="as-written" lang=of.code()>{text}</p> }
    });
    let judged = decision.judged.map(|judged| {
        let verdict = words::verdict(language, judged.verdict);
        let name = judged.by.unwrap_or_else(left);
        let when = td_string!(
            t,
            moderation.case.judged,
            verdict,
            name = isolated(&name),
            date = minute(language, judged.at)
        );
        view! { <p class="small muted">{when}</p> <p class="as-written" lang=of.code()>{judged.answer}</p> }
    });
    view! {
        <li>
            <p><strong>{words::ruled(language, decision.ruling, decision.was_withheld)}</strong></p>
            <p class="small muted">{by}</p>
            {clause}
            {measure}
            {said(td_string!(t, moderation.case.reason), decision.reason, Some(of.code()))}
            {said(td_string!(t, moderation.case.note), decision.note, None)}
            {undone}
            {appeal}
            {judged}
        </li>
    }
    .markup()
}
