//! Whoever has a passkey and signed in without it gives it first.

use domain::Language;
use domain::account::Role;
use leptos::prelude::*;

use super::passkeys::PasskeyButton;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::{member, staff};
use crate::ui::{IntoMarkup, Markup, PageHead};

/// The button that does it, at the address of what they wanted to change.
#[derive(Clone, Copy, Debug)]
pub struct UsePasskeyPage;

impl PageView for UsePasskeyPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), passkeys.give.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
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

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![
            Sample::of(member(), "", Route::Password, Self),
            Sample::of(staff(Role::Administrator), "staff", Route::Authenticator, Self),
        ]
    }
}
