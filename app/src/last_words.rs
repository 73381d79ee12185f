//! What is said where not even the page of a problem can be written.

use domain::Language;
use leptos::prelude::*;
use services::site::Site;

use crate::i18n::{locale, td_string};
use crate::ui::{IntoMarkup, WithEmail};

/// A page of its own, in both languages, since nobody knows any more which one was asked for. It is written when the program
/// starts: whatever breaks later, this is there.
pub fn last_words(site: &Site) -> String {
    let email = &site.association.email;
    let title = |language: Language| td_string!(locale(language), common.errors.internal.title);
    let said = |language: Language| {
        let text = td_string!(locale(language), common.errors.internal.body, email = email.clone());
        view! {
            <section lang=language.code()>
                <h1>{title(language)}</h1>
                <p><WithEmail text email=email.clone()/></p>
            </section>
        }
        .markup()
    };
    Owner::new().with(|| {
        view! {
            <!DOCTYPE html>
            <html lang=Language::En.code()>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <meta name="color-scheme" content="light dark"/>
                    <title>{Language::ALL.map(title).join(" / ")}</title>
                </head>
                <body>
                    <main>{Vec::from(Language::ALL.map(said))}</main>
                </body>
            </html>
        }
        .markup()
        .into_html()
    })
}
