//! The page behind the links that stop members' mails. It tells nothing of whose they are.

use leptos::prelude::*;

use super::actions::Stop;
use super::notifications::kind_name;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup, Outcome, PageHead};

/// One button, and it is done. The form says what a mail program's one click says (RFC 8058).
#[component]
pub(super) fn StopMails(context: Context, stop: Stop) -> impl IntoView {
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

/// It is done.
#[component]
pub(super) fn MailsStopped(context: Context, stop: Stop) -> impl IntoView {
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

/// The link is not one of ours.
#[component]
pub(super) fn StopInvalid(context: Context) -> impl IntoView {
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
