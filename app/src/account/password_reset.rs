//! Setting a new password with a link from a mail.

use domain::Language;
use domain::account::PasswordError;
use leptos::prelude::*;

use super::errors::password_message;
use super::password::NewPassword;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead};

/// The form that sets it. What was typed is never written back.
#[derive(Clone, Copy, Debug, Default)]
pub struct PasswordResetPage {
    /// What is wrong.
    pub wrong: Option<PasswordError>,
    /// Too many people at once.
    pub is_busy: bool,
}

impl PageView for PasswordResetPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), account.reset.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let error = self.wrong.map(|error| password_message(language, error).to_owned());
        let summary = error.clone().map(|message| {
            view! { <ErrorSummary title=td_string!(t, account.errors.title) items=vec![("password", message)]/> }
        });
        let busy = self.is_busy.then(|| view! { <ErrorSummary title=td_string!(t, account.sign_in.busy)/> });
        view! {
            <div class="wrap page">
                {busy}
                {summary}
                <PageHead title=td_string!(t, account.reset.title) lead=td_string!(t, account.reset.intro)/>
                <form
                    class="form prose"
                    method="post"
                    action=Route::NewPassword.path_with(language, &context.token)
                    novalidate
                >
                    <NewPassword language label=td_string!(t, account.invitation.password) error/>
                    <div class="form-end">
                        <button class="btn" type="submit">{td_string!(t, account.reset.submit)}</button>
                    </div>
                </form>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let wrong = |error| Self { wrong: Some(error), is_busy: false };
        [
            ("", Self::default()),
            ("missing", wrong(PasswordError::Missing)),
            ("short", wrong(PasswordError::Short)),
            ("long", wrong(PasswordError::Long)),
            ("common", wrong(PasswordError::Common)),
            ("guessable", wrong(PasswordError::Guessable)),
            ("busy", Self { wrong: None, is_busy: true }),
        ]
        .map(|(state, page)| Sample::public(state, Route::NewPassword, page))
        .to_vec()
    }
}
