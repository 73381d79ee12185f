//! Confirming an e-mail address with the link that was mailed there.

use domain::Language;
use leptos::prelude::*;

use super::sample::LONG_EMAIL;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::member;
use crate::ui::{IntoMarkup, Markup, PageHead};

/// The page that the mail to a new address opens.
#[derive(Clone, Debug)]
pub struct ConfirmEmailPage {
    /// The address.
    pub address: String,
}

impl PageView for ConfirmEmailPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), account.email.confirm_title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let t = locale(context.language);
        view! {
            <Confirm
                context
                title=td_string!(t, account.email.confirm_title)
                lead=td_string!(t, account.email.confirm)
                address=self.address
                submit=td_string!(t, account.email.confirm_submit)
            />
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::of(member(), "", Route::ConfirmEmail, Self { address: LONG_EMAIL.into() })]
    }
}

/// The page that a mail to the address that counts opens, after mail there was refused.
#[derive(Clone, Debug)]
pub struct ConfirmSameEmailPage {
    /// The address.
    pub address: String,
}

impl PageView for ConfirmSameEmailPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), account.email.same_title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let t = locale(context.language);
        view! {
            <Confirm
                context
                title=td_string!(t, account.email.same_title)
                lead=td_string!(t, account.email.same_lead)
                address=self.address
                submit=td_string!(t, account.email.same_submit)
            />
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::of(member(), "", Route::ConfirmEmail, Self { address: LONG_EMAIL.into() })]
    }
}

/// The address with the button that confirms it.
#[component]
fn Confirm(
    context: Context,
    title: &'static str,
    lead: &'static str,
    address: String,
    submit: &'static str,
) -> impl IntoView {
    view! {
        <div class="wrap page">
            <PageHead title lead/>
            <div class="stack">
                <p class="message">{address}</p>
                <form method="post" action=Route::ConfirmEmail.path_with(context.language, &context.token)>
                    <button class="btn btn-big" type="submit">{submit}</button>
                </form>
            </div>
        </div>
    }
    .markup()
}

/// Somebody else has it. Only who received the mail there can see this.
#[derive(Clone, Copy, Debug)]
pub struct EmailTakenPage;

impl PageView for EmailTakenPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), account.email.taken_title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let t = locale(context.language);
        let (phone, email) = (context.site.association.phone.clone(), context.site.association.email.clone());
        view! {
            <div class="wrap page">
                <PageHead
                    title=td_string!(t, account.email.taken_title)
                    lead=td_string!(t, account.email.taken, phone, email)
                />
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::of(member(), "", Route::ConfirmEmail, Self)]
    }
}

/// The link is no good.
#[derive(Clone, Copy, Debug)]
pub struct EmailLinkInvalidPage;

impl PageView for EmailLinkInvalidPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), account.invalid.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let t = locale(context.language);
        view! {
            <div class="wrap page">
                <PageHead title=td_string!(t, account.invalid.title) lead=td_string!(t, account.email.invalid)/>
                <p>
                    <a class="btn" href=Route::Email.path(context.language)>{td_string!(t, account.email.again)}</a>
                </p>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::of(member(), "", Route::ConfirmEmail, Self)]
    }
}
