//! After a pledge.

use domain::Language;
use domain::campaign::Field;
use leptos::prelude::*;

use super::thanked::{NextStep, NoMail, Thanks, WithoutMail};
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, Outcome};

/// Look at your mail. The same words whoever pledged: the page tells nobody who is a supporter.
#[derive(Clone, Default)]
pub struct ThanksPage {
    /// The fields that could not be read, and were left empty.
    pub unread: Vec<Field>,
}

/// The page of thanks, which says what could not be read.
pub fn thanks_path(language: Language, unread: &[Field]) -> String {
    let path = Route::Thanks.path(language);
    let names: Vec<&str> = unread.iter().map(|field| field.name()).collect();
    if names.is_empty() { path } else { format!("{path}?unread={}", names.join(",")) }
}

impl Thanks {
    /// What is said to who pledged, where some fields could not be read.
    pub fn of(language: Language, confirm_days: u16, unread: &[Field]) -> Self {
        let t = locale(language);
        let unread = unread.iter().filter_map(|field| match field {
            Field::PostalCode => Some(td_string!(t, pledge.thanks.unread_postal_code).to_owned()),
            Field::Issue => Some(td_string!(t, pledge.thanks.unread_issue).to_owned()),
            Field::Phone => Some(td_string!(t, pledge.thanks.unread_phone).to_owned()),
            _ => None,
        });
        Self {
            title: td_string!(t, pledge.thanks.title).to_owned(),
            lead: td_string!(t, pledge.thanks.lead).to_owned(),
            body: td_string!(t, pledge.thanks.body, days = confirm_days),
            unread: unread.collect(),
            no_mail: NoMail {
                title: td_string!(t, pledge.thanks.no_mail_title).to_owned(),
                wait: td_string!(t, pledge.thanks.no_mail_wait).to_owned(),
                retry: td_string!(t, pledge.thanks.no_mail_retry).to_owned(),
                again: (td_string!(t, pledge.thanks.retry).to_owned(), Route::Pledge.path(language)),
                meanwhile: (td_string!(t, pledge.thanks.meanwhile).to_owned(), Route::Act.path(language)),
            },
        }
    }
}

impl PageView for ThanksPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), pledge.thanks.title).to_owned()
    }

    fn in_other_language(&self, _path: String, other: Language) -> String {
        thanks_path(other, &self.unread)
    }

    fn view(self, context: Context) -> Markup {
        let thanks = Thanks::of(context.language, context.site.confirm_days, &self.unread);
        let Thanks { title, lead, body, unread, no_mail } = thanks;
        view! {
            <Outcome image="/img/letter.svg" title lead>
                <NextStep body unread/>
            </Outcome>
            <div class="wrap page">
                <div class="prose">
                    <h2>{no_mail.title.clone()}</h2>
                    <WithoutMail no_mail/>
                </div>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let unread = vec![Field::PostalCode, Field::Issue, Field::Phone];
        vec![
            Sample::public("all-read", Route::Thanks, Self::default()),
            Sample::public("unread", Route::Thanks, Self { unread }),
        ]
    }
}
