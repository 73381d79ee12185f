//! The page behind `List-Unsubscribe`.

use domain::Language;
use leptos::prelude::*;

use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, Outcome, PageHead};

/// One button, and it is done. The form says what a mail program's one click says (RFC 8058).
#[derive(Clone)]
pub struct UnsubscribePage;

impl PageView for UnsubscribePage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), preferences.unsubscribe.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let t = locale(context.language);
        view! {
            <div class="wrap page">
                <PageHead
                    title=td_string!(t, preferences.unsubscribe.title)
                    lead=td_string!(t, preferences.unsubscribe.body_email)
                />
                <form method="post" action=Route::Unsubscribe.path_with(context.language, &context.token)>
                    <input type="hidden" name="List-Unsubscribe" value="One-Click"/>
                    <button class="btn btn-big" type="submit">{td_string!(t, preferences.unsubscribe.submit)}</button>
                </form>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::Unsubscribe, Self)]
    }
}

/// It is done. Whoever pressed the button, a mail provider perhaps, learns nothing more.
#[derive(Clone)]
pub struct UnsubscribedPage;

impl PageView for UnsubscribedPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), preferences.unsubscribe.done_title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let t = locale(context.language);
        let done = td_string!(t, preferences.unsubscribe.done_email);
        let pledge = td_string!(t, preferences.unsubscribe.done_pledge);
        view! {
            <Outcome
                image="/img/done.svg"
                title=td_string!(t, preferences.unsubscribe.done_title)
                lead=format!("{done} {pledge}")
            >
                <p>
                    {td_string!(t, preferences.unsubscribe.mistake)} " "
                    <a href=Route::LinkRequest.path(context.language)>
                        {td_string!(t, preferences.unsubscribe.done_preferences)}
                    </a>
                </p>
            </Outcome>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::Unsubscribe, Self)]
    }
}
