//! Passkeys, as their owner sees them.

use domain::Language;
use leptos::prelude::*;
use store::passkey::{MOST_PASSKEYS, Passkey};
use uuid::Uuid;

use super::actions::Refused;
use super::islands::{PasskeyCeremony, PasskeyForm, PasskeySignIn};
use super::password::OwnPassword;
use crate::i18n::{date, locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{ErrorSummary, FieldErrorText, IntoMarkup, PageHead, TextField};

/// The form that adds a passkey.
#[derive(Clone, Debug)]
pub struct AddPasskeyPage {
    /// What the passkey may be called: the browser's name.
    pub name: String,
    /// Whether staff cannot go on without a second factor.
    pub is_due: bool,
}

/// The form that removes a passkey.
#[derive(Clone, Debug)]
pub struct RemovePasskeyPage {
    /// Those there are.
    pub passkeys: Vec<Passkey>,
    /// The one that was chosen.
    pub chosen: Option<Uuid>,
    /// Why nothing was removed.
    pub refused: Option<Refused>,
}

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
pub(super) fn PasskeyList(context: Context, passkeys: Vec<Passkey>) -> impl IntoView {
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

/// Adds a passkey.
#[component]
pub(super) fn AddPasskey(context: Context, page: AddPasskeyPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let lead = if page.is_due { td_string!(t, passkeys.add.staff) } else { td_string!(t, passkeys.add.lead) };
    let ceremony = ceremony(language, Route::PasskeyOptions, Route::AddPasskey);
    view! {
        <div class="wrap page">
            <PageHead title=td_string!(t, passkeys.add.title) lead/>
            <PasskeyForm ceremony label=td_string!(t, passkeys.add.submit).to_owned()>
                <TextField
                    language
                    name="name"
                    label=td_string!(t, passkeys.add.name)
                    hint=td_string!(t, passkeys.add.name_hint)
                    value=page.name
                    error=None
                    autocomplete="off"
                />
                <OwnPassword context=context.clone() label=td_string!(t, passkeys.add.password) error=None/>
            </PasskeyForm>
            <p class="passkey-note small muted">{td_string!(t, passkeys.add.asleep)}</p>
        </div>
    }
    .markup()
}

/// Removes a passkey.
#[component]
pub(super) fn RemovePasskey(context: Context, page: RemovePasskeyPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let RemovePasskeyPage { passkeys, chosen, refused } = page;
    let is_unchosen = refused == Some(Refused::Unknown) || (refused.is_some() && chosen.is_none());
    let unchosen = is_unchosen.then(|| td_string!(t, passkeys.remove.unchosen).to_owned());
    let wrong = refused
        .filter(|refused| *refused != Refused::Unknown)
        .map(|refused| refusal(language, refused).to_owned());
    let items = [("passkey", unchosen.clone()), ("password", wrong.clone())];
    let items: Vec<_> = items.into_iter().filter_map(|(field, error)| Some((field, error?))).collect();
    let summary = (!items.is_empty())
        .then(|| view! { <ErrorSummary title=td_string!(t, account.errors.title) items/> });
    let described_by = unchosen.is_some().then_some("passkey-error");
    let choices = passkeys
        .into_iter()
        .map(|passkey| {
            let id = passkey.id.to_string();
            let target = id.clone();
            view! {
                <label class="choice" for=target>
                    <input type="radio" id=id.clone() name="passkey" value=id checked=chosen == Some(passkey.id)/>
                    <span class="choice-text">{passkey.name}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <div class="wrap page">
            {summary}
            <PageHead title=td_string!(t, passkeys.remove.title) lead=td_string!(t, passkeys.remove.lead)/>
            <form class="form prose" method="post" action=Route::RemovePasskey.path(language) novalidate>
                <fieldset class="field" id="passkey" aria-describedby=described_by>
                    <legend>{td_string!(t, passkeys.remove.which)}</legend>
                    {unchosen.map(|error| view! { <FieldErrorText language name="passkey" error/> })}
                    <div class="choices">{choices}</div>
                </fieldset>
                <OwnPassword context=context.clone() label=td_string!(t, account.sign_in.password) error=wrong/>
                <div class="form-end btn-row">
                    <button class="btn btn-danger" type="submit">{td_string!(t, passkeys.remove.submit)}</button>
                    " "
                    <a class="btn btn-quiet" href=Route::Account.path(language)>
                        {td_string!(t, passkeys.remove.keep)}
                    </a>
                </div>
            </form>
        </div>
    }
    .markup()
}

/// Whoever has a passkey and signed in without it gives it first.
#[component]
pub(super) fn UsePasskey(context: Context) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let is_staff = context.viewer.as_ref().is_some_and(|viewer| viewer.standing.is_staff());
    let to = match context.route {
        // Whom the gate sent here wanted to work.
        Some(Route::Authenticator) if is_staff => Route::Dashboard,
        route => route.unwrap_or(Route::Account),
    };
    let to = to.path(language);
    let (phone, email) = (context.site.association.phone.clone(), context.site.association.email.clone());
    view! {
        <div class="wrap page">
            <PageHead title=td_string!(t, passkeys.give.title) lead=td_string!(t, passkeys.give.lead)/>
            <PasskeyButton context=context.clone() to label=td_string!(t, passkeys.sign_in.button)/>
            <p class="passkey-note small muted">{td_string!(t, passkeys.give.asleep)}</p>
            <p class="passkey-note small muted">{td_string!(t, passkeys.give.lost, phone, email)}</p>
        </div>
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

fn ceremony(language: Language, begin: Route, finish: Route) -> PasskeyCeremony {
    let t = locale(language);
    PasskeyCeremony {
        begin: begin.path(language),
        finish: finish.path(language),
        cancelled: td_string!(t, passkeys.errors.cancelled).to_owned(),
        known: td_string!(t, passkeys.errors.known).to_owned(),
        failed: td_string!(t, passkeys.errors.failed).to_owned(),
    }
}
