//! Asking the desk: the form for everybody, and the one for who is signed in.

use domain::Language;
use domain::campaign::Field;
use domain::desk::{MESSAGE_CHARS, ProseError, RequestKind, RequestState};
use leptos::prelude::*;
use store::desk::OwnRequest;

use super::pages::{HelpPage, OwnHelpPage, SentToDesk, TypedReply};
use super::words;
use crate::account::username_message;
use crate::campaign::field_errors;
use crate::i18n::{date, locale, td_string};
use crate::page::Context;
use crate::refusal::Refusal;
use crate::routes::Route;
use crate::ui::{
    self, Choice, ErrorSummary, FieldErrorText, IntoMarkup, Outcome, PageHead, Success, TextField, Textarea,
    TextareaField, Trap,
};

/// The form for everybody. It tells nothing of who is known.
#[component]
pub(super) fn Help(context: Context, page: HelpPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let of_association = context.site.association.in_language(language).of.clone();
    let email_error = page.wrong.email.map(|error| field_errors::message(language, Field::Email, error));
    let email = page.fields.email.clone();
    let trap = (page.refusal != Some(Refusal::Doubtful))
        .then(|| view! { <Trap label=td_string!(t, common.errors.trap)/> });
    view! {
        <div class="wrap page">
            <Refused context=context.clone() page=page.clone()/>
            <PageHead title=td_string!(t, desk.help.title) lead=td_string!(t, desk.help.intro, of_association)/>
            <form class="form prose desk-help" method="post" action=Route::Help.path(language) novalidate>
                {trap}
                <TextField
                    language
                    name="email"
                    kind="email"
                    label=td_string!(t, desk.help.email)
                    hint=td_string!(t, desk.help.email_hint)
                    value=email
                    error=email_error
                    autocomplete="email"
                    inputmode="email"
                    verbatim="none"
                />
                <Fields language page/>
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, desk.help.submit)}</button>
                    <p class="small muted">{td_string!(t, desk.help.privacy)}</p>
                </div>
            </form>
        </div>
    }
    .markup()
}

/// The same words whether or not the address is known.
#[component]
pub(super) fn HelpSent(context: Context) -> impl IntoView {
    let t = locale(context.language);
    let (phone, email) = (context.site.association.phone.clone(), context.site.association.email.clone());
    view! {
        <Outcome
            image="/img/letter.svg"
            title=td_string!(t, desk.help.sent_title)
            lead=td_string!(t, desk.help.sent)
        >
            <p>{td_string!(t, desk.help.sent_help, phone, email)}</p>
            <p><a href=Route::SignIn.path(context.language)>{td_string!(t, desk.help.back)}</a></p>
        </Outcome>
    }
    .markup()
}

/// Where somebody reads a request of theirs, and answers: no fragment, for that does not outlive a sign-in in between.
pub(crate) fn own_request_path(language: Language, number: i64) -> String {
    format!("{}?request={number}", Route::OwnHelp.path(language))
}

/// The form for who is signed in, and what they asked before.
#[component]
pub(super) fn OwnHelp(context: Context, page: OwnHelpPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let OwnHelpPage { form, username, requests, sent, reply, asked } = page;
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
            <Refused context=context.clone() page=form.clone()/>
            <PageHead title=td_string!(t, desk.own.title) lead=td_string!(t, desk.own.intro, username)/>
            <form class="form prose desk-help" method="post" action=Route::OwnHelp.path(language) novalidate>
                <Fields language page=form/>
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, desk.help.submit)}</button>
                </div>
            </form>
            <section class="section prose" aria-labelledby="earlier-title">
                <h2 id="earlier-title">{td_string!(t, desk.own.earlier)}</h2>
                {earlier}
            </section>
        </div>
    }
    .markup()
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
            tabindex=is_asked.then_some("-1")
            autofocus=is_asked
        >
            <h3>{td_string!(t, desk.own.reference, number)}</h3>
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
            <form class="form" method="post" action=path novalidate>
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

/// The field for what is added to a request.
fn reply_field(number: i64) -> String {
    format!("reply-{number}")
}

/// What both forms ask.
#[component]
fn Fields(language: Language, page: HelpPage) -> impl IntoView {
    let t = locale(language);
    let HelpPage { fields, wrong, .. } = page;
    let kind_error = wrong.kind.then(|| td_string!(t, desk.errors.kind).to_owned());
    let described_by = wrong.kind.then_some("kind-error");
    let choices = RequestKind::IN_FORM
        .map(|kind| {
            let note = match kind {
                RequestKind::UsernameChange => td_string!(t, desk.help.kind_notes.username_change),
                RequestKind::LogInHelp | RequestKind::Transcript => {
                    td_string!(t, desk.help.kind_notes.log_in_help)
                }
            };
            view! {
                <Choice
                    kind="radio"
                    name="kind"
                    id=format!("kind-{}", kind.code())
                    value=kind.code()
                    checked=fields.kind == kind.code()
                >
                    <span class="choice-text"><strong>{words::kind(language, kind)}</strong><span>{note}</span></span>
                </Choice>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field" id="kind" aria-describedby=described_by>
            <legend>{td_string!(t, desk.help.kind)}</legend>
            {kind_error.map(|error| view! { <FieldErrorText language name="kind" error/> })}
            <div class="choices">{choices}</div>
        </fieldset>
        <div class="desk-wanted">
            <TextField
                language
                name="wanted"
                label=td_string!(t, desk.help.wanted)
                hint=td_string!(t, desk.help.wanted_hint)
                value=fields.wanted
                error=wrong.wanted.map(|error| username_message(language, error).to_owned())
                autocomplete="off"
                required=false
                verbatim="none"
            />
        </div>
        <TextareaField
            language
            name="message"
            label=td_string!(t, desk.help.message)
            hint=td_string!(t, desk.help.message_hint)
            text=fields.message
            rows=6
            error=wrong.message.map(|error| message_error(language, error))
        />
    }
    .markup()
}

pub(super) fn message_error(language: Language, error: ProseError) -> String {
    match error {
        ProseError::Missing => td_string!(locale(language), desk.errors.message_missing).to_owned(),
        error => words::prose_error(language, error, MESSAGE_CHARS),
    }
}

/// What is wrong with the form, said first.
#[component]
fn Refused(context: Context, page: HelpPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let HelpPage { wrong, refusal, .. } = page;
    if let Some(refusal) = refusal {
        return Some(view! { <ErrorSummary title=ui::refusal(&context, refusal)/> }.markup());
    }
    let items: Vec<(&'static str, String)> = [
        wrong.email.map(|error| ("email", field_errors::message(language, Field::Email, error))),
        wrong.kind.then(|| ("kind", td_string!(t, desk.errors.kind).to_owned())),
        wrong.wanted.map(|error| ("wanted", username_message(language, error).to_owned())),
        wrong.message.map(|error| ("message", message_error(language, error))),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!items.is_empty())
        .then(|| view! { <ErrorSummary title=td_string!(t, desk.errors.title) items/> }.markup())
}

/// The way to the desk, for who does not get in.
#[component]
pub(crate) fn WayToDesk(context: Context) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <section class="section prose" aria-labelledby="desk-title">
            <h2 id="desk-title">{td_string!(t, desk.help.link_title)}</h2>
            <p>{td_string!(t, desk.help.link_text)}</p>
            <p>
                <a class="btn btn-quiet" href=Route::Help.path(context.language)>{td_string!(t, desk.help.link)}</a>
            </p>
        </section>
    }
    .markup()
}

/// The way to the desk, on one's own account's page.
#[component]
pub(crate) fn OwnWayToDesk(context: Context) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <section class="section prose" aria-labelledby="desk-title">
            <h2 id="desk-title">{td_string!(t, desk.own.section)}</h2>
            <p>{td_string!(t, desk.own.section_text)}</p>
            <p>
                <a class="btn btn-quiet" href=Route::OwnHelp.path(context.language)>{td_string!(t, desk.help.link)}</a>
            </p>
        </section>
    }
    .markup()
}
