//! Passkeys, as their owner sees them on the pages of others.

use domain::Language;
use leptos::prelude::*;
use services::account::Refused;
use store::passkey::{MOST_PASSKEYS, Passkey};

use super::done::{Done, JustDone, Section};
use super::islands::{PasskeyCeremony, PasskeySignIn};
use crate::i18n::{date, locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::IntoMarkup;

/// The words for a refusal, with a way forward.
pub fn refusal(language: Language, refused: Refused) -> &'static str {
    let t = locale(language);
    match refused {
        Refused::Password => td_string!(t, passkeys.errors.password),
        Refused::Name => td_string!(t, passkeys.errors.name),
        Refused::Full => td_string!(t, passkeys.errors.full),
        Refused::Locked => td_string!(t, passkeys.errors.locked),
        Refused::Expired => td_string!(t, passkeys.errors.expired),
        Refused::Unknown => td_string!(t, passkeys.errors.unknown),
        Refused::Invalid => td_string!(t, passkeys.errors.invalid),
        Refused::TooMany => td_string!(t, passkeys.errors.too_many),
        Refused::Busy => td_string!(t, passkeys.errors.busy),
    }
}

/// The passkeys on one's own account's page. Nothing is shown where there can be none.
#[component]
pub(super) fn PasskeyList(
    context: Context,
    passkeys: Vec<Passkey>,
    done: Option<(Section, Done)>,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    if context.site.domain().is_none() && passkeys.is_empty() {
        return ().markup();
    }
    let is_full = passkeys.len() >= usize::from(MOST_PASSKEYS);
    let list = if passkeys.is_empty() {
        view! { <p>{td_string!(t, passkeys.section.none)}</p> }.markup()
    } else {
        let rows = passkeys.into_iter().map(|passkey| view! { <Row language passkey/> }).collect_view();
        view! { <ul class="sessions">{rows}</ul> }.markup()
    };
    let add = if is_full {
        view! { <p>{td_string!(t, passkeys.section.full)}</p> }.markup()
    } else {
        view! {
            <p>
                <a class="btn btn-quiet" href=Route::AddPasskey.path(language)>
                    {td_string!(t, passkeys.section.add)}
                </a>
            </p>
        }
        .markup()
    };
    view! {
        <section class="section prose" aria-labelledby="passkeys-title">
            <h2 id="passkeys-title">{td_string!(t, passkeys.section.title)}</h2>
            <JustDone language done here=Section::Passkeys/>
            <p>{td_string!(t, passkeys.section.intro)}</p>
            {list}
            {add}
        </section>
    }
    .markup()
}

#[component]
fn Row(language: Language, passkey: Passkey) -> impl IntoView {
    let t = locale(language);
    let added = td_string!(t, passkeys.section.added, date = date(language, passkey.added));
    let used = match passkey.used {
        Some(at) => td_string!(t, passkeys.section.used, date = date(language, at)),
        None => td_string!(t, passkeys.section.unused).to_owned(),
    };
    let label = td_string!(t, passkeys.section.remove_named, name = passkey.name.as_str());
    let remove = format!("{}?passkey={}", Route::RemovePasskey.path(language), passkey.id);
    view! {
        <li>
            <p><strong>{passkey.name}</strong><br/>{format!("{added}, {used}")}</p>
            <a class="btn btn-quiet" href=remove aria-label=label>{td_string!(t, passkeys.section.remove)}</a>
        </li>
    }
    .markup()
}

/// The button that signs in with a passkey, where there can be one.
#[component]
pub(super) fn PasskeyButton(context: Context, to: String, label: &'static str) -> impl IntoView {
    let language = context.language;
    context.site.domain().map(|_| {
        let ceremony = ceremony(language, Route::SignInPasskeyOptions, Route::SignInPasskey);
        view! { <PasskeySignIn ceremony to label=label.to_owned()/> }
    })
}

/// A ceremony between two addresses.
pub(super) fn ceremony(language: Language, begin: Route, finish: Route) -> PasskeyCeremony {
    let t = locale(language);
    PasskeyCeremony {
        begin: begin.path(language),
        finish: finish.path(language),
        cancelled: td_string!(t, passkeys.errors.cancelled).to_owned(),
        known: td_string!(t, passkeys.errors.known).to_owned(),
        failed: td_string!(t, passkeys.errors.failed).to_owned(),
    }
}
