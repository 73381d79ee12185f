//! After asking the desk without signing in.

use domain::Language;
use leptos::prelude::*;

use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, Outcome};

/// The same words whether or not the address is known.
#[derive(Clone)]
pub struct RequestSentPage;

impl PageView for RequestSentPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), desk.sent.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let t = locale(context.language);
        let (phone, email) = (context.site.association.phone.clone(), context.site.association.email.clone());
        view! {
            <Outcome image="/img/letter.svg" title=td_string!(t, desk.sent.title) lead=td_string!(t, desk.sent.lead)>
                <p>{td_string!(t, desk.sent.urgent, phone, email)}</p>
                <p><a href=Route::SignIn.path(context.language)>{td_string!(t, desk.sent.back)}</a></p>
            </Outcome>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::RequestSent, Self)]
    }
}
