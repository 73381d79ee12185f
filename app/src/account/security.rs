//! How one signs in, on one's own account's page.

use domain::Language;
use leptos::prelude::*;
use store::account::Person;
use store::account::session::Actor;

use super::done::{Done, JustDone, Section};
use super::email::Unreachable;
use super::sign_on::{MySignOn, MySignOnSection};
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::IntoMarkup;

/// The authenticator, the password, the address, and the identity provider.
#[component]
pub(super) fn Security(
    context: Context,
    actor: Actor,
    person: Person,
    sign_on: Option<MySignOn>,
    done: Option<(Section, Done)>,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
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
    let unreachable = person.unreachable.map(|since| view! { <Unreachable language since/> });
    view! {
        <section class="section prose" aria-labelledby="security-title">
            <h2 id="security-title">{td_string!(t, account.account.security.title)}</h2>
            <JustDone language done here=Section::Security/>
            <h3>{td_string!(t, account.account.security.authenticator)}</h3>
            <p>{state}</p>
            <p><a class="btn btn-quiet" href=Route::Authenticator.path(language)>{button}</a></p>
            <h3>{td_string!(t, account.sign_in.password)}</h3>
            <PasswordLine language has_password=actor.has_password/>
            <h3>{td_string!(t, account.account.security.email)}</h3>
            <p>{td_string!(t, account.account.security.email_is, address = person.email)}</p>
            {unreachable}
            <p>
                <a class="btn btn-quiet" href=Route::Email.path(language)>
                    {td_string!(t, account.account.security.email_change)}
                </a>
            </p>
            <MySignOnSection context sign_on/>
        </section>
    }
    .markup()
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
