//! Adding a passkey.

use domain::Language;
use domain::account::Role;
use leptos::prelude::*;

use super::islands::PasskeyForm;
use super::passkeys::ceremony;
use super::password::OwnPassword;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, Viewer, asks_nothing};
use crate::routes::Route;
use crate::sample::{member, staff};
use crate::ui::{IntoMarkup, Markup, PageHead, TextField};

/// The form that adds a passkey.
#[derive(Clone, Debug)]
pub struct AddPasskeyPage {
    /// What the passkey may be called: the browser's name.
    pub name: String,
    /// Whether staff cannot go on without a second factor.
    pub is_due: bool,
}

impl PageView for AddPasskeyPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), passkeys.add.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let lead =
            if self.is_due { td_string!(t, passkeys.add.staff) } else { td_string!(t, passkeys.add.lead) };
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
                        value=self.name
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

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let page = |is_due| Self { name: "Firefox, Linux".into(), is_due };
        let has_none = Viewer { has_password: false, ..member() };
        vec![
            Sample::of(member(), "", Route::AddPasskey, page(false)),
            Sample::of(has_none, "no-password", Route::AddPasskey, page(false)),
            Sample::of(staff(Role::Moderator), "due", Route::AddPasskey, page(true)),
        ]
    }
}
