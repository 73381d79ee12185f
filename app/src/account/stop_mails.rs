//! The pages behind the links that stop members' mails. They tell nothing of whose they are.

use domain::Language;
use domain::community::NotificationKind;
use leptos::prelude::*;
use services::account::Stop;

use super::notifications::kind_name;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, Outcome, PageHead};

/// One button, and it is done. The form says what a mail program's one click says (RFC 8058).
#[derive(Clone, Copy, Debug)]
pub struct StopMailsPage(pub Stop);

impl PageView for StopMailsPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), following.stop.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let Self(stop) = self;
        let language = context.language;
        let t = locale(language);
        let lead = match stop {
            Some(kind) => td_string!(t, following.stop.lead_one, kind = kind_name(language, kind)),
            None => td_string!(t, following.stop.lead_all).to_owned(),
        };
        view! {
            <div class="wrap page">
                <PageHead title=td_string!(t, following.stop.title) lead/>
                <form method="post" action=Route::StopMails.path_with(language, &context.token)>
                    <input type="hidden" name="List-Unsubscribe" value="One-Click"/>
                    <button class="btn btn-big" type="submit">{td_string!(t, following.stop.submit)}</button>
                </form>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![
            Sample::public("all", Route::StopMails, Self(None)),
            Sample::public("one-kind", Route::StopMails, Self(Some(NotificationKind::Reply))),
        ]
    }
}

/// It is done. Whoever pressed the button, a mail provider perhaps, learns nothing more.
#[derive(Clone, Copy, Debug)]
pub struct MailsStoppedPage(pub Stop);

impl PageView for MailsStoppedPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), following.stop.done_title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let Self(stop) = self;
        let language = context.language;
        let t = locale(language);
        let lead = match stop {
            Some(kind) => td_string!(t, following.stop.done_one, kind = kind_name(language, kind)),
            None => td_string!(t, following.stop.done_all).to_owned(),
        };
        view! {
            <Outcome image="/img/done.svg" title=td_string!(t, following.stop.done_title) lead>
                <p>
                    {td_string!(t, following.stop.mistake)} " "
                    <a href=Route::Account.path(language)>{td_string!(t, following.stop.settings)}</a>
                </p>
            </Outcome>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![
            Sample::public("all", Route::StopMails, Self(None)),
            Sample::public("one-kind", Route::StopMails, Self(Some(NotificationKind::ClosingSoon))),
        ]
    }
}

/// The link is not one of ours.
#[derive(Clone, Copy, Debug)]
pub struct StopInvalidPage;

impl PageView for StopInvalidPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), preferences.link_invalid.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        view! {
            <div class="wrap page">
                <PageHead title=td_string!(t, preferences.link_invalid.title) lead=td_string!(t, following.stop.invalid)/>
                <p>
                    <a class="btn" href=Route::Account.path(language)>{td_string!(t, following.stop.settings)}</a>
                </p>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::StopMails, Self)]
    }
}
