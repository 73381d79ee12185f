//! Signing in: the first step.

use domain::Language;
use leptos::prelude::*;

use super::passkeys::PasskeyButton;
use super::sample::HOSTILE;
use super::sign_on::SignOnLinkTo;
use crate::desk::WayToDesk;
use crate::destination;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead, Success, TextField};

/// Who, and the password.
#[derive(Clone, Debug, Default)]
pub struct SignInPage {
    /// What was typed as the username. The password is never written back.
    pub username: String,
    /// Where to go after.
    pub to: String,
    /// What to say first.
    pub notice: Option<SignInNotice>,
    /// Whether the form came without a username.
    pub lacks_username: bool,
    /// Whether it came without a password.
    pub lacks_password: bool,
}

/// What the sign-in page says first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInNotice {
    /// Not right.
    Failed,
    /// Too many attempts.
    TooMany,
    /// Too many people at once, or no database.
    Busy,
    /// The second step came too late.
    Expired,
    /// Signed out.
    SignedOut,
    /// The new password is set.
    PasswordSet,
    /// The account is gone.
    Left,
    /// The new address counts.
    EmailSet,
}

impl PageView for SignInPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), account.sign_in.title).to_owned()
    }

    fn in_other_language(&self, path: String, other: Language) -> String {
        destination::remembered_in(other, &path, &self.to)
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let of_association = context.site.association.in_language(language).of.clone();
        let username_error =
            self.lacks_username.then(|| td_string!(t, account.errors.who_missing).to_owned());
        let password_error =
            self.lacks_password.then(|| td_string!(t, account.errors.own_password_missing).to_owned());
        let items = [("username", username_error.clone()), ("password", password_error.clone())];
        let items: Vec<_> = items.into_iter().filter_map(|(field, error)| Some((field, error?))).collect();
        view! {
            <div class="wrap page">
                <Message language notice=self.notice items/>
                <PageHead
                    title=td_string!(t, account.sign_in.title)
                    lead=td_string!(t, account.sign_in.intro, of_association)
                />
                <SignOnLinkTo context=context.clone() to=self.to.clone()/>
                <form class="form prose" method="post" action=Route::SignIn.path(language) novalidate>
                    <input type="hidden" name="to" value=self.to.clone()/>
                    <TextField
                        language
                        name="username"
                        label=td_string!(t, account.sign_in.username)
                        value=self.username
                        error=username_error
                        autocomplete="username"
                        verbatim="none"
                    />
                    <TextField
                        language
                        name="password"
                        kind="password"
                        label=td_string!(t, account.sign_in.password)
                        value=String::new()
                        error=password_error
                        autocomplete="current-password"
                    />
                    <div class="form-end">
                        <button class="btn" type="submit">{td_string!(t, account.sign_in.submit)}</button>
                    </div>
                </form>
                <PasskeyButton context=context.clone() to=self.to label=td_string!(t, passkeys.sign_in.button)/>
                <section class="section prose" aria-labelledby="help-title">
                    <h2 id="help-title">{td_string!(t, account.sign_in.help_title)}</h2>
                    <p>{td_string!(t, account.sign_in.help)}</p>
                    <p>
                        <a class="btn btn-quiet" href=Route::AccessRequest.path(language)>
                            {td_string!(t, account.sign_in.help_link)}
                        </a>
                    </p>
                </section>
                <WayToDesk context/>
            </div>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        let says = |notice| Self { notice: Some(notice), ..Self::default() };
        let typed = |notice| Self {
            username: HOSTILE.into(),
            to: format!("{}?q=triage", Route::Search.path(language)),
            ..says(notice)
        };
        let nothing = Self { lacks_username: true, lacks_password: true, ..says(SignInNotice::Failed) };
        [
            ("", Self::default()),
            ("nothing-typed", nothing),
            ("failed", typed(SignInNotice::Failed)),
            ("too-many", typed(SignInNotice::TooMany)),
            ("busy", typed(SignInNotice::Busy)),
            ("expired", says(SignInNotice::Expired)),
            ("signed-out", says(SignInNotice::SignedOut)),
            ("password-set", says(SignInNotice::PasswordSet)),
            ("left", says(SignInNotice::Left)),
            ("email-set", says(SignInNotice::EmailSet)),
        ]
        .map(|(state, page)| Sample::public(state, Route::SignIn, page))
        .to_vec()
    }
}

#[component]
fn Message(
    language: Language,
    notice: Option<SignInNotice>,
    /// The fields that nothing was typed into.
    items: Vec<(&'static str, String)>,
) -> impl IntoView {
    let t = locale(language);
    let refused = |title: &'static str| view! { <ErrorSummary title items=items.clone()/> }.markup();
    let done = |text| view! { <Success title=td_string!(t, common.notices.success) text/> }.markup();
    notice.map(|notice| match notice {
        SignInNotice::Failed => refused(td_string!(t, account.sign_in.failed)),
        SignInNotice::TooMany => refused(td_string!(t, account.sign_in.too_many)),
        SignInNotice::Busy => refused(td_string!(t, account.sign_in.busy)),
        SignInNotice::Expired => refused(td_string!(t, account.sign_in.expired)),
        SignInNotice::SignedOut => done(td_string!(t, account.sign_in.signed_out)),
        SignInNotice::PasswordSet => done(td_string!(t, account.sign_in.password_set)),
        SignInNotice::EmailSet => done(td_string!(t, account.sign_in.email_set)),
        SignInNotice::Left => done(td_string!(t, account.account.leave.left)),
    })
}
