//! An enquiry, to those who answer: what was written, what was said since, and what can be done.

use domain::Language;
use domain::account::Role;
use domain::contact::{EnquiryState, Team};
use domain::desk::{ANSWER_CHARS, ProseError};
use leptos::prelude::*;
use services::contact::{EnquiryActed, EnquiryFields, EnquiryRefusal, EnquiryShown};
use store::contact::{Enquiry, EnquiryEvent, EnquiryHappening, KnownWriter};
use time::OffsetDateTime;

use super::{sample, words};
use crate::dashboard::{Frame, Select};
use crate::i18n::{language_name, locale, minute, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::staff;
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead, Success, TextareaField};

/// An enquiry, and what became of the last act.
#[derive(Clone, Debug)]
pub struct EnquiryPage {
    /// The enquiry.
    pub shown: EnquiryShown,
    /// What was typed, when it was refused.
    pub typed: EnquiryFields,
    /// Why it was refused.
    pub refusal: Option<EnquiryRefusal>,
    /// What was done just before.
    pub acted: Option<EnquiryActed>,
}

impl PageView for EnquiryPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), contact.enquiry.title, number = self.shown.enquiry.number)
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self { shown, typed, refusal, acted } = self;
        let enquiry = shown.enquiry;
        let acted = acted.map(|acted| {
            view! { <Success title=td_string!(t, common.notices.success) text=acted_text(language, acted)/> }
        });
        let acts = if shown.is_own {
            view! { <div class="notice"><p>{td_string!(t, contact.refusals.own)}</p></div> }.markup()
        } else {
            view! { <Acts language enquiry=enquiry.clone() typed refusal/> }.markup()
        };
        let lang = enquiry.language.code();
        let now = context.now;
        view! {
            <Frame context>
                <p class="small"><a href=Route::Enquiries.path(language)>{td_string!(t, contact.enquiry.back)}</a></p>
                {acted}
                {refused(language, refusal)}
                <PageHead
                    title=td_string!(t, contact.enquiry.title, number = enquiry.number)
                    lead=words::kind_name(language, enquiry.kind)
                />
                <div class="desk-request">
                    <div>
                        <section class="desk-part" aria-labelledby="message-title">
                            <h2 id="message-title">{td_string!(t, contact.enquiry.message)}</h2>
                            <blockquote class="as-written" dir="auto" lang=lang>{enquiry.message.clone()}</blockquote>
                            <Facts language enquiry=enquiry.clone() now/>
                        </section>
                        <History language lang events=enquiry.events/>
                    </div>
                    {acts}
                </div>
            </Frame>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        let page = |enquiry| Self {
            shown: EnquiryShown { enquiry, is_own: false },
            typed: EnquiryFields::default(),
            refusal: None,
            acted: None,
        };
        let of = |state, page| Sample::of(staff(Role::ServiceDesk), state, Route::Enquiry, page);
        let full = page(sample::enquiry(language, Team::Service));
        let mut samples: Vec<_> =
            Team::ALL.map(|team| of(team.code(), page(sample::enquiry(language, team)))).to_vec();
        let states = [
            ("may-be-spam", EnquiryState::Suspected),
            ("to-answer", EnquiryState::Open),
            ("was-answered", EnquiryState::Answered),
            ("was-closed", EnquiryState::Closed),
        ];
        samples.extend(
            states.map(|(name, state)| {
                of(name, page(Enquiry { state, ..sample::strangers_enquiry(language) }))
            }),
        );
        samples.extend(
            EnquiryActed::ALL.map(|acted| of(acted.code(), Self { acted: Some(acted), ..full.clone() })),
        );
        let own = EnquiryShown { is_own: true, ..full.shown.clone() };
        samples.push(of("own", Self { shown: own, ..full.clone() }));
        let refusals = [
            ("stale", EnquiryRefusal::Stale),
            ("not-now", EnquiryRefusal::NotNow),
            ("answer-missing", EnquiryRefusal::Answer(ProseError::Missing)),
            ("unsent", EnquiryRefusal::Unsent),
            ("answer-harm", EnquiryRefusal::Answer(sample::harmful_text(ANSWER_CHARS).1)),
        ];
        samples.extend(refusals.map(|(state, refusal)| {
            let typed = EnquiryFields { answer: sample::HOSTILE.into(), ..EnquiryFields::default() };
            of(state, Self { typed, refusal: Some(refusal), ..full.clone() })
        }));
        let closed = Enquiry { state: EnquiryState::Closed, ..full.shown.enquiry.clone() };
        let typed = EnquiryFields { answer: "Late.".into(), ..EnquiryFields::default() };
        let closed = Self { typed, refusal: Some(EnquiryRefusal::Stale), ..page(closed) };
        samples.push(of("closed-meanwhile", closed));
        samples
    }
}

#[component]
fn Facts(language: Language, enquiry: Enquiry, now: OffsetDateTime) -> impl IntoView {
    let t = locale(language);
    let topic = enquiry.topic.map(|(topic, title)| {
        let path = Route::Topic.path_with(language, &topic.to_string());
        let title = title.in_language(language).to_owned();
        view! { <dt>{td_string!(t, contact.enquiry.topic)}</dt><dd><a href=path>{title}</a></dd> }
    });
    let writer = match (&enquiry.writer, enquiry.person) {
        (Some(KnownWriter::Account(Some(username))), _) => username.clone(),
        (Some(KnownWriter::Address(address)), _) => address.clone(),
        (_, Some(_)) => td_string!(t, contact.enquiry.member).to_owned(),
        (_, None) => td_string!(t, contact.enquiry.visitor).to_owned(),
    };
    let note = match &enquiry.writer {
        Some(KnownWriter::Address(_)) => Some(td_string!(t, contact.enquiry.unverified)),
        Some(KnownWriter::Account(_)) => None,
        None => Some(td_string!(t, contact.enquiry.nameless)),
    };
    let late = (enquiry.state == EnquiryState::Open && enquiry.due <= now).then(|| {
        view! { " " <span class="desk-state" data-state="late">{td_string!(t, contact.queue.late)}</span> }
    });
    view! {
        <dl class="desk-facts">
            <dt>{td_string!(t, contact.enquiry.writer)}</dt>
            <dd><bdi>{writer}</bdi></dd>
            <dt>{td_string!(t, contact.enquiry.area)}</dt>
            <dd>{words::area_name(language, enquiry.area)}</dd>
            {topic}
            <dt>{td_string!(t, contact.enquiry.team)}</dt>
            <dd>{words::team(language, enquiry.team)}</dd>
            <dt>{td_string!(t, contact.enquiry.language)}</dt>
            <dd>{language_name(language, enquiry.language)}</dd>
            <dt>{td_string!(t, contact.enquiry.received)}</dt>
            <dd>{minute(language, enquiry.received)}</dd>
            <dt>{td_string!(t, contact.enquiry.due)}</dt>
            <dd>{words::answer_by(language, enquiry.due)}{late}</dd>
            <dt>{td_string!(t, contact.enquiry.state)}</dt>
            <dd>
                <span class="desk-state" data-state=enquiry.state.code()>{words::state(language, enquiry.state)}</span>
            </dd>
        </dl>
        {note.map(|note| view! { <p class="small muted">{note}</p> })}
    }
    .markup()
}

/// What was said and done since, the oldest first.
#[component]
fn History(language: Language, lang: &'static str, events: Vec<EnquiryEvent>) -> impl IntoView {
    let t = locale(language);
    let lines = if events.is_empty() {
        view! { <p>{td_string!(t, contact.enquiry.no_history)}</p> }.markup()
    } else {
        let lines = events.into_iter().map(|event| line(language, lang, event)).collect_view();
        view! { <ol class="desk-history">{lines}</ol> }.markup()
    };
    view! {
        <section class="desk-part" aria-labelledby="history-title">
            <h2 id="history-title">{td_string!(t, contact.enquiry.history)}</h2>
            {lines}
        </section>
    }
    .markup()
}

fn line(language: Language, lang: &'static str, event: EnquiryEvent) -> Markup {
    let t = locale(language);
    let by = event.by.unwrap_or_else(|| td_string!(t, contact.enquiry.somebody).to_owned());
    let (kind, said, text) = match event.what {
        EnquiryHappening::Answered(text) => {
            ("answer", td_string!(t, contact.history.answered, by), Some(text))
        }
        EnquiryHappening::Replied(text) => {
            ("answer", td_string!(t, contact.history.replied).to_owned(), Some(text))
        }
        EnquiryHappening::Passed(team) => {
            let team = words::team(language, team);
            ("act", td_string!(t, contact.history.passed, by, team), None)
        }
        EnquiryHappening::Became(state) => {
            let state = words::state(language, state);
            ("act", td_string!(t, contact.history.became, by, state), None)
        }
    };
    let text = text.map(|text| view! { <p class="as-written" dir="auto" lang=lang>{text}</p> });
    view! {
        <li data-kind=kind>
            <p>{said}</p>
            {text}
            <p class="small muted">{minute(language, event.at)}</p>
        </li>
    }
    .markup()
}

/// The one form of this page, so that no button loses what was typed beside it. It carries the version that its reader has
/// seen.
#[component]
fn Acts(
    language: Language,
    enquiry: Enquiry,
    typed: EnquiryFields,
    refusal: Option<EnquiryRefusal>,
) -> impl IntoView {
    let t = locale(language);
    let path = Route::Enquiry.path_with(language, &enquiry.id.to_string());
    let suspected = (enquiry.state == EnquiryState::Suspected).then(|| {
        view! { <div class="notice notice-warning"><p>{td_string!(t, contact.enquiry.suspected)}</p></div> }
    });
    let pass = (enquiry.state != EnquiryState::Closed).then(|| {
        let others = Team::ALL.into_iter().filter(|team| *team != enquiry.team);
        let options: Vec<_> =
            others.map(|team| (team.code().to_owned(), words::team(language, team).to_owned())).collect();
        view! {
            <section class="desk-part" aria-labelledby="pass-title">
                <h2 id="pass-title">{td_string!(t, contact.enquiry.pass)}</h2>
                <Select
                    language
                    name="team"
                    label=td_string!(t, contact.enquiry.pass_label)
                    options=options
                    chosen=typed.team.clone()
                />
                <button class="btn btn-quiet" type="submit" name="act" value="pass">
                    {td_string!(t, contact.enquiry.pass_submit)}
                </button>
            </section>
        }
    });
    view! {
        <form class="desk-act" method="post" action=path novalidate>
            // The first button is the one that Enter presses: it does nothing but show the page with what was typed.
            <button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true"></button>
            <input type="hidden" name="version" value=enquiry.version/>
            {suspected}
            {answer(language, &enquiry, typed.answer, refusal)}
            {pass}
            {progress(language, enquiry.state)}
        </form>
    }
    .markup()
}

/// The answer. Where the enquiry takes none, what was typed stands here still.
fn answer(
    language: Language,
    enquiry: &Enquiry,
    text: String,
    refusal: Option<EnquiryRefusal>,
) -> Option<Markup> {
    let t = locale(language);
    let takes_answers = enquiry.state.takes_answers();
    if !takes_answers && text.trim().is_empty() {
        return None;
    }
    let error = match refusal {
        Some(EnquiryRefusal::Answer(error)) => Some(words::prose_error(language, error, ANSWER_CHARS)),
        Some(EnquiryRefusal::Unsent) => Some(td_string!(t, contact.refusals.unsent).to_owned()),
        _ => None,
    };
    let hint = match enquiry.language {
        Language::En => td_string!(t, contact.enquiry.answer_hint_en),
        Language::Fr => td_string!(t, contact.enquiry.answer_hint_fr),
    };
    let send = takes_answers.then(|| {
        view! {
            <button class="btn" type="submit" name="act" value="answer">
                {td_string!(t, contact.enquiry.answer_submit)}
            </button>
        }
    });
    Some(
        view! {
            <section class="desk-part" aria-labelledby="answer-title">
                <h2 id="answer-title">{td_string!(t, contact.enquiry.answer)}</h2>
                <TextareaField
                    language
                    name="answer"
                    label=td_string!(t, contact.enquiry.answer_label)
                    hint=hint
                    text=text
                    rows=10
                    error=error
                />
                {send}
            </section>
        }
        .markup(),
    )
}

/// Where it can go without a word.
fn progress(language: Language, state: EnquiryState) -> Markup {
    let t = locale(language);
    let open = match state {
        EnquiryState::Suspected => Some(td_string!(t, contact.enquiry.vouch)),
        EnquiryState::Answered | EnquiryState::Closed => Some(td_string!(t, contact.enquiry.reopen)),
        EnquiryState::Open => None,
    };
    let close = match state {
        EnquiryState::Suspected => Some(td_string!(t, contact.enquiry.close_spam)),
        EnquiryState::Open | EnquiryState::Answered => Some(td_string!(t, contact.enquiry.close)),
        EnquiryState::Closed => None,
    };
    let button = |act: &'static str, text: &'static str| {
        view! { <button class="btn btn-quiet" type="submit" name="act" value=act>{text}</button> }
    };
    view! {
        <section class="desk-part" aria-labelledby="progress-title">
            <h2 id="progress-title">{td_string!(t, contact.enquiry.progress)}</h2>
            <div class="btn-row">
                {open.map(|text| button("open", text))}
                {close.map(|text| button("close", text))}
            </div>
        </section>
    }
    .markup()
}

/// Why the last act was refused, said first.
fn refused(language: Language, refusal: Option<EnquiryRefusal>) -> Option<Markup> {
    let t = locale(language);
    let whole = |title: &'static str| view! { <ErrorSummary title/> }.markup();
    let at_answer = |message: String| {
        let items = vec![("answer", message)];
        view! { <ErrorSummary title=td_string!(t, contact.refusals.title) items/> }.markup()
    };
    refusal.map(|refusal| match refusal {
        EnquiryRefusal::Stale => whole(td_string!(t, contact.refusals.stale)),
        EnquiryRefusal::NotNow => whole(td_string!(t, contact.refusals.not_now)),
        EnquiryRefusal::Own => whole(td_string!(t, contact.refusals.own)),
        EnquiryRefusal::Answer(error) => at_answer(words::prose_error(language, error, ANSWER_CHARS)),
        EnquiryRefusal::Unsent => at_answer(td_string!(t, contact.refusals.unsent).to_owned()),
    })
}

fn acted_text(language: Language, acted: EnquiryActed) -> &'static str {
    let t = locale(language);
    match acted {
        EnquiryActed::Answered => td_string!(t, contact.acted.answered),
        EnquiryActed::Passed => td_string!(t, contact.acted.passed),
        EnquiryActed::Opened => td_string!(t, contact.acted.opened),
        EnquiryActed::Closed => td_string!(t, contact.acted.closed),
    }
}
