//! Changing one's password.

use leptos::prelude::*;

use super::pages::PasswordPage;
use super::ways_in::password_message;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, PageHead, TextField};

/// The current password and a new one.
#[component]
pub(super) fn ChangePassword(context: Context, page: PasswordPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let wrong = page.is_wrong.then(|| td_string!(t, account.password.wrong).to_owned());
    let refused = page.refused.map(|error| password_message(language, error).to_owned());
    let items: Vec<(&'static str, String)> = [("current", wrong.clone()), ("password", refused.clone())]
        .into_iter()
        .filter_map(|(name, message)| Some((name, message?)))
        .collect();
    let summary = (!items.is_empty())
        .then(|| view! { <ErrorSummary title=td_string!(t, account.errors.title) items/> });
    let busy = page.is_busy.then(|| view! { <ErrorSummary title=td_string!(t, account.sign_in.busy)/> });
    view! {
        <div class="wrap page">
            {busy}
            {summary}
            <PageHead title=td_string!(t, account.password.title) lead=td_string!(t, account.password.intro)/>
            <form class="form prose" method="post" action=Route::Password.path(language) novalidate>
                <OwnPassword
                    context=context.clone()
                    name="current"
                    label=td_string!(t, account.password.current)
                    error=wrong
                />
                <TextField
                    language
                    name="password"
                    kind="password"
                    label=td_string!(t, account.password.new)
                    hint=td_string!(t, account.invitation.password_hint)
                    value=String::new()
                    error=refused
                    autocomplete="new-password"
                />
                <div class="form-end btn-row">
                    <button class="btn" type="submit">{td_string!(t, account.password.submit)}</button>
                    " "
                    <a class="btn btn-quiet" href=Route::Account.path(language)>
                        {td_string!(t, account.password.cancel)}
                    </a>
                </div>
            </form>
            <p class="prose">
                {td_string!(t, account.password.forgotten)} " "
                <a href=Route::AccessRequest.path(language)>{td_string!(t, account.password.forgotten_link)}</a>
            </p>
        </div>
    }
    .markup()
}

/// Asks for the current password again, before something that somebody who found the session must not do. Whoever comes
/// by the association's provider may have none, and sets one first.
#[component]
pub(super) fn OwnPassword(
    context: Context,
    label: &'static str,
    error: Option<String>,
    #[prop(default = "password")] name: &'static str,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    if context.viewer.as_ref().is_some_and(|viewer| !viewer.has_password) {
        return view! {
            <p class="notice" id=name>
                {td_string!(t, account.no_password.text)} " "
                <a href=Route::AccessRequest.path(language)>{td_string!(t, account.no_password.link)}</a>
            </p>
        }
        .markup();
    }
    view! {
        <TextField
            language
            name
            kind="password"
            label
            value=String::new()
            error
            autocomplete="current-password"
        />
    }
    .markup()
}
