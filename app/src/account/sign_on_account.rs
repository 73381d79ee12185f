//! Opening an account that has no password, for who signed in with the identity provider.

use domain::Language;
use domain::account::UsernameError;
use leptos::prelude::*;
use services::account::AccountErrors;
use store::account::terms::Terms;

use super::errors::username_message;
use super::invitation::NewUsername;
use super::sample::{HOSTILE, terms};
use super::sign_on::provider;
use super::terms::TermsChoice;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead};

/// The form that opens it.
#[derive(Clone, Debug)]
pub struct SignOnAccountPage {
    /// What was typed as the username.
    pub username: String,
    /// What is wrong.
    pub wrong: AccountErrors,
    /// The terms to accept.
    pub terms: Terms,
}

impl PageView for SignOnAccountPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), sign_on.opening.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let of_association = context.site.association.in_language(language).of.clone();
        let Self { username, wrong, terms } = self;
        let username_error = wrong.username.map(|error| username_message(language, error).to_owned());
        let terms_error = wrong.terms.then(|| td_string!(t, account.errors.terms).to_owned());
        let items: Vec<(&'static str, String)> = [
            username_error.clone().map(|message| ("username", message)),
            terms_error.clone().map(|message| ("terms", message)),
        ]
        .into_iter()
        .flatten()
        .collect();
        let summary = (!items.is_empty()).then(|| {
            view! { <ErrorSummary title=td_string!(t, account.errors.title) items/> }
        });
        let lead = td_string!(t, sign_on.opening.intro, provider = provider(&context), of_association);
        view! {
            <div class="wrap page">
                {summary}
                <PageHead title=td_string!(t, sign_on.opening.title) lead/>
                <form class="form prose" method="post" action=Route::SignOnAccount.path(language) novalidate>
                    <NewUsername language value=username error=username_error/>
                    <TermsChoice context=context.clone() terms error=terms_error/>
                    <div class="form-end">
                        <button class="btn" type="submit">{td_string!(t, account.invitation.submit)}</button>
                    </div>
                </form>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let page = |typed: &str, username, lacks_terms| Self {
            username: typed.into(),
            wrong: AccountErrors { username, password: None, terms: lacks_terms },
            terms: terms(),
        };
        [
            ("", page("", None, false)),
            ("nothing-typed", page("", Some(UsernameError::Missing), true)),
            ("name-taken", page("zéphirine", Some(UsernameError::Taken), false)),
            ("all-wrong", page(HOSTILE, Some(UsernameError::Characters), true)),
        ]
        .map(|(state, page)| Sample::public(state, Route::SignOnAccount, page))
        .to_vec()
    }
}
