//! Confirming a new address.

use leptos::prelude::*;

use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::PageHead;

/// The page that the mail to the new address opens.
#[component]
pub(crate) fn ConfirmAddress(context: Context, address: String) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <div class="wrap page">
            <PageHead
                title=td_string!(t, preferences.email_confirm.title)
                lead=td_string!(t, preferences.email_confirm.body)
            />
            <div class="stack">
                <p class="message">{address}</p>
                <form method="post" action=Route::ConfirmAddress.path_with(context.language, &context.token)>
                    <button class="btn btn-big" type="submit">{td_string!(t, preferences.email_confirm.submit)}</button>
                </form>
            </div>
        </div>
    }
}

/// That address has a pledge of its own. Only who received the mail there can see this.
#[component]
pub(crate) fn AddressTaken(context: Context) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    view! {
        <div class="wrap page">
            <PageHead
                title=td_string!(t, preferences.email_taken.title)
                lead=td_string!(t, preferences.email_taken.body)
            />
            <p>
                <a class="btn" href=Route::LinkRequest.path(language)>
                    {td_string!(t, preferences.email_taken.action)}
                </a>
            </p>
        </div>
    }
}
