//! The person behind a request, and what the desk can do for them: a username, a way in.

use domain::account::UsernameError;
use domain::{Language, desk::RequestKind};
use leptos::prelude::*;
use services::desk::RequestFields;
use store::desk::{Request, Subject};
use store::staff::Held;
use time::{Duration, OffsetDateTime};

use crate::account::username_message;
use crate::i18n::{date, language_name, locale, td_string};
use crate::moderation::MeasuresInForce;
use crate::routes::Route;
use crate::ui::{Choice, IntoMarkup, Markup, TextField};

/// Who it is, as far as the desk may see.
#[component]
pub(super) fn Who(
    language: Language,
    request: Request,
    held: Vec<Held>,
    unreachable: Option<OffsetDateTime>,
) -> impl IntoView {
    let t = locale(language);
    let unreachable = unreachable.map(|since| {
        let text = td_string!(t, desk.request.unreachable, date = date(language, since));
        view! { <div class="notice notice-warning"><p>{text}</p></div> }
    });
    let facts = if let Some(subject) = request.subject {
        known(language, subject, held)
    } else {
        let until = date(language, request.received + Duration::days(30));
        view! {
            <p>{td_string!(t, desk.request.stranger, date = until)}</p>
            <dl class="desk-facts">
                <dt>{td_string!(t, desk.request.email)}</dt>
                <dd><bdi>{request.address.unwrap_or_default()}</bdi></dd>
                <dt>{td_string!(t, desk.request.language)}</dt>
                <dd>{language_name(language, request.language)}</dd>
            </dl>
        }
        .markup()
    };
    let (class, warning) = if request.signed_in {
        ("notice", td_string!(t, desk.request.signed_in))
    } else if request.confirmed.is_some() {
        ("notice", td_string!(t, desk.request.confirmed))
    } else {
        ("notice notice-warning", td_string!(t, desk.request.signed_out))
    };
    view! {
        <section class="desk-part" aria-labelledby="who-title">
            <h2 id="who-title">{td_string!(t, desk.request.who)}</h2>
            <div class=class><p>{warning}</p></div>
            {unreachable}
            {facts}
        </section>
    }
    .markup()
}

fn known(language: Language, subject: Subject, held: Vec<Held>) -> Markup {
    let t = locale(language);
    let whether =
        |is: bool| if is { td_string!(t, desk.request.yes) } else { td_string!(t, desk.request.no) };
    let none = || td_string!(t, desk.request.none).to_owned();
    let username = subject.username.unwrap_or_else(|| td_string!(t, desk.request.no_account).to_owned());
    let facts = [
        (td_string!(t, desk.request.name), subject.name),
        (td_string!(t, desk.request.email), subject.email),
        (td_string!(t, desk.request.member_number), subject.member_number.unwrap_or_else(none)),
        (td_string!(t, desk.request.username), username),
        (td_string!(t, desk.request.language), language_name(language, subject.language).to_owned()),
        (td_string!(t, desk.request.on_roster), whether(subject.on_roster).to_owned()),
        (td_string!(t, desk.request.has_second_factor), whether(subject.has_second_factor).to_owned()),
        (td_string!(t, desk.request.is_staff), whether(subject.is_staff).to_owned()),
    ];
    let facts = facts
        .into_iter()
        .map(|(name, value)| view! { <dt>{name}</dt><dd><bdi>{value}</bdi></dd> })
        .collect_view();
    let none = held.is_empty().then(|| td_string!(t, moderation.measures.none));
    view! {
        <dl class="desk-facts">{facts}</dl>
        <h3>{td_string!(t, moderation.measures.title)}</h3>
        {none.map(|none| view! { <p>{none}</p> })}
        <MeasuresInForce language measures=held is_own=false/>
    }
    .markup()
}

/// Another username, for who has one. What is closed is opened again first; until then, what was typed stands here.
#[component]
pub(super) fn NewName(
    language: Language,
    request: Request,
    typed: RequestFields,
    error: Option<UsernameError>,
) -> impl IntoView {
    let t = locale(language);
    request.subject.as_ref()?.username.as_ref()?;
    let is_closed = request.state.is_closed();
    if is_closed && !typed.has_username(request.wanted.as_deref()) {
        return None;
    }
    let closes = !typed.close.is_empty();
    // What was asked for is there to be confirmed.
    let value =
        if typed == RequestFields::default() { request.wanted.unwrap_or_default() } else { typed.username };
    let rename = (!is_closed).then(|| {
        view! {
            <button class="btn" type="submit" name="act" value="rename">
                {td_string!(t, desk.request.rename_submit)}
            </button>
        }
    });
    Some(
        view! {
            <section class="desk-part" aria-labelledby="rename-title">
                <h2 id="rename-title">{td_string!(t, desk.request.rename)}</h2>
                <p>{td_string!(t, desk.request.rename_intro)}</p>
                <TextField
                    language
                    name="username"
                    class="input input-medium"
                    label=td_string!(t, desk.request.rename_label)
                    value=value
                    error=error.map(|error| username_message(language, error).to_owned())
                    autocomplete="off"
                    verbatim="none"
                />
                <Choice kind="checkbox" name="close" id="close".to_owned() value="on" checked=closes>
                    <span class="choice-text">{td_string!(t, desk.request.rename_close)}</span>
                </Choice>
                {rename}
            </section>
        }
        .markup(),
    )
}

/// What lets the person in again.
#[component]
pub(super) fn WaysIn(language: Language, request: Request) -> impl IntoView {
    let t = locale(language);
    let subject = request.subject.clone()?;
    if request.kind != RequestKind::LogInHelp || request.state.is_closed() {
        return None;
    }
    let has_account = subject.username.is_some();
    let link = (has_account || subject.on_roster).then(|| {
        let (button, text) = if has_account {
            (td_string!(t, desk.request.reset), td_string!(t, desk.request.reset_text))
        } else {
            (td_string!(t, desk.request.invite), td_string!(t, desk.request.invite_text))
        };
        view! {
            <p>{text}</p>
            <button class="btn btn-quiet" type="submit" name="act" value="link">{button}</button>
        }
    });
    let second_factor = subject.has_second_factor.then(|| {
        if subject.is_staff {
            view! { <p>{td_string!(t, desk.request.second_factor_staff)}</p> }.markup()
        } else {
            let path = Route::RequestSecondFactor.path_with(language, &request.id.to_string());
            view! {
                <p>{td_string!(t, desk.request.second_factor_text)}</p>
                <p><a class="btn btn-quiet" href=path>{td_string!(t, desk.request.second_factor)}</a></p>
            }
            .markup()
        }
    });
    Some(
        view! {
            <section class="desk-part" aria-labelledby="entry-title">
                <h2 id="entry-title">{td_string!(t, desk.request.entry)}</h2>
                {link}
                {second_factor}
            </section>
        }
        .markup(),
    )
}
