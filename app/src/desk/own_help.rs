//! What somebody asked the desk, for themselves, and adding to it.

use domain::Language;
use domain::desk::{MESSAGE_CHARS, ProseError, RequestKind, RequestState};
use leptos::prelude::*;
use store::desk::OwnRequest;
use time::Duration;

use super::way_to_desk::{ask_path, own_request_path};
use super::{sample, words};
use crate::i18n::{date, locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::refusal::Refusal;
use crate::routes::Route;
use crate::sample::{NOW, member};
use crate::ui::{self, ErrorSummary, FieldErrorText, IntoMarkup, Markup, PageHead, Success, Textarea};

/// What somebody asked before.
#[derive(Clone, Debug)]
pub struct OwnHelpPage {
    /// What they asked before, the newest first.
    pub requests: Vec<OwnRequest>,
    /// What was sent just before.
    pub sent: Option<SentToDesk>,
    /// What was typed to add to a request, with its reference and why it was refused.
    pub reply: Option<TypedReply>,
    /// The request that a mail or a notice led to.
    pub asked: Option<i64>,
}

/// What was just sent to the desk. A closed list: it stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentToDesk {
    /// A request.
    Request,
    /// Something added to one.
    Reply,
}

/// What was typed to add to a request, when it was refused.
#[derive(Clone, Debug)]
pub struct TypedReply {
    /// The request's reference.
    pub number: i64,
    /// What was typed.
    pub text: String,
    /// What is wrong with it.
    pub wrong: Option<ProseError>,
    /// What is wrong with the whole.
    pub refusal: Option<Refusal>,
}

impl PageView for OwnHelpPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), desk.own.title).to_owned()
    }

    fn in_other_language(&self, path: String, other: Language) -> String {
        self.asked.map_or(path, |number| own_request_path(other, number))
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self { requests, sent, reply, asked } = self;
        let sent = sent.map(|sent| {
            let text = match sent {
                SentToDesk::Request => td_string!(t, desk.own.sent),
                SentToDesk::Reply => td_string!(t, desk.own.replied),
            };
            view! { <Success title=td_string!(t, common.notices.success) text/> }
        });
        let refused = reply.clone().map(|reply| view! { <ReplyRefused context=context.clone() reply/> });
        let earlier = if requests.is_empty() {
            view! { <p>{td_string!(t, desk.own.none)}</p> }.markup()
        } else {
            requests
                .into_iter()
                .map(|request| {
                    let typed = reply.clone().filter(|reply| reply.number == request.number);
                    let is_asked = asked == Some(request.number);
                    view! { <Earlier language request typed is_asked/> }
                })
                .collect_view()
                .markup()
        };
        view! {
            <div class="wrap page">
                {sent}
                {refused}
                <PageHead title=td_string!(t, desk.own.title) lead=td_string!(t, desk.own.intro)/>
                <p><a class="btn" href=ask_path(language, RequestKind::LogInHelp)>{td_string!(t, desk.help.link)}</a></p>
                <section class="section prose" aria-labelledby="earlier-title">
                    <h2 id="earlier-title">{td_string!(t, desk.own.earlier)}</h2>
                    {earlier}
                </section>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let page = |requests| Self { requests, sent: None, reply: None, asked: None };
        let earlier = page(sample::own_requests());
        let number = earlier.requests.first().map(|request| request.number).unwrap_or_default();
        let too_much = Refusal::TooMuch(NOW + Duration::hours(2));
        let reply = |text: &str, wrong, refusal| Self {
            reply: Some(TypedReply { number, text: text.to_owned(), wrong, refusal }),
            ..earlier.clone()
        };
        let harm = sample::harmful_text();
        [
            ("empty", page(Vec::new())),
            ("earlier", earlier.clone()),
            ("sent", Self { sent: Some(SentToDesk::Request), ..earlier.clone() }),
            ("replied", Self { sent: Some(SentToDesk::Reply), ..earlier.clone() }),
            ("asked", Self { asked: Some(number), ..earlier.clone() }),
            ("reply-missing", reply("", Some(ProseError::Missing), None)),
            ("reply-harm", reply(&harm.0, Some(harm.1), None)),
            ("reply-too-much", reply(sample::HOSTILE, None, Some(too_much))),
        ]
        .map(|(state, page)| Sample::of(member(), state, Route::OwnHelp, page))
        .to_vec()
    }
}

/// A request, for the person who made it. It takes the focus where they were led to it.
#[component]
fn Earlier(
    language: Language,
    request: OwnRequest,
    typed: Option<TypedReply>,
    is_asked: bool,
) -> impl IntoView {
    let t = locale(language);
    let wanted = request.wanted.map(|wanted| {
        view! {
            <dl class="desk-facts"><dt>{td_string!(t, desk.request.wanted)}</dt><dd><bdi>{wanted}</bdi></dd></dl>
        }
    });
    let message = (!request.message.is_empty())
        .then(|| view! { <p class="as-written" dir="auto">{request.message}</p> });
    let is_given = request.kind == RequestKind::Transcript && request.state == RequestState::Done;
    let topic = request.topic.map(|(_, title)| {
        let path = Route::OwnTranscript.path_with(language, &request.number.to_string());
        let file = is_given.then(|| {
            view! { <p><a href=path download="">{td_string!(t, desk.transcript.download)}</a></p> }
        });
        view! { <p>{title.in_language(language).to_owned()}</p> {file} }
    });
    let said = request
        .said
        .into_iter()
        .map(|said| {
            let date = date(language, said.at);
            let title = if said.by_desk {
                td_string!(t, desk.own.answered, date)
            } else {
                td_string!(t, desk.own.you_added, date)
            };
            view! {
                <h4>{title}</h4>
                <p class="as-written" dir="auto">{said.text}</p>
            }
        })
        .collect_view();
    let (number, is_closed) = (request.number, request.state.is_closed());
    view! {
        <article
            class="desk-card"
            id=format!("request-{number}")
            aria-labelledby=reference(number)
            tabindex=is_asked.then_some("-1")
            autofocus=is_asked
        >
            <h3 id=reference(number)>{td_string!(t, desk.own.reference, number)}</h3>
            <p class="small">
                <span class="desk-state">{words::own_state(language, request.state)}</span>
                " " {words::kind(language, request.kind)} ". "
                {td_string!(t, desk.own.received, date = date(language, request.received))} "."
            </p>
            {wanted}
            {topic}
            {message}
            {said}
            <Reply language number is_closed typed is_asked/>
        </article>
    }
    .markup()
}

/// Adding something to a request of one's own: it is the desk's turn again then.
#[component]
fn Reply(
    language: Language,
    number: i64,
    is_closed: bool,
    typed: Option<TypedReply>,
    is_asked: bool,
) -> impl IntoView {
    let t = locale(language);
    let is_open = typed.is_some() || is_asked;
    let (text, wrong) = typed.map(|typed| (typed.text, typed.wrong)).unwrap_or_default();
    let (id, path) = (reply_field(number), Route::ReplyToDesk.path_with(language, &number.to_string()));
    let error = wrong.map(|error| words::prose_error(language, error, MESSAGE_CHARS));
    let is_invalid = error.is_some();
    let described_by = is_invalid.then(|| "reply-error".to_owned());
    let summary = if is_closed { td_string!(t, desk.own.reopen) } else { td_string!(t, desk.own.reply) };
    view! {
        <details open=is_open>
            <summary>{summary}</summary>
            <form class="form" method="post" action=path aria-labelledby=reference(number) novalidate>
                <div class="field">
                    <label for=id.clone()>{td_string!(t, desk.own.reply_label)}</label>
                    {error.map(|error| view! { <FieldErrorText language name="reply" error/> })}
                    <Textarea id=id name="reply" text rows=4 max=MESSAGE_CHARS is_invalid described_by/>
                </div>
                <p><button class="btn" type="submit">{td_string!(t, desk.own.reply_submit)}</button></p>
            </form>
        </details>
    }
    .markup()
}

/// Why what was typed was not added, said first.
#[component]
fn ReplyRefused(context: Context, reply: TypedReply) -> impl IntoView {
    let language = context.language;
    let title = match reply.refusal {
        Some(refusal) => ui::refusal(&context, refusal),
        None => td_string!(locale(language), desk.errors.title).to_owned(),
    };
    let items: Vec<_> = reply
        .wrong
        .map(|error| (reply_field(reply.number), words::prose_error(language, error, MESSAGE_CHARS)))
        .into_iter()
        .collect();
    view! { <ErrorSummary title items/> }
}

/// What a request is called on its page.
fn reference(number: i64) -> String {
    format!("reference-{number}")
}

/// The field for what is added to a request.
fn reply_field(number: i64) -> String {
    format!("reply-{number}")
}
