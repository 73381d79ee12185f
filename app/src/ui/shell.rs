//! The document around every page.

use leptos::prelude::*;

use super::error_summary::SaidWrong;
use super::footer::Footer;
use super::head::Head;
use super::header::Header;
use super::markup::IntoMarkup as _;
use super::once::Once;
use super::refusal_texts::refusal_texts;
use crate::i18n::{locale, td_string};
use crate::in_place::Announcer;
use crate::page::{Context, Page};

/// The whole document. It needs no router: the server has already decided which page it is, and with what status.
#[component]
pub(super) fn Shell(
    /// What the page knows of its request.
    context: Context,
    /// The page.
    page: Page,
) -> impl IntoView {
    static ANNOUNCER: Once = Once::new();
    let language = context.language;
    let other_path = other_path(&context, &page);
    let said = SaidWrong::default();
    provide_context(said.clone());
    let title = page.title(language);
    let body = page.view(context.clone());
    let header = view! { <Header context=context.clone() other_path=other_path.clone()/> }.markup();
    // Where nothing moves, the browser has no program to fetch.
    let announcer = || view! { <Announcer texts=refusal_texts(language)/> }.markup();
    let announcer =
        (body.has_islands() || header.has_islands()).then(|| ANNOUNCER.written(language, announcer));
    // It is known once the page is written whether anything on it is wrong.
    let title = said.first_in(language, title);
    view! {
        <!DOCTYPE html>
        <html lang=language.code()>
            <Head context=context.clone() title=title/>
            <body>
                <a class="skip-link" href="#content">{td_string!(locale(language), common.skip_link)}</a>
                <p id="part-missing" class="notice notice-slim" role="status" hidden>
                    {td_string!(locale(language), common.part_missing)}
                </p>
                {header}
                <main id="content" tabindex="-1">{body}</main>
                <Footer context=context other_path=other_path/>
                {announcer}
            </body>
        </html>
    }
}

/// Where the language switch leads: to this very page in the other language, or home from a page that is none.
fn other_path(context: &Context, page: &Page) -> String {
    let other = context.language.other();
    let Some(route) = context.route else {
        return context.home().path(other);
    };
    page.in_other_language(route.readable().path_with(other, &context.token), other)
}
