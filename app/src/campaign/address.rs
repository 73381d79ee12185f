//! Confirming a new address.

use domain::Language;
use leptos::prelude::*;

use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, PageHead};

/// The page that the mail to the new address opens.
#[derive(Clone)]
pub struct ConfirmAddressPage {
    /// The address that is to be confirmed.
    pub address: String,
}

impl PageView for ConfirmAddressPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), preferences.email_confirm.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let t = locale(context.language);
        view! {
            <div class="wrap page">
                <PageHead
                    title=td_string!(t, preferences.email_confirm.title)
                    lead=td_string!(t, preferences.email_confirm.body)
                />
                <div class="stack">
                    <p class="message">{self.address}</p>
                    <form method="post" action=Route::ConfirmAddress.path_with(context.language, &context.token)>
                        <button class="btn btn-big" type="submit">
                            {td_string!(t, preferences.email_confirm.submit)}
                        </button>
                    </form>
                </div>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let page = |address: &str| Self { address: address.to_owned() };
        let long = format!("{}@{}.example", "a".repeat(60), "long-".repeat(30));
        vec![
            Sample::public("usual", Route::ConfirmAddress, page("new@example.ca")),
            Sample::public("long", Route::ConfirmAddress, page(&long)),
        ]
    }
}

/// That address has a pledge of its own. Only who received the mail there can see this.
#[derive(Clone)]
pub struct AddressTakenPage;

impl PageView for AddressTakenPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), preferences.email_taken.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        view! {
            <div class="wrap page">
                <PageHead
                    title=td_string!(t, preferences.email_taken.title)
                    lead=td_string!(t, preferences.email_taken.body)
                />
                <p>
                    <a class="btn" href=Route::LinkRequest.path(language)>
                        {td_string!(t, preferences.email_taken.action)}
                    </a>
                </p>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::ConfirmAddress, Self)]
    }
}
