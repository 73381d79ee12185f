//! A pledge that counts.

use domain::Language;
use leptos::prelude::*;

use crate::i18n::{locale, number, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::TOKEN;
use crate::ui::{IntoMarkup, Markup, Outcome};

/// Confirmed just now, with what to do next.
#[derive(Clone)]
pub struct ConfirmedPage {
    /// The sealed link to the person's preferences.
    pub preferences: String,
}

impl PageView for ConfirmedPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), pledge.confirmed.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let lead = td_string!(t, pledge.confirmed.lead);
        let count = context.confirmed;
        let lead = if count < context.site.count_from {
            lead.to_owned()
        } else {
            format!(
                "{lead} {}",
                td_string!(t, pledge.confirmed.number, count, number = number(language, count))
            )
        };
        let act = Route::Act.path(language);
        view! {
            <Outcome
                image="/img/done.svg"
                title=td_string!(t, pledge.confirmed.title)
                lead
            >
                <p>{td_string!(t, pledge.confirmed.receipt)}</p>
            </Outcome>
            <div class="wrap page">
                <section class="section" aria-labelledby="next">
                    <h2 id="next">{td_string!(t, pledge.confirmed.next_title)}</h2>
                    <p class="btn-row">
                        <a class="btn btn-big" href=format!("{act}#write")>
                            {td_string!(t, pledge.confirmed.next_write)}
                        </a>
                        <a class="btn btn-quiet" href=format!("{act}#invite")>
                            {td_string!(t, pledge.confirmed.next_invite)}
                        </a>
                        <a class="btn btn-quiet" href=format!("{act}#share")>
                            {td_string!(t, pledge.confirmed.next_share)}
                        </a>
                    </p>
                    <p>
                        <a href=Route::Preferences.path_with(language, &self.preferences)>
                            {td_string!(t, pledge.confirmed.preferences)}
                        </a>
                    </p>
                </section>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::Confirm, Self { preferences: TOKEN.to_owned() })]
    }
}

/// Confirmed some time ago.
#[derive(Clone)]
pub struct AlreadyConfirmedPage;

impl PageView for AlreadyConfirmedPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), pledge.already.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        view! {
            <Outcome
                image="/img/done.svg"
                title=td_string!(t, pledge.already.title)
                lead=td_string!(t, pledge.already.body)
            >
                <p><a class="btn" href=Route::Act.path(language)>{td_string!(t, pledge.already.action)}</a></p>
            </Outcome>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::Confirm, Self)]
    }
}
