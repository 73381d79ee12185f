//! What somebody wrote while signed in, on the page where they write.

use domain::Language;
use leptos::prelude::*;
use store::contact::OwnEnquiry;

use super::words;
use crate::i18n::{date, locale, td_string};
use crate::routes::Route;
use crate::ui::IntoMarkup;

/// Each with a link to what was said.
#[component]
pub(super) fn Own(language: Language, own: Vec<(OwnEnquiry, String)>) -> impl IntoView {
    let t = locale(language);
    let rows = own
        .into_iter()
        .map(|(own, token)| {
            let path = Route::ContactThread.path_with(language, &token);
            let state = words::own_state(language, own.state, own.due);
            view! {
                <li>
                    <p>
                        <a href=path><strong>{td_string!(t, contact.own.reference, number = own.number)}</strong></a>
                        " (" {words::kind_name(language, own.kind)} ")"
                    </p>
                    <p class="small muted">
                        {td_string!(t, contact.own.sent, date = date(language, own.received))} " · " {state}
                    </p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section prose" aria-labelledby="own-title">
            <h2 id="own-title">{td_string!(t, contact.own.title)}</h2>
            <ul class="rows">{rows}</ul>
        </section>
    }
    .markup()
}
