//! A request's page: what was asked, by whom, what was done, and what can be done.

use domain::Language;
use domain::account::{Role, UsernameError};
use domain::desk::{ANSWER_CHARS, Hindrance, ProseError, RequestKind, RequestState};
use leptos::prelude::*;
use services::desk::{ActRefusal, Acted, RequestFields};
use store::desk::{Colleague, Request};
use store::staff::Held;
use time::OffsetDateTime;
use uuid::Uuid;

use super::answer::{Answer, Note};
use super::history::History;
use super::subject::{NewName, WaysIn, Who};
use super::transcript::ToGive;
use super::{sample, words};
use crate::account::username_message;
use crate::dashboard::Frame;
use crate::i18n::{locale, minute, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::{NOW, staff};
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead, Success};

/// A request, and what became of the last act.
#[derive(Clone, Debug)]
pub struct RequestPage {
    /// The request.
    pub request: Request,
    /// Since when mail to its person is refused.
    pub unreachable: Option<OffsetDateTime>,
    /// Who could take it.
    pub colleagues: Vec<Colleague>,
    /// What holds against whoever made it.
    pub held: Vec<Held>,
    /// Who reads it.
    pub reader: Uuid,
    /// What was typed, when it was refused.
    pub typed: RequestFields,
    /// Why it was refused.
    pub refusal: Option<ActRefusal>,
    /// What was done just before.
    pub acted: Option<Acted>,
}

impl RequestPage {
    /// A request for a sample, as somebody of the desk reads it.
    pub(super) fn sample(request: Request) -> Self {
        let (held, colleagues, reader) = (Vec::new(), sample::colleagues(), sample::READER);
        let (typed, refusal, acted) = (RequestFields::default(), None, None);
        Self { request, unreachable: None, colleagues, held, reader, typed, refusal, acted }
    }
}

impl PageView for RequestPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), desk.request.title, number = self.request.number)
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let request = self.request.clone();
        let acted = self.acted.map(|acted| {
            view! { <Success title=td_string!(t, common.notices.success) text=acted_text(language, acted)/> }
        });
        let username_error = match self.refusal {
            Some(ActRefusal::Username(error)) => Some(error),
            _ => None,
        };
        view! {
            <Frame context>
                <p class="small"><a href=Route::Requests.path(language)>{td_string!(t, desk.request.back)}</a></p>
                {acted}
                <Refused language refusal=self.refusal/>
                <PageHead
                    title=td_string!(t, desk.request.title, number = request.number)
                    lead=words::kind(language, request.kind)
                />
                <div class="desk-request">
                    <div>
                        <AskedFor language request=request.clone()/>
                        <Who
                            language
                            request=request.clone()
                            held=self.held.clone()
                            unreachable=self.unreachable
                        />
                        <History language events=request.events.clone()/>
                    </div>
                    <Acts language request=request.clone()>
                        <Hand language page=self.clone()/>
                        <ToGive language request=request.clone()/>
                        <Answer language request=request.clone() typed=self.typed.clone() refusal=self.refusal/>
                        <NewName language request=request.clone() typed=self.typed.clone() error=username_error/>
                        <WaysIn language request/>
                        <Note language text=self.typed.note refusal=self.refusal/>
                    </Acts>
                </div>
            </Frame>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        let page = Self::sample;
        let full = Self {
            unreachable: Some(NOW),
            held: sample::held(),
            ..page(sample::request(language, RequestKind::UsernameChange))
        };
        let mut samples: Vec<_> = [
            ("full", full.clone()),
            ("stranger", Self { colleagues: Vec::new(), ..page(sample::strangers_request(language)) }),
            ("transcript", page(sample::request(language, RequestKind::Transcript))),
        ]
        .map(|(state, page)| Sample::of(staff(Role::ServiceDesk), state, Route::Request, page))
        .to_vec();
        samples.extend(RequestState::ALL.map(|state| {
            let request = Request { state, ..sample::request(language, RequestKind::UsernameChange) };
            Sample::of(staff(Role::ServiceDesk), state.code(), Route::Request, page(request))
        }));
        let closed =
            Request { state: RequestState::Done, ..sample::request(language, RequestKind::UsernameChange) };
        let closed_meanwhile =
            Self { typed: sample::typed(), refusal: Some(ActRefusal::Stale), ..page(closed) };
        let staff_of = staff(Role::ServiceDesk);
        samples.push(Sample::of(staff_of, "closed-meanwhile", Route::Request, closed_meanwhile));
        samples.extend(sample::ways_in(language).map(|(state, request)| {
            Sample::of(staff(Role::ServiceDesk), state, Route::Request, page(request))
        }));
        samples.extend(Acted::ALL.map(|acted| {
            let page = Self { acted: Some(acted), ..full.clone() };
            Sample::of(staff(Role::ServiceDesk), acted.code(), Route::Request, page)
        }));
        samples.extend(refusals().map(|(state, refusal)| {
            let page = Self { typed: sample::typed(), refusal: Some(refusal), ..full.clone() };
            Sample::of(staff(Role::ServiceDesk), state, Route::Request, page)
        }));
        samples
    }
}

/// Each way in which an act can be refused, for samples.
fn refusals() -> [(&'static str, ActRefusal); 8] {
    [
        ("stale", ActRefusal::Stale),
        ("not-now", ActRefusal::NotNow),
        ("own", ActRefusal::Hindered(Hindrance::Own)),
        ("of-staff", ActRefusal::Hindered(Hindrance::Staff)),
        ("note-missing", ActRefusal::Note(ProseError::Missing)),
        ("answer-long", ActRefusal::Answer(ProseError::Long)),
        ("answer-harm", ActRefusal::Answer(sample::harmful_text().1)),
        ("username-taken", ActRefusal::Username(UsernameError::Taken)),
    ]
}

/// The one form of this page, so that no button loses what was typed beside it; each says what it does. It carries the
/// version that its reader has seen.
#[component]
fn Acts(language: Language, request: Request, children: Markup) -> impl IntoView {
    view! {
        <form class="desk-act" method="post" action=Route::Request.path_with(language, &request.id.to_string()) novalidate>
            // The first button is the one that Enter presses: it does nothing but show the page with what was typed.
            <button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true"></button>
            <input type="hidden" name="version" value=request.version/>
            {children}
        </form>
    }
    .markup()
}

#[component]
fn AskedFor(language: Language, request: Request) -> impl IntoView {
    let t = locale(language);
    let wanted = request.wanted.map(|wanted| {
        view! { <dt>{td_string!(t, desk.request.wanted)}</dt><dd><bdi>{wanted}</bdi></dd> }
    });
    let topic = request.topic.map(|(topic, title)| {
        let path = Route::Topic.path_with(language, &topic.to_string());
        let title = title.in_language(language).to_owned();
        view! { <dt>{td_string!(t, desk.transcript.topic)}</dt><dd><a href=path>{title}</a></dd> }
    });
    let assignee = request
        .assignee
        .map_or_else(|| td_string!(t, desk.request.nobody).to_owned(), |colleague| colleague.username);
    let message = if request.message.is_empty() {
        view! { <p class="muted">{td_string!(t, desk.request.no_message)}</p> }.markup()
    } else {
        let lang = request.language.code();
        view! { <blockquote class="as-written" dir="auto" lang=lang>{request.message}</blockquote> }.markup()
    };
    view! {
        <section class="desk-part" aria-labelledby="asked-title">
            <h2 id="asked-title">{td_string!(t, desk.request.asked)}</h2>
            <dl class="desk-facts">
                {wanted}
                {topic}
                <dt>{td_string!(t, desk.request.received)}</dt>
                <dd>{minute(language, request.received)}</dd>
                <dt>{td_string!(t, desk.request.state)}</dt>
                <dd>
                    <span class="desk-state" data-state=request.state.code()>
                        {words::state(language, request.state)}
                    </span>
                </dd>
                <dt>{td_string!(t, desk.request.holder)}</dt>
                <dd><bdi>{assignee}</bdi></dd>
            </dl>
            {message}
        </section>
    }
    .markup()
}

/// Who does it, and where it stands.
#[component]
fn Hand(language: Language, page: RequestPage) -> impl IntoView {
    let t = locale(language);
    let RequestPage { request, colleagues, reader, .. } = page;
    let assignee = request.assignee.as_ref().map(|colleague| colleague.id);
    let is_closed = request.state.is_closed();
    let take = (!is_closed && assignee != Some(reader)).then(|| {
        view! {
            <button class="btn" type="submit" name="act" value="take">{td_string!(t, desk.request.take)}</button>
        }
    });
    let release = (!is_closed && assignee.is_some()).then(|| {
        view! {
            <button class="btn btn-quiet" type="submit" name="act" value="release">
                {td_string!(t, desk.request.release)}
            </button>
        }
    });
    let others: Vec<_> =
        colleagues.into_iter().filter(|other| other.id != reader && Some(other.id) != assignee).collect();
    let assign = (!is_closed && !others.is_empty()).then(|| {
        let options = others
            .into_iter()
            .map(|other| view! { <option value=other.id.to_string()>{other.username}</option> })
            .collect_view();
        view! {
            <div class="field">
                <label for="assignee">{td_string!(t, desk.request.colleague)}</label>
                <select class="input" id="assignee" name="assignee">{options}</select>
            </div>
            <button class="btn btn-quiet" type="submit" name="act" value="assign">
                {td_string!(t, desk.request.assign)}
            </button>
        }
    });
    let states = request
        .state
        .next()
        .iter()
        .filter(|next| !next.needs_words())
        .map(|next| {
            view! {
                <button class="btn btn-quiet" type="submit" name="act" value=format!("state-{}", next.code())>
                    {next_text(language, request.state, *next)}
                </button>
            }
        })
        .collect_view();
    view! {
        <section class="desk-part" aria-labelledby="hand-title">
            <h2 id="hand-title">{td_string!(t, desk.request.hand)}</h2>
            {(!is_closed).then(|| view! { <div class="btn-row">{take}{release}</div> })}
            {assign}
            <h3>{td_string!(t, desk.request.progress)}</h3>
            <div class="btn-row">{states}</div>
        </section>
    }
    .markup()
}

fn next_text(language: Language, from: RequestState, to: RequestState) -> &'static str {
    let t = locale(language);
    match to {
        RequestState::Open if from.is_closed() => td_string!(t, desk.request.to_state.open),
        _ => td_string!(t, desk.request.to_state.under_way),
    }
}

/// Why the last act was refused, said first.
#[component]
fn Refused(language: Language, refusal: Option<ActRefusal>) -> impl IntoView {
    let t = locale(language);
    let at = |field, message: String| {
        view! { <ErrorSummary title=td_string!(t, desk.refusals.title) items=vec![(field, message)]/> }
            .markup()
    };
    let whole = |title: &'static str| view! { <ErrorSummary title/> }.markup();
    refusal.map(|refusal| match refusal {
        ActRefusal::Stale => whole(td_string!(t, desk.refusals.stale)),
        ActRefusal::NotNow => whole(td_string!(t, desk.refusals.not_now)),
        ActRefusal::Hindered(Hindrance::Own) => whole(td_string!(t, desk.refusals.own)),
        ActRefusal::Hindered(Hindrance::Staff) => whole(td_string!(t, desk.refusals.staff)),
        ActRefusal::Unchecked => whole(td_string!(t, desk.second_factor.confirm_missing)),
        ActRefusal::Note(error) => at("note", words::prose_error(language, error, ANSWER_CHARS)),
        ActRefusal::Answer(error) => at("answer", words::prose_error(language, error, ANSWER_CHARS)),
        ActRefusal::Username(error) => at("username", username_message(language, error).to_owned()),
    })
}

fn acted_text(language: Language, acted: Acted) -> &'static str {
    let t = locale(language);
    match acted {
        Acted::Assigned => td_string!(t, desk.acted.assigned),
        Acted::Released => td_string!(t, desk.acted.released),
        Acted::State => td_string!(t, desk.acted.state),
        Acted::Noted => td_string!(t, desk.acted.noted),
        Acted::Answered => td_string!(t, desk.acted.answered),
        Acted::Renamed => td_string!(t, desk.acted.renamed),
        Acted::SecondFactorReset => td_string!(t, desk.acted.second_factor),
        Acted::LinkSent => td_string!(t, desk.acted.link),
    }
}
