//! Saying that a request which somebody sent without signing in is one's own.

use domain::Language;
use domain::desk::RequestKind;
use leptos::prelude::*;

use super::way_to_desk::{ask_path, own_request_path};
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, PageHead};

/// The page that the mail opens.
#[derive(Clone)]
pub struct ConfirmRequestPage;

impl PageView for ConfirmRequestPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), desk.confirm.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let t = locale(context.language);
        view! {
            <div class="wrap page">
                <PageHead title=td_string!(t, desk.confirm.title) lead=td_string!(t, desk.confirm.lead)/>
                <form method="post" action=Route::ConfirmRequest.path_with(context.language, &context.token)>
                    <button class="btn btn-big" type="submit">{td_string!(t, desk.confirm.submit)}</button>
                </form>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::ConfirmRequest, Self)]
    }
}

/// It is done.
#[derive(Clone)]
pub struct RequestConfirmedPage {
    /// The reference of the request.
    pub number: i64,
}

impl PageView for RequestConfirmedPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), desk.confirm.done).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let t = locale(context.language);
        let number = self.number;
        view! {
            <div class="wrap page">
                <PageHead title=td_string!(t, desk.confirm.done) lead=td_string!(t, desk.confirm.done_text, number)/>
                <p><a class="btn" href=own_request_path(context.language, number)>{td_string!(t, desk.confirm.own)}</a></p>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::ConfirmRequest, Self { number: 41 })]
    }
}

/// The link is no good.
#[derive(Clone)]
pub struct ConfirmInvalidPage;

impl PageView for ConfirmInvalidPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), account.invalid.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let t = locale(context.language);
        view! {
            <div class="wrap page">
                <PageHead title=td_string!(t, account.invalid.title) lead=td_string!(t, desk.confirm.invalid)/>
                <p><a class="btn" href=ask_path(context.language, RequestKind::LogInHelp)>{td_string!(t, desk.help.link)}</a></p>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::ConfirmRequest, Self)]
    }
}
