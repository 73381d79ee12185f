//! Signing in: the second step.

use domain::Language;
use domain::help::Subject;
use leptos::prelude::*;
use services::account::SecondStep;

use super::passkeys::PasskeyButton;
use crate::destination;
use crate::help::HelpLink;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead, TextField};

/// The authenticator's code, or a passkey, which is a sign-in by itself; whichever its person has.
#[derive(Clone, Debug)]
pub struct CodePage {
    /// The step.
    pub step: SecondStep,
    /// Where to go after.
    pub to: String,
}

impl PageView for CodePage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), account.code.title).to_owned()
    }

    fn in_other_language(&self, path: String, other: Language) -> String {
        destination::remembered_in(other, &path, &self.to)
    }

    fn view(self, context: Context) -> Markup {
        let Self { step, to } = self;
        let SecondStep { first_step, is_wrong, takes_code, takes_passkey } = step;
        let language = context.language;
        let t = locale(language);
        let brand = context.community_name();
        let (phone, email) = (context.site.association.phone.clone(), context.site.association.email.clone());
        let error = is_wrong.then(|| td_string!(t, account.code.failed).to_owned());
        let summary = error.clone().map(|error| {
            view! { <ErrorSummary title=td_string!(t, account.code.failed) items=vec![("code", error)]/> }
        });
        let (lead, label) = if takes_code {
            (td_string!(t, account.code.intro, brand), td_string!(t, passkeys.sign_in.instead))
        } else {
            (td_string!(t, passkeys.give.after_password).to_owned(), td_string!(t, passkeys.sign_in.button))
        };
        let form = takes_code.then(|| {
            view! {
                <form class="form prose" method="post" action=Route::SignInCode.path(language) novalidate>
                    <input type="hidden" name="first_step" value=first_step/>
                    <input type="hidden" name="to" value=to.clone()/>
                    <TextField
                        language
                        name="code"
                        class="input input-medium"
                        label=td_string!(t, account.code.label)
                        hint=td_string!(t, account.code.hint)
                        value=String::new()
                        error=error
                        autocomplete="one-time-code"
                        verbatim="characters"
                    />
                    <div class="form-end">
                        <button class="btn" type="submit">{td_string!(t, account.code.submit)}</button>
                    </div>
                </form>
            }
        });
        let passkey = takes_passkey.then(|| {
            let asleep = (!takes_code).then(|| {
                view! {
                    <p class="passkey-note small muted">{td_string!(t, passkeys.give.asleep)}</p>
                }
            });
            view! { <PasskeyButton context=context.clone() to label/> {asleep} }
        });
        view! {
            <div class="wrap page">
                {summary}
                <PageHead title=td_string!(t, account.code.title) lead/>
                {form}
                {passkey}
                <p class="small muted">{td_string!(t, account.code.lost, phone, email)}</p>
                <HelpLink language subject=Subject::Login/>
            </div>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        let step = |is_wrong, takes_code, takes_passkey| Self {
            step: SecondStep { first_step: "sealed".into(), is_wrong, takes_code, takes_passkey },
            to: Route::Account.path(language),
        };
        [
            ("code", step(false, true, false)),
            ("wrong", step(true, true, false)),
            ("passkey", step(false, false, true)),
            ("either", step(false, true, true)),
            ("either-wrong", step(true, true, true)),
        ]
        .map(|(state, page)| Sample::public(state, Route::SignInCode, page))
        .to_vec()
    }
}
