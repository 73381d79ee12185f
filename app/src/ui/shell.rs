//! The document around every page.

use leptos::prelude::*;

use super::error_summary::SaidWrong;
use super::footer::Footer;
use super::head::Head;
use super::header::Header;
use crate::destination;
use crate::i18n::{locale, td_string};
use crate::page::{Context, Page};
use crate::pages;

/// The whole document. It needs no router: the server has already decided which page it is, and with what status.
#[component]
pub fn Shell(
    /// What the page knows of its request.
    context: Context,
    /// The page.
    page: Page,
) -> impl IntoView {
    let language = context.language;
    let other_path = other_path(&context, &page);
    let said = SaidWrong::default();
    provide_context(said.clone());
    let title = pages::title(language, &page);
    let body = pages::body(context.clone(), page);
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
                <Header context=context.clone() other_path=other_path.clone()/>
                <main id="content" tabindex="-1">{body}</main>
                <Footer context=context other_path=other_path/>
            </body>
        </html>
    }
}

/// Where the language switch leads: to this very page in the other language, or home from a page that is none.
fn other_path(context: &Context, page: &Page) -> String {
    let other = context.language.other();
    let Some(route) = context.route else {
        return crate::routes::Route::Landing.path(other);
    };
    let path = route.readable().path_with(other, &context.token);
    match page {
        Page::Pledge(pledge) => match pledge.form.issue.parse::<domain::campaign::Issue>() {
            Ok(issue) => format!("{path}?issue={}", issue.slug()),
            Err(_) => path,
        },
        Page::Community(page) => path + &page.query(),
        Page::Desk(page) => page.other_path(path, other),
        Page::Account(page) => {
            destination::remembered(&path, &destination::in_language(page.wanted(), other))
        }
        _ => path,
    }
}
