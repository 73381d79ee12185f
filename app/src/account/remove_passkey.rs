//! Removing a passkey.

use domain::Language;
use leptos::prelude::*;
use services::account::Refused;
use store::passkey::Passkey;
use uuid::Uuid;

use super::passkeys::refusal;
use super::password::OwnPassword;
use super::sample::{passkey, passkeys};
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, Viewer};
use crate::routes::Route;
use crate::sample::member;
use crate::ui::{Choice, ErrorSummary, FieldErrorText, IntoMarkup, Markup, PageHead};

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

impl PageView for RemovePasskeyPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), passkeys.remove.title).to_owned()
    }

    fn in_other_language(&self, path: String, _other: Language) -> String {
        match self.chosen {
            Some(passkey) => format!("{path}?passkey={passkey}"),
            None => path,
        }
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self { passkeys, chosen, refused } = self;
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
                let id = format!("passkey-{}", passkey.id);
                let checked = chosen == Some(passkey.id);
                view! {
                    <Choice kind="radio" name="passkey" id value=passkey.id.to_string() checked>
                        <span class="choice-text">{passkey.name}</span>
                    </Choice>
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

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let chosen = Some(passkey(1, "").id);
        let page = |chosen, refused| Self { passkeys: passkeys(), chosen, refused };
        let has_none = Viewer { has_password: false, ..member() };
        [
            ("", member(), page(None, None)),
            ("one-chosen", member(), page(chosen, None)),
            ("no-password", has_none, page(chosen, None)),
            ("none-chosen", member(), page(None, Some(Refused::Unknown))),
            ("wrong-password", member(), page(chosen, Some(Refused::Password))),
            ("all-wrong", member(), page(None, Some(Refused::Password))),
        ]
        .map(|(state, viewer, page)| Sample::of(viewer, state, Route::RemovePasskey, page))
        .to_vec()
    }
}
