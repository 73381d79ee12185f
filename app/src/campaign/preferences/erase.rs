//! Erasing oneself.

use domain::Language;
use leptos::prelude::*;

use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, Outcome, PageHead};

/// The way to it, at the end of the preferences.
#[component]
pub(super) fn EraseMe(context: Context) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <section class="section" aria-labelledby="erase-title">
            <h2 id="erase-title">{td_string!(t, preferences.erase.title)}</h2>
            <p class="prose">{td_string!(t, preferences.erase.body)}</p>
            <p>
                <a class="btn btn-quiet" href=Route::Erase.path_with(context.language, &context.token)>
                    {td_string!(t, preferences.erase.open)}
                </a>
            </p>
        </section>
    }
    .markup()
}

/// Really? It cannot be undone, so it is asked twice.
#[derive(Clone)]
pub struct ErasePage;

impl PageView for ErasePage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), preferences.erase.confirm_title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        view! {
            <div class="wrap page">
                <PageHead
                    title=td_string!(t, preferences.erase.confirm_title)
                    lead=td_string!(t, preferences.erase.confirm_lead)
                />
                <div class="prose">
                    <ul>
                        <li>{td_string!(t, preferences.erase.confirm_item_pledge)}</li>
                        <li>{td_string!(t, preferences.erase.confirm_item_contact)}</li>
                        <li>{td_string!(t, preferences.erase.confirm_item_consents)}</li>
                    </ul>
                    <form method="post" action=Route::Erase.path_with(language, &context.token) class="btn-row">
                        <button class="btn btn-danger" type="submit">{td_string!(t, preferences.erase.submit)}</button>
                        " "
                        <a class="btn btn-quiet" href=Route::Preferences.path_with(language, &context.token)>
                            {td_string!(t, preferences.erase.cancel)}
                        </a>
                    </form>
                </div>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::Erase, Self)]
    }
}

/// It is done. No mail says so: there is no address left to write to.
#[derive(Clone)]
pub struct ErasedPage;

impl PageView for ErasedPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), preferences.erase.done_title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let t = locale(context.language);
        view! {
            <Outcome
                image="/img/done.svg"
                title=td_string!(t, preferences.erase.done_title)
                lead=td_string!(t, preferences.erase.done_body)
            >
                <p>{td_string!(t, preferences.erase.done_thanks)}</p>
            </Outcome>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::Erased, Self)]
    }
}
