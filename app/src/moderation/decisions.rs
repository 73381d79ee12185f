//! What was decided about what one wrote, and asking for another look.

use domain::Language;
use domain::desk::{ProseError, RequestKind};
use domain::help::Subject;
use domain::moderation::{APPEAL_TIME, Clause, Measure, Ruling, Target, TargetKind, Verdict};
use leptos::prelude::*;
use markdown::render;
use store::moderation::OwnDecision;
use time::Duration;
use uuid::Uuid;

use super::sample::{HOSTILE, SOURCE, harmful, in_force, title, too_long};
use super::words;
use crate::desk::ask_path;
use crate::help::HelpLink;
use crate::i18n::{date, locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::{NOW, member};
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead, Success, TextareaField};

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

impl PageView for DecisionsPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), moderation.decisions.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let none = self.decisions.is_empty().then(|| {
            view! {
                <p class="muted" role="status">{td_string!(t, moderation.decisions.none)}</p>
                <HelpLink language subject=Subject::Moderation/>
            }
        });
        let rows = self
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

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let measured = OwnDecision { measure: Some(in_force(Measure::Warn)), ..own(Ruling::Keep) };
        let mut decisions: Vec<_> = Ruling::ALL.map(own).to_vec();
        decisions.extend([undone(), of_a_name(Ruling::Hide), measured]);
        [("full", Self { decisions }), ("none", Self { decisions: Vec::new() })]
            .map(|(state, page)| Sample::of(member(), state, Route::Decisions, page))
            .to_vec()
    }
}

impl DecisionPage {
    /// Before anything is typed.
    fn of(decision: OwnDecision) -> Self {
        Self { decision, typed: String::new(), refused: None, is_sent: false }
    }
}

impl PageView for DecisionPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), moderation.decisions.one, date = date(language, self.decision.at))
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self { decision, typed, refused, is_sent } = self;
        let title = td_string!(t, moderation.decisions.one, date = date(language, decision.at));
        let is_of_a_name = decision.target.kind() == TargetKind::Profile;
        let what = match (decision.is_staff, decision.ruling) {
            (_, Ruling::Hide) if is_of_a_name => td_string!(t, username_moderation.decisions.hidden),
            (_, Ruling::Keep) if is_of_a_name && decision.measure.is_some() => {
                td_string!(t, username_moderation.decisions.kept_but)
            }
            (_, Ruling::Keep) if is_of_a_name => td_string!(t, username_moderation.decisions.kept),
            (false, _) => td_string!(t, moderation.decisions.hidden_by_score),
            (true, Ruling::Keep) if decision.measure.is_some() => {
                td_string!(t, moderation.decisions.kept_but)
            }
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
                    vec![(
                        "appeal",
                        words::prose(language, error, td_string!(t, moderation.decisions.missing)),
                    )],
                ),
            };
            view! { <ErrorSummary title items/> }
        });
        let sent = is_sent.then(|| {
        view! { <Success title=td_string!(t, common.notices.success) text=td_string!(t, moderation.decisions.asked)/> }
    });
        let is_hidden = is_of_a_name && decision.ruling == Ruling::Hide && decision.undone.is_none();
        let another = is_hidden.then(|| {
        let path = ask_path(language, RequestKind::UsernameChange);
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

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let warned = |decision| OwnDecision { measure: Some(in_force(Measure::Warn)), ..decision };
        let by_reports = OwnDecision { is_staff: false, ..own(Ruling::Hide) };
        let asked = OwnDecision { appeal: Some((NOW, HOSTILE.into())), ..own(Ruling::Remove) };
        let judged = |verdict| OwnDecision { judged: Some((verdict, NOW, HOSTILE.into())), ..asked.clone() };
        let old = OwnDecision { at: NOW - APPEAL_TIME - Duration::days(1), ..own(Ruling::Hide) };
        let long_ago = OwnDecision { html: String::new(), ..old };
        let refused = |typed: &str, why, decision| Self {
            typed: typed.into(),
            refused: Some(why),
            ..Self::of(decision)
        };
        let (harmful, error) = harmful();
        let text = AppealRefusal::Text;
        [
            ("kept", Self::of(own(Ruling::Keep))),
            ("kept-with-a-warning", Self::of(warned(own(Ruling::Keep)))),
            ("hidden", Self::of(own(Ruling::Hide))),
            ("removed", Self::of(warned(own(Ruling::Remove)))),
            ("redacted", Self::of(own(Ruling::Redact))),
            ("moved", Self::of(own(Ruling::Move))),
            ("by-reports", Self::of(by_reports)),
            ("of-a-guest-post", Self::of(OwnDecision { target: Target::GuestPost(12), ..own(Ruling::Hide) })),
            ("username-hidden", Self::of(of_a_name(Ruling::Hide))),
            ("username-kept", Self::of(of_a_name(Ruling::Keep))),
            ("username-kept-with-a-warning", Self::of(warned(of_a_name(Ruling::Keep)))),
            ("undone", Self::of(undone())),
            ("too-old-to-appeal", Self::of(long_ago.clone())),
            ("waits", Self::of(asked.clone())),
            ("sent", Self { is_sent: true, ..Self::of(asked.clone()) }),
            ("upheld", Self::of(judged(Verdict::Uphold))),
            ("restored", Self::of(judged(Verdict::Restore))),
            ("no-text", refused("", text(ProseError::Missing), own(Ruling::Hide))),
            ("too-long", refused(&too_long(), text(ProseError::Long), own(Ruling::Hide))),
            ("harmful-text", refused(&harmful, text(error), own(Ruling::Hide))),
            ("late", refused(HOSTILE, AppealRefusal::Late, long_ago)),
        ]
        .map(|(state, page)| Sample::of(member(), state, Route::Decision, page))
        .to_vec()
    }
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

/// A decision about a comment, as samples show it.
fn own(ruling: Ruling) -> OwnDecision {
    OwnDecision {
        id: Uuid::from_u128(71),
        at: NOW - Duration::days(2),
        is_staff: true,
        target: Target::Comment(41),
        title: Some(title()),
        name: None,
        language: Language::Fr,
        html: render(SOURCE),
        ruling,
        was_withheld: false,
        clause: ruling.is_against().then_some(Clause::PatientPrivacy),
        reason: if ruling.is_against() { HOSTILE.into() } else { String::new() },
        measure: None,
        undone: None,
        appeal: None,
        judged: None,
        is_last: true,
    }
}

/// One that was taken back.
fn undone() -> OwnDecision {
    OwnDecision { undone: Some(NOW - Duration::hours(1)), ..own(Ruling::Remove) }
}

/// One about what somebody is called.
fn of_a_name(ruling: Ruling) -> OwnDecision {
    let (target, name) = (Target::Profile(Uuid::from_u128(3)), Some(HOSTILE.into()));
    OwnDecision { target, name, title: None, html: String::new(), ..own(ruling) }
}
