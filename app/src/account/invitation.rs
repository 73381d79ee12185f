//! Opening an account with an invitation.

use domain::Language;
use domain::account::{PasswordError, UsernameError};
use domain::help::Subject;
use leptos::prelude::*;
use services::account::AccountErrors;
use store::account::terms::Terms;

use super::errors::{password_message, username_message};
use super::password::NewPassword;
use super::sample::{HOSTILE, terms};
use super::terms::TermsChoice;
use crate::help::HelpLink;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead, TextField};

/// The form that opens an account.
#[derive(Clone, Debug)]
pub struct InvitationPage {
    /// Whether they are invited as a member.
    pub is_member: bool,
    /// What was typed as the username.
    pub username: String,
    /// What is wrong.
    pub wrong: AccountErrors,
    /// Too many people at once.
    pub is_busy: bool,
    /// The terms to accept.
    pub terms: Terms,
}

impl PageView for InvitationPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), account.invitation.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let of_association = context.site.association.in_language(language).of.clone();
        let Self { is_member, username, wrong, is_busy, terms } = self;
        let lead = if is_member {
            td_string!(t, account.invitation.intro, of_association)
        } else {
            td_string!(t, guest_posts.invitation, of_association)
        };
        let username_error = wrong.username.map(|error| username_message(language, error).to_owned());
        let password_error = wrong.password.map(|error| password_message(language, error).to_owned());
        let terms_error = wrong.terms.then(|| td_string!(t, account.errors.terms).to_owned());
        let items: Vec<(&'static str, String)> = [
            username_error.clone().map(|message| ("username", message)),
            password_error.clone().map(|message| ("password", message)),
            terms_error.clone().map(|message| ("terms", message)),
        ]
        .into_iter()
        .flatten()
        .collect();
        let summary = (!items.is_empty()).then(|| {
            view! { <ErrorSummary title=td_string!(t, account.errors.title) items/> }
        });
        let busy = is_busy.then(|| view! { <ErrorSummary title=td_string!(t, account.sign_in.busy)/> });
        view! {
            <div class="wrap page">
                {busy}
                {summary}
                <PageHead title=td_string!(t, account.invitation.title) lead/>
                <form
                    class="form prose"
                    method="post"
                    action=Route::Invitation.path_with(language, &context.token)
                    novalidate
                >
                    <NewUsername language value=username error=username_error/>
                    <NewPassword language label=td_string!(t, account.invitation.password) error=password_error/>
                    <TermsChoice context=context.clone() terms error=terms_error/>
                    <div class="form-end">
                        <button class="btn" type="submit">{td_string!(t, account.invitation.submit)}</button>
                    </div>
                </form>
                <HelpLink language subject=Subject::Login/>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let blank = || Self {
            is_member: true,
            username: String::new(),
            wrong: AccountErrors::default(),
            is_busy: false,
            terms: terms(),
        };
        let name = |typed: &str, error| Self {
            username: typed.into(),
            wrong: AccountErrors { username: Some(error), ..AccountErrors::default() },
            ..blank()
        };
        let all = |username, password| AccountErrors {
            username: Some(username),
            password: Some(password),
            terms: true,
        };
        let nothing = all(UsernameError::Missing, PasswordError::Missing);
        let characters = all(UsernameError::Characters, PasswordError::Guessable);
        [
            ("", blank()),
            ("guest", Self { is_member: false, ..blank() }),
            ("nothing-typed", Self { wrong: nothing, ..blank() }),
            ("all-wrong", Self { username: HOSTILE.into(), wrong: characters, ..blank() }),
            ("name-too-long", name(&"anticonstitutionnellement".repeat(4), UsernameError::Length)),
            ("name-reserved", name("administrateur", UsernameError::Reserved)),
            ("name-tells-email", name("zephirine", UsernameError::TellsEmail)),
            ("name-taken", name("zéphirine", UsernameError::Taken)),
            ("busy", Self { username: "zéphirine".into(), is_busy: true, ..blank() }),
        ]
        .map(|(state, page)| Sample::public(state, Route::Invitation, page))
        .to_vec()
    }
}

/// What somebody will be called.
#[component]
pub(super) fn NewUsername(language: Language, value: String, error: Option<String>) -> impl IntoView {
    let t = locale(language);
    view! {
        <TextField
            language
            name="username"
            label=td_string!(t, account.invitation.username)
            hint=td_string!(t, account.invitation.username_hint)
            value
            error
            autocomplete="username"
            verbatim="none"
        />
    }
    .markup()
}
