//! Saying that a request which somebody sent without signing in is one's own.

use leptos::prelude::*;

use super::help::own_request_path;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup, PageHead};

/// The page that the mail opens.
#[component]
pub(super) fn ConfirmRequest(context: Context) -> impl IntoView {
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

/// It is done.
#[component]
pub(super) fn RequestConfirmed(context: Context, number: i64) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <div class="wrap page">
            <PageHead title=td_string!(t, desk.confirm.done) lead=td_string!(t, desk.confirm.done_text, number)/>
            <p><a class="btn" href=own_request_path(context.language, number)>{td_string!(t, desk.confirm.own)}</a></p>
        </div>
    }
    .markup()
}

/// The link is no good.
#[component]
pub(super) fn ConfirmInvalid(context: Context) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <div class="wrap page">
            <PageHead title=td_string!(t, account.invalid.title) lead=td_string!(t, desk.confirm.invalid)/>
            <p><a class="btn" href=Route::Help.path(context.language)>{td_string!(t, desk.help.link)}</a></p>
        </div>
    }
    .markup()
}
