//! After writing: the reference, who answers, and by when. Nothing of what was said: whoever wrote may have typed an address
//! that is another's.

use domain::Language;
use leptos::prelude::*;
use store::contact::OwnEnquiry;

use super::{sample, words};
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, Outcome};

/// What was sent.
#[derive(Clone, Debug)]
pub struct ContactSentPage(pub OwnEnquiry);

impl PageView for ContactSentPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), contact.sent.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self(own) = self;
        let phone = context.site.association.phone.as_str();
        let again = if own.is_signed_in {
            td_string!(t, contact.sent.own)
        } else {
            td_string!(t, contact.sent.again)
        };
        view! {
            <Outcome
                image="/img/letter.svg"
                title=td_string!(t, contact.sent.title)
                lead=td_string!(t, contact.sent.reference, number = own.number)
            >
                <p>{words::promise(language, own.team, own.due)}</p>
                <p>{td_string!(t, contact.sent.urgent, phone)}</p>
                <p><a href=Route::Contact.path(language)>{again}</a></p>
            </Outcome>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        domain::contact::Team::ALL
            .map(|team| {
                let own = OwnEnquiry { team, ..sample::own_enquiry(language) };
                Sample::public(team.code(), Route::ContactSent, Self(own))
            })
            .to_vec()
    }
}
