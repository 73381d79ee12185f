//! What a person sees and changes of their own account.

use domain::Language;
use leptos::prelude::*;
use qrcode::QrCode;
use qrcode::render::svg;
use store::account::Session;

use super::email::Unreachable;
use super::leave::WayOut;
use super::notifications::NoticeForm;
use super::pages::{AuthenticatorPage, Done, MyAccountPage};
use super::passkeys::PasskeyList;
use super::password::OwnPassword;
use super::profile::{MyData, ProfileForm};
use super::sign_on::MySignOnSection;
use crate::desk::OwnWayToDesk;
use crate::i18n::{locale, minute, td_string};
use crate::moderation::{MeasuresInForce, OwnWayToDecisions};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, PageHead, Success, TextField};

/// The account: what others see, where it is open, what protects it.
#[component]
pub(super) fn MyAccount(context: Context, page: MyAccountPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let MyAccountPage {
        actor,
        held,
        sessions,
        passkeys,
        person,
        profile,
        notices,
        digest,
        sign_on,
        done,
        unsaved,
        is_partly_saved,
    } = page;
    let (phone, email) = (context.site.association.phone.as_str(), context.site.association.email.as_str());
    let standing = &actor.standing;
    let status = if standing.is_suspended {
        Some(td_string!(t, account.account.status.suspended, phone, email))
    } else if standing.is_guest && !standing.is_member {
        Some(td_string!(t, guest_posts.account).to_owned())
    } else if !standing.is_member && !standing.is_staff() {
        Some(td_string!(t, account.account.status.left, phone, email))
    } else {
        None
    };
    let holds = (!held.is_empty()).then(|| {
        view! {
            <section class="section notice" aria-labelledby="standing-title">
                <h2 id="standing-title">{td_string!(t, moderation.measures.own_title)}</h2>
                <MeasuresInForce language measures=held is_own=true/>
            </section>
        }
    });
    let guest_posts = (standing.is_guest && !standing.is_member).then(|| {
        let path = Route::GuestPosts.path(language);
        view! { <p><a href=path>{td_string!(t, guest_posts.own.title)}</a></p> }
    });
    let done = done.map(
        |done| view! { <Success title=td_string!(t, common.notices.success) text=said(language, done)/> },
    );
    let (state, button) = if actor.has_authenticator {
        (
            td_string!(t, account.account.security.authenticator_on),
            td_string!(t, account.account.security.authenticator_replace),
        )
    } else {
        (
            td_string!(t, account.account.security.authenticator_off),
            td_string!(t, account.account.security.authenticator_set),
        )
    };
    let address = person.email.clone();
    let unreachable = person.unreachable.map(|since| view! { <Unreachable language since/> });
    view! {
        <div class="wrap page">
            {done}
            <PageHead
                title=td_string!(t, account.account.title)
                lead=td_string!(t, account.account.intro, username = actor.username.as_str())
            />
            {status.map(|text| view! { <div class="notice"><p>{text}</p>{guest_posts}</div> })}
            {holds}
            <form method="post" action=Route::Profile.path(language) novalidate>
                <ProfileForm context=context.clone() person profile unsaved=unsaved.clone() is_partly_saved/>
                <NoticeForm context=context.clone() choices=notices digest unsaved is_partly_saved/>
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, account.account.profile.submit)}</button>
                </div>
            </form>
            <section class="section prose" aria-labelledby="security-title">
                <h2 id="security-title">{td_string!(t, account.account.security.title)}</h2>
                <h3>{td_string!(t, account.account.security.authenticator)}</h3>
                <p>{state}</p>
                <p><a class="btn btn-quiet" href=Route::Authenticator.path(language)>{button}</a></p>
                <h3>{td_string!(t, account.sign_in.password)}</h3>
                <PasswordLine language has_password=actor.has_password/>
                <h3>{td_string!(t, account.account.security.email)}</h3>
                <p>{td_string!(t, account.account.security.email_is, address)}</p>
                {unreachable}
                <p>
                    <a class="btn btn-quiet" href=Route::Email.path(language)>
                        {td_string!(t, account.account.security.email_change)}
                    </a>
                </p>
                <MySignOnSection context=context.clone() sign_on/>
            </section>
            <PasskeyList context=context.clone() passkeys/>
            <Sessions context=context.clone() sessions here=actor.session/>
            <OwnWayToDesk context=context.clone()/>
            <OwnWayToDecisions context=context.clone()/>
            <MyData context=context.clone()/>
            <WayOut context/>
        </div>
    }
    .markup()
}

/// What was done, in words.
fn said(language: Language, done: Done) -> &'static str {
    let t = locale(language);
    match done {
        Done::Ended => td_string!(t, account.account.sessions.ended),
        Done::Saved => td_string!(t, account.account.profile.saved),
        Done::Notifications => td_string!(t, account.notifications.saved),
        Done::Password => td_string!(t, account.account.security.password_changed),
        Done::SignOnEnded => td_string!(t, sign_on.account.ended),
        Done::SignOnKept => td_string!(t, sign_on.account.kept),
        Done::PasskeyAdded => td_string!(t, passkeys.section.was_added),
        Done::PasskeyRemoved => td_string!(t, passkeys.section.was_removed),
        Done::EmailConfirmed => td_string!(t, account.email.same_done),
    }
}

/// The password, and the way to another or to a first one.
#[component]
fn PasswordLine(language: Language, has_password: bool) -> impl IntoView {
    let t = locale(language);
    let (state, route, link) = if has_password {
        (
            td_string!(t, account.account.security.password),
            Route::Password,
            td_string!(t, account.account.security.password_change),
        )
    } else {
        (
            td_string!(t, account.account.security.no_password),
            Route::AccessRequest,
            td_string!(t, account.no_password.link),
        )
    };
    view! {
        <p>{state}</p>
        <p><a class="btn btn-quiet" href=route.path(language)>{link}</a></p>
    }
}

/// Where the person is signed in.
#[component]
fn Sessions(context: Context, sessions: Vec<Session>, here: uuid::Uuid) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let others = sessions.len() > 1;
    let rows = sessions
        .into_iter()
        .map(|session| {
            let name = if session.browser.is_empty() {
                td_string!(t, account.browsers.unknown).to_owned()
            } else {
                session.browser
            };
            let since =
                td_string!(t, account.account.sessions.since, date = minute(language, session.started));
            let end = if session.id == here {
                view! { <strong>{td_string!(t, account.account.sessions.this)}</strong> }.markup()
            } else {
                let label = format!("{} {name}", td_string!(t, account.account.sessions.end));
                view! {
                    <form method="post" action=Route::EndSessions.path(language)>
                        <input type="hidden" name="session" value=session.id.to_string()/>
                        <button class="btn btn-quiet" type="submit" aria-label=label>
                            {td_string!(t, account.account.sessions.end)}
                        </button>
                    </form>
                }
                .markup()
            };
            view! { <li><p><strong>{name}</strong><br/>{since}</p>{end}</li> }
        })
        .collect_view();
    let end_others = others.then(|| {
        view! {
            <form method="post" action=Route::EndSessions.path(language)>
                <button class="btn" type="submit">{td_string!(t, account.account.sessions.end_others)}</button>
            </form>
        }
    });
    view! {
        <section class="section prose" aria-labelledby="sessions-title">
            <h2 id="sessions-title">{td_string!(t, account.account.sessions.title)}</h2>
            <p>{td_string!(t, account.account.sessions.intro)}</p>
            <ul class="sessions">{rows}</ul>
            {end_others}
        </section>
    }
    .markup()
}

/// Sets up an authenticator.
#[component]
pub(super) fn Authenticator(context: Context, page: AuthenticatorPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let AuthenticatorPage { enrolment, is_wrong, is_wrong_password, is_due } = page;
    let error = is_wrong.then(|| td_string!(t, account.errors.code).to_owned());
    let wrong_password = is_wrong_password.then(|| td_string!(t, passkeys.errors.password).to_owned());
    let items = [("code", error.clone()), ("password", wrong_password.clone())];
    let items: Vec<_> = items.into_iter().filter_map(|(field, error)| Some((field, error?))).collect();
    let summary = (!items.is_empty())
        .then(|| view! { <ErrorSummary title=td_string!(t, account.errors.title) items/> });
    let or_passkey = (is_due && context.site.domain().is_some()).then(|| {
        view! {
            <section class="section prose" aria-labelledby="passkey-title">
                <h2 id="passkey-title">{td_string!(t, passkeys.authenticator.instead_title)}</h2>
                <p>{td_string!(t, passkeys.authenticator.instead)}</p>
                <p>
                    <a class="btn btn-quiet" href=Route::AddPasskey.path(language)>
                        {td_string!(t, passkeys.section.add)}
                    </a>
                </p>
            </section>
        }
    });
    let lead = if is_due {
        td_string!(t, account.authenticator.staff)
    } else {
        td_string!(t, account.account.security.authenticator_off)
    };
    view! {
        <div class="wrap page">
            {summary}
            <PageHead title=td_string!(t, account.authenticator.title) lead/>
            <form class="form prose" method="post" action=Route::Authenticator.path(language) novalidate>
                <input type="hidden" name="sealed" value=enrolment.sealed/>
                <ol>
                    <li>{td_string!(t, account.authenticator.step_1)}</li>
                    <li>{td_string!(t, account.authenticator.step_2)}</li>
                    <li>{td_string!(t, account.authenticator.step_3)}</li>
                </ol>
                <div class="qr" role="img" aria-label=td_string!(t, account.authenticator.qr) inner_html=qr(&enrolment.url)></div>
                <p>{td_string!(t, account.authenticator.key)} " " <code class="key">{groups(&enrolment.key)}</code></p>
                <TextField
                    language
                    name="code"
                    class="input input-medium"
                    label=td_string!(t, account.authenticator.code)
                    value=String::new()
                    error=error
                    autocomplete="one-time-code"
                    inputmode="numeric"
                />
                <OwnPassword context=context.clone() label=td_string!(t, passkeys.authenticator.password) error=wrong_password/>
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, account.authenticator.submit)}</button>
                </div>
            </form>
            {or_passkey}
        </div>
    }
    .markup()
}

/// The recovery codes, shown once.
#[component]
pub(super) fn RecoveryCodes(context: Context, codes: Vec<String>) -> impl IntoView {
    let t = locale(context.language);
    let codes =
        codes.into_iter().map(|code| view! { <li><code class="key">{code}</code></li> }).collect_view();
    view! {
        <div class="wrap page prose">
            <PageHead title=td_string!(t, account.authenticator.done_title) lead=td_string!(t, account.authenticator.done)/>
            <ul class="recovery-codes">{codes}</ul>
            <p>
                <a class="btn" href=Route::Account.path(context.language)>{td_string!(t, account.authenticator.kept)}</a>
            </p>
        </div>
    }
    .markup()
}

/// The picture that an app scans; nothing where the text does not fit one, for the key stands beside it.
fn qr(url: &str) -> String {
    let Ok(code) = QrCode::new(url) else { return String::new() };
    let picture = code.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
    // Within a page it needs no XML declaration.
    picture.find("<svg").map(|at| picture[at..].to_owned()).unwrap_or_default()
}

fn groups(key: &str) -> String {
    let letters: Vec<char> = key.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
