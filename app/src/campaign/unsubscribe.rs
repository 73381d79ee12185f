//! The page behind `List-Unsubscribe`.

use leptos::prelude::*;

use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{Outcome, PageHead};

/// One button, and it is done. The form says what a mail program's one click says (RFC 8058).
#[component]
pub(crate) fn Unsubscribe(context: Context) -> impl IntoView {
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
}

/// It is done.
#[component]
pub(crate) fn Unsubscribed(context: Context) -> impl IntoView {
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
}
