//! What was decided about what one wrote, and asking for another look.

use domain::Language;
use domain::desk::ProseError;
use domain::moderation::{APPEAL_TIME, Ruling, Target, TargetKind, Verdict};
use leptos::prelude::*;
use store::moderation::OwnDecision;

use super::words;
use crate::i18n::{date, locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, PageHead, Success, TextareaField};

/// All of them.
#[derive(Clone, Debug)]
pub struct DecisionsPage {
    /// The newest first.
    pub decisions: Vec<OwnDecision>,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct DecisionPage {
    /// The decision.
    pub decision: OwnDecision,
    /// What was typed to appeal it.
    pub typed: String,
    /// Why that was refused.
    pub refused: Option<AppealRefusal>,
    /// Whether it was sent just before.
    pub is_sent: bool,
}

/// Why an appeal was not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppealRefusal {
    /// Something is wrong with the words.
    Text(ProseError),
    /// It cannot be asked for any more.
    Late,
}

/// The list.
#[component]
pub(super) fn Decisions(context: Context, page: DecisionsPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let none = page
        .decisions
        .is_empty()
        .then(|| view! { <p class="muted" role="status">{td_string!(t, moderation.decisions.none)}</p> });
    let rows = page
        .decisions
        .into_iter()
        .map(|decision| {
            let path = Route::Decision.path_with(language, &decision.id.to_string());
            let kind = words::kind(language, decision.target.kind());
            let title = match &decision.title {
                Some(title) => title.in_language(language).to_owned(),
                None => td_string!(t, username_moderation.decisions.about).to_owned(),
            };
            let taken_back = decision.undone.map(|at| {
                view! {
                    <p class="small">{td_string!(t, moderation.decisions.undone, date = date(language, at))}</p>
                }
            });
            view! {
                <li>
                    <h2 class="row-title"><a href=path>{words::ruled(language, decision.ruling, decision.was_withheld)} " – " {title}</a></h2>
                    <p class="small muted">{kind} " · " {date(language, decision.at)}</p>
                    {decision.measure.map(|taken| view! { <p class="small">{words::taken(language, taken)}</p> })}
                    {taken_back}
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="wrap page">
            <p class="small"><a href=Route::Account.path(language)>{td_string!(t, account.account.title)}</a></p>
            <PageHead title=td_string!(t, moderation.decisions.title) lead=td_string!(t, moderation.decisions.lead)/>
            {none}
            <ul class="rows">{rows}</ul>
        </div>
    }
    .markup()
}

/// One decision.
#[component]
pub(super) fn DecisionView(context: Context, page: DecisionPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let DecisionPage { decision, typed, refused, is_sent } = page;
    let title = td_string!(t, moderation.decisions.one, date = date(language, decision.at));
    let is_of_a_name = decision.target.kind() == TargetKind::Profile;
    let what = match (decision.is_staff, decision.ruling) {
        (_, Ruling::Hide) if is_of_a_name => td_string!(t, username_moderation.decisions.hidden),
        (_, Ruling::Keep) if is_of_a_name && decision.measure.is_some() => {
            td_string!(t, username_moderation.decisions.kept_but)
        }
        (_, Ruling::Keep) if is_of_a_name => td_string!(t, username_moderation.decisions.kept),
        (false, _) => td_string!(t, moderation.decisions.hidden_by_score),
        (true, Ruling::Keep) if decision.measure.is_some() => td_string!(t, moderation.decisions.kept_but),
        (true, Ruling::Keep) => td_string!(t, moderation.decisions.kept),
        (true, Ruling::Hide) => td_string!(t, moderation.decisions.hidden),
        (true, Ruling::Remove) => td_string!(t, moderation.decisions.removed),
        (true, Ruling::Redact) => td_string!(t, moderation.decisions.redacted),
        (true, Ruling::Move) => td_string!(t, moderation.decisions.moved),
    };
    let wrong = refused.map(|refusal| {
        let (title, items) = match refusal {
            AppealRefusal::Late => (td_string!(t, moderation.decisions.late), Vec::new()),
            AppealRefusal::Text(error) => (
                td_string!(t, moderation.decisions.unfit),
                vec![("appeal", words::prose(language, error, td_string!(t, moderation.decisions.missing)))],
            ),
        };
        view! { <ErrorSummary title items/> }
    });
    let sent = is_sent.then(|| {
        view! { <Success title=td_string!(t, common.notices.success) text=td_string!(t, moderation.decisions.asked)/> }
    });
    let is_hidden = is_of_a_name && decision.ruling == Ruling::Hide && decision.undone.is_none();
    let another = is_hidden.then(|| {
        let path = Route::OwnHelp.path(language);
        view! { <p class="section"><a class="btn btn-quiet" href=path>{td_string!(t, username_moderation.decisions.another)}</a></p> }
    });
    let may_appeal = decision.may_appeal(context.now) || refused.is_some();
    let appeal = may_appeal.then(|| view! { <Appeal language decision=decision.clone() typed refused/> });
    view! {
        <div class="wrap page">
            {wrong}
            {sent}
            <p class="small"><a href=Route::Decisions.path(language)>{td_string!(t, moderation.decisions.title)}</a></p>
            <PageHead title lead=what/>
            <Facts language decision/>
            {another}
            {appeal}
            <p class="small"><a href=Route::Terms.path(language)>{td_string!(t, moderation.decisions.terms)}</a></p>
        </div>
    }
    .markup()
}

#[component]
fn Facts(language: Language, decision: OwnDecision) -> impl IntoView {
    let t = locale(language);
    let of = decision.language.code();
    let place = decision.title.map(|title| {
        let title = title.in_language(language).to_owned();
        let title = match decision.target {
            Target::Comment(id) => {
                let path = Route::Comment.path_with(language, &id.to_string());
                view! { <a href=path>{title}</a> }.markup()
            }
            Target::GuestPost(_) | Target::Profile(_) => title.markup(),
        };
        view! { <dt>{td_string!(t, moderation.decisions.stands_in)}</dt><dd>{title}</dd> }
    });
    let name = decision.name.map(|name| {
        view! { <dt>{td_string!(t, username_moderation.decisions.about)}</dt><dd><bdi>{name}</bdi></dd> }
    });
    let clause = decision.clause.map(|clause| {
        let clause = words::clause_of(language, decision.target.kind(), clause);
        view! { <dt>{td_string!(t, moderation.decisions.clause)}</dt><dd>{clause}</dd> }
    });
    let reason = (!decision.reason.is_empty()).then(|| {
        view! {
            <dt>{td_string!(t, moderation.decisions.reason)}</dt>
            <dd><p class="as-written" lang=of>{decision.reason.clone()}</p></dd>
        }
    });
    let measure = decision.measure.map(|taken| {
        view! { <dt>{td_string!(t, moderation.decisions.measure)}</dt><dd>{words::taken(language, taken)}</dd> }
    });
    let yours = (!decision.html.is_empty()).then(|| {
        view! {
            <dt>{td_string!(t, moderation.decisions.yours)}</dt>
            <dd><div class="comment-body" lang=of inner_html=decision.html.clone()></div></dd>
        }
    });
    let undone =
        decision.undone.map(|at| td_string!(t, moderation.decisions.undone, date = date(language, at)));
    let asked = decision.appeal.clone().map(|(at, text)| {
        let when = td_string!(t, moderation.decisions.appealed, date = date(language, at));
        let waits = decision.judged.is_none().then(|| view! { <p>{td_string!(t, moderation.decisions.waits)}</p> });
        view! { <section class="section"><p>{when}</p><p class="as-written" lang=of>{text}</p>{waits}</section> }
    });
    let judged = decision.judged.clone().map(|(verdict, at, answer)| {
        let when = date(language, at);
        let what = match verdict {
            Verdict::Uphold => td_string!(t, moderation.decisions.upheld, date = when),
            Verdict::Restore => td_string!(t, moderation.decisions.restored, date = when),
        };
        view! {
            <section class="section">
                <p>{what}</p>
                <h2 class="section-title">{td_string!(t, moderation.decisions.answer)}</h2>
                <p class="as-written" lang=of>{answer}</p>
            </section>
        }
    });
    view! {
        {undone.map(|text| view! { <div class="notice"><p>{text}</p></div> })}
        <dl class="desk-facts">
            {place}
            {clause}
            {reason}
            {measure}
            {yours}
            {name}
        </dl>
        {asked}
        {judged}
    }
    .markup()
}

#[component]
fn Appeal(
    language: Language,
    decision: OwnDecision,
    typed: String,
    refused: Option<AppealRefusal>,
) -> impl IntoView {
    let t = locale(language);
    let error = match refused {
        Some(AppealRefusal::Text(error)) => {
            Some(words::prose(language, error, td_string!(t, moderation.decisions.missing)))
        }
        _ => None,
    };
    let until = date(language, decision.at + APPEAL_TIME);
    view! {
        <section class="section" aria-labelledby="appeal-title">
            <h2 class="section-title" id="appeal-title">{td_string!(t, moderation.decisions.appeal_title)}</h2>
            <p>{td_string!(t, moderation.decisions.appeal_text, date = until)}</p>
            <form
                class="form"
                method="post"
                action=Route::Decision.path_with(language, &decision.id.to_string())
                novalidate
            >
                <TextareaField
                    language
                    name="appeal"
                    label=td_string!(t, moderation.decisions.appeal_label)
                    hint=td_string!(t, moderation.decisions.appeal_hint)
                    text=typed
                    rows=5
                    error
                />
                <p><button class="btn" type="submit">{td_string!(t, moderation.decisions.appeal_do)}</button></p>
            </form>
        </section>
    }
    .markup()
}

/// The way to them, on one's account.
#[component]
pub(crate) fn OwnWayToDecisions(context: Context) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    view! {
        <section class="section prose" aria-labelledby="decisions-title">
            <h2 id="decisions-title">{td_string!(t, moderation.decisions.link)}</h2>
            <p>{td_string!(t, moderation.decisions.lead)}</p>
            <p>
                <a class="btn btn-quiet" href=Route::Decisions.path(language)>{td_string!(t, moderation.decisions.read)}</a>
            </p>
        </section>
    }
    .markup()
}
