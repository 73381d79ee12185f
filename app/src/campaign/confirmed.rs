//! A pledge that counts.

use leptos::prelude::*;

use crate::i18n::{locale, number, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::Outcome;

/// Confirmed just now, with what to do next.
#[component]
pub(crate) fn Confirmed(
    context: Context,
    /// The sealed link to the person's preferences.
    link: String,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let count = context.confirmed.max(1);
    let now = td_string!(t, pledge.confirmed.number, count, number = number(language, count));
    let act = Route::Act.path(language);
    view! {
        <Outcome
            image="/img/done.svg"
            title=td_string!(t, pledge.confirmed.title)
            lead=format!("{} {now}", td_string!(t, pledge.confirmed.lead))
        >
            <p>{td_string!(t, pledge.confirmed.receipt)}</p>
        </Outcome>
        <div class="wrap page">
            <section class="section" aria-labelledby="next">
                <h2 id="next">{td_string!(t, pledge.confirmed.next_title)}</h2>
                <p class="btn-row">
                    <a class="btn btn-big" href=format!("{act}#write")>{td_string!(t, pledge.confirmed.next_write)}</a>
                    <a class="btn btn-quiet" href=format!("{act}#invite")>
                        {td_string!(t, pledge.confirmed.next_invite)}
                    </a>
                    <a class="btn btn-quiet" href=format!("{act}#share")>{td_string!(t, pledge.confirmed.next_share)}</a>
                </p>
                <p>
                    <a href=Route::Preferences.path_with(language, &link)>
                        {td_string!(t, pledge.confirmed.preferences)}
                    </a>
                </p>
            </section>
        </div>
    }
}

/// Confirmed some time ago.
#[component]
pub(crate) fn AlreadyConfirmed(context: Context) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    view! {
        <Outcome image="/img/done.svg" title=td_string!(t, pledge.already.title) lead=td_string!(t, pledge.already.body)>
            <p><a class="btn" href=Route::Act.path(language)>{td_string!(t, pledge.already.action)}</a></p>
        </Outcome>
    }
}
