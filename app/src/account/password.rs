//! Changing one's password.

use domain::Language;
use domain::account::PasswordError;
use leptos::prelude::*;

use super::errors::password_message;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, Viewer, asks_nothing};
use crate::routes::Route;
use crate::sample::member;
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead, TextField};

/// The current password and a new one. What was typed is never written back.
#[derive(Clone, Copy, Debug, Default)]
pub struct PasswordPage {
    /// The current one was not right.
    pub is_wrong: bool,
    /// What is wrong with the new one.
    pub refused: Option<PasswordError>,
    /// Too many people at once.
    pub is_busy: bool,
}

impl PageView for PasswordPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), account.password.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let wrong = self.is_wrong.then(|| td_string!(t, account.password.wrong).to_owned());
        let refused = self.refused.map(|error| password_message(language, error).to_owned());
        let items: Vec<(&'static str, String)> = [("current", wrong.clone()), ("password", refused.clone())]
            .into_iter()
            .filter_map(|(name, message)| Some((name, message?)))
            .collect();
        let summary = (!items.is_empty())
            .then(|| view! { <ErrorSummary title=td_string!(t, account.errors.title) items/> });
        let busy = self.is_busy.then(|| view! { <ErrorSummary title=td_string!(t, account.sign_in.busy)/> });
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
                    <NewPassword language label=td_string!(t, account.password.new) error=refused/>
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

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let all = Self { is_wrong: true, refused: Some(PasswordError::Missing), is_busy: false };
        let has_none = Viewer { has_password: false, ..member() };
        [
            ("", member(), Self::default()),
            ("has-none", has_none, Self::default()),
            ("wrong", member(), Self { is_wrong: true, ..Self::default() }),
            ("refused", member(), Self { refused: Some(PasswordError::Common), ..Self::default() }),
            ("all-wrong", member(), all),
            ("busy", member(), Self { is_busy: true, ..Self::default() }),
        ]
        .map(|(state, viewer, page)| Sample::of(viewer, state, Route::Password, page))
        .to_vec()
    }
}

/// A password to choose.
#[component]
pub(super) fn NewPassword(language: Language, label: &'static str, error: Option<String>) -> impl IntoView {
    let t = locale(language);
    view! {
        <TextField
            language
            name="password"
            kind="password"
            label
            hint=td_string!(t, account.invitation.password_hint)
            value=String::new()
            error
            autocomplete="new-password"
        />
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
