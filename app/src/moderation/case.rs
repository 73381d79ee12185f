//! A case: the text in its context, what is said about it, and what can be decided.

mod act_form;
mod again;
mod colleagues;
mod content;
mod decide;
mod measures;
mod sample;
mod unkept;

use leptos::prelude::*;
use services::moderation::{CaseErrors, CaseFields, CaseRefusal, DoneBefore};
use store::community::Topic;
use store::moderation::{Case, Destination};
use uuid::Uuid;

use self::again::{Judge, Undo};
use self::colleagues::{Assignment, Notes};
use self::content::{Around, AuthorRecord, History, Named, Reports, Said, Signals};
use self::decide::Decide;
use self::measures::Lift;
use self::unkept::Unkept;
use super::done_notice::DoneWith;
use super::words;
use crate::dashboard::Frame;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead};
use domain::Language;
use domain::moderation::{CaseState, Target};

/// A case, and what became of the last act.
#[derive(Clone, Debug)]
pub struct CasePage {
    /// The case.
    pub case: Case,
    /// The topic that it is about, where it is a guest post.
    pub article: Option<Topic>,
    /// Who reads it.
    pub reader: Uuid,
    /// Whether their duty reaches everywhere.
    pub is_everywhere: bool,
    /// Where it can be moved to.
    pub destinations: Vec<Destination>,
    /// What was typed, when it was refused.
    pub fields: CaseFields,
    /// Why it was refused.
    pub refusal: Option<CaseRefusal>,
    /// What was done just before, with which case.
    pub done: Option<DoneBefore>,
    /// The next one that waits.
    pub next: Option<i64>,
}

impl CasePage {
    /// What is wrong with what was typed.
    fn errors(&self) -> CaseErrors {
        match self.refusal {
            Some(CaseRefusal::Unfit(errors)) => errors,
            _ => CaseErrors::default(),
        }
    }

    /// Whether its reader can decide about it now.
    fn may_decide(&self) -> bool {
        self.case.line.state == CaseState::Open && self.is_free()
    }

    /// Whether its reader can look again at what was decided about it.
    fn may_judge(&self) -> bool {
        self.case.line.state == CaseState::Appealed && self.is_free() && !self.is_own_decision()
    }

    /// Whether its reader has no part in it, and nobody else has it in hand.
    fn is_free(&self) -> bool {
        let assignee = self.case.line.assignee.as_ref().map(|(person, _)| *person);
        self.case.involvement.may_decide() && assignee.is_none_or(|assignee| assignee == self.reader)
    }

    fn is_own_decision(&self) -> bool {
        let decided = self.case.decision().and_then(|decision| decision.actor.as_ref());
        decided.is_some_and(|(person, _)| *person == self.reader)
    }
}

impl PageView for CasePage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), moderation.case.title, number = self.case.line.id)
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let line = self.case.line.clone();
        let title = td_string!(t, moderation.case.title, number = line.id);
        let lead = format!(
            "{} · {} · {}",
            words::kind(language, line.target.kind()),
            words::state(language, line.state),
            words::standing(language, line.standing, line.target.kind())
        );
        let done = self.done.map(|done| view! { <DoneWith language done here=line.id/> });
        let next = self.next.map(|next| {
            let path = Route::Case.path_with(language, &next.to_string());
            view! { " · " <a href=path rel="next" accesskey="n">{td_string!(t, moderation.case.next)}</a> }
        });
        let decide = self.may_decide().then(|| {
            view! { " · " <a href="#decide-title" accesskey="d">{td_string!(t, moderation.case.ruling)}</a> }
        });
        let said = match line.target {
            Target::Profile(_) => view! { <Named language case=self.case.clone()/> }.markup(),
            Target::Comment(_) | Target::GuestPost(_) => {
                view! { <Said context=context.clone() page=self.clone()/> }.markup()
            }
        };
        view! {
        <Frame context=context.clone()>
            <Refused language page=self.clone()/>
            {done}
            <p class="small">
                <a href=Route::Cases.path(language)>{td_string!(t, moderation.case.back)}</a> {next} {decide}
            </p>
            <PageHead title lead/>
            <div class="desk-request">
                <div>
                    {said}
                    <Signals language signals=self.case.signals.clone()/>
                    <Reports language kind=line.target.kind() reports=self.case.reports.clone()/>
                    <AuthorRecord language page=self.clone()/>
                    <Around language context=self.case.context.clone()/>
                </div>
                <div>
                    <Unkept language page=self.clone()/>
                    <Act context=context.clone() page=self.clone()/>
                    <Assignment language page=self.clone()/>
                    <Notes language page=self.clone()/>
                    <History language page=self.clone()/>
                </div>
            </div>
        </Frame>
    }
    .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        sample::samples()
    }
}

/// What its reader can decide about it now.
#[component]
fn Act(context: Context, page: CasePage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let says = |text: &'static str| view! { <p class="notice notice-slim">{text}</p> }.markup();
    match page.case.line.state {
        _ if !page.case.involvement.may_decide() => says(td_string!(t, moderation.case.reporter)),
        CaseState::Decided => {
            view! { <Lift context=context.clone() page=page.clone()/> <Undo language page/> }.markup()
        }
        _ if !page.is_free() => says(td_string!(t, moderation.case.held_by_other)),
        CaseState::Appealed if page.is_own_decision() => says(td_string!(t, moderation.case.own_decision)),
        CaseState::Appealed => view! { <Judge language page/> }.markup(),
        CaseState::Open => view! { <Decide language page/> }.markup(),
    }
}

#[component]
fn Refused(language: Language, page: CasePage) -> impl IntoView {
    let t = locale(language);
    let errors = page.errors();
    let prose = |error, missing| words::prose(language, error, missing);
    let items = [
        ("ruling", errors.ruling.then(|| td_string!(t, moderation.refused.ruling).to_owned())),
        ("clause", errors.clause.then(|| td_string!(t, moderation.refused.clause).to_owned())),
        ("to", errors.to.then(|| td_string!(t, moderation.refused.to).to_owned())),
        ("redacted", errors.redacted.map(|error| words::redaction(language, error))),
        ("reason", errors.reason.map(|error| prose(error, td_string!(t, moderation.refused.reason)))),
        ("reason", errors.other_clause.then(|| td_string!(t, moderation.refused.other_clause).to_owned())),
        ("term", errors.term.then(|| td_string!(t, moderation.refused.term).to_owned())),
        ("log", errors.log.map(|error| prose(error, ""))),
        ("note", errors.note.map(|error| prose(error, td_string!(t, moderation.refused.note)))),
        ("colleague", errors.colleague.then(|| td_string!(t, moderation.refused.colleague).to_owned())),
        ("verdict", errors.verdict.then(|| td_string!(t, moderation.refused.verdict).to_owned())),
        ("answer", errors.answer.map(|error| prose(error, td_string!(t, moderation.refused.answer)))),
    ];
    let items: Vec<_> = items.into_iter().filter_map(|(field, error)| Some((field, error?))).collect();
    page.refusal.map(|refusal| {
        let title = match refusal {
            CaseRefusal::Unfit(_) => td_string!(t, moderation.refused.title),
            CaseRefusal::Stale => td_string!(t, moderation.refused.stale),
            CaseRefusal::NotNow => td_string!(t, moderation.refused.not_now),
            CaseRefusal::Own => td_string!(t, moderation.refused.own),
            CaseRefusal::Reporter => td_string!(t, moderation.refused.reporter),
            CaseRefusal::Colleague => td_string!(t, moderation.refused.colleague_out),
            CaseRefusal::ReportWaits => td_string!(t, moderation.refused.report_waits),
        };
        view! { <ErrorSummary title items/> }
    })
}
