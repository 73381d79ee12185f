//! After a pledge.

use domain::Language;
use domain::campaign::Field;
use leptos::prelude::*;

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

impl PageView for ThanksPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), pledge.thanks.title).to_owned()
    }

    fn in_other_language(&self, _path: String, other: Language) -> String {
        thanks_path(other, &self.unread)
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let days = context.site.confirm_days;
        let unread = self.unread.into_iter().filter_map(|field| match field {
            Field::PostalCode => Some(td_string!(t, pledge.thanks.unread_postal_code)),
            Field::Issue => Some(td_string!(t, pledge.thanks.unread_issue)),
            Field::Phone => Some(td_string!(t, pledge.thanks.unread_phone)),
            _ => None,
        });
        let unread = unread.map(|text| view! { <p class="notice notice-slim">{text}</p> }).collect_view();
        view! {
            <Outcome
                image="/img/letter.svg"
                title=td_string!(t, pledge.thanks.title)
                lead=td_string!(t, pledge.thanks.lead)
            >
                <p>{td_string!(t, pledge.thanks.body, days)}</p>
                {unread}
            </Outcome>
            <div class="wrap page">
                <div class="prose">
                    <h2>{td_string!(t, pledge.thanks.no_mail_title)}</h2>
                    <p>{td_string!(t, pledge.thanks.no_mail_wait)}</p>
                    <p>
                        {td_string!(t, pledge.thanks.no_mail_retry)} " "
                        <a href=Route::Pledge.path(language)>{td_string!(t, pledge.thanks.retry)}</a>
                    </p>
                    <p>
                        <a class="btn btn-quiet" href=Route::Act.path(language)>
                            {td_string!(t, pledge.thanks.meanwhile)}
                        </a>
                    </p>
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
