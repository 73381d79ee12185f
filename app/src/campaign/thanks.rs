//! After a pledge.

use domain::campaign::Field;
use leptos::prelude::*;

use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::Outcome;

/// Look at your mail. The same words whoever pledged: the page tells nobody who is a supporter.
#[component]
pub(crate) fn Thanks(context: Context, unread: Vec<Field>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let days = context.site.confirm_days;
    let unread = unread.into_iter().filter_map(|field| match field {
        Field::PostalCode => Some(td_string!(t, pledge.thanks.unread_postal_code)),
        Field::Issue => Some(td_string!(t, pledge.thanks.unread_issue)),
        Field::Phone => Some(td_string!(t, pledge.thanks.unread_phone)),
        _ => None,
    });
    let unread = unread.map(|text| view! { <p class="notice notice-slim">{text}</p> }).collect_view();
    view! {
        <Outcome
            image="/img/letter.svg"
            title=td_string!(t, pledge.thanks.title)
            lead=td_string!(t, pledge.thanks.lead)
        >
            <p>{td_string!(t, pledge.thanks.body, days)}</p>
            {unread}
        </Outcome>
        <div class="wrap page">
            <div class="prose">
                <h2>{td_string!(t, pledge.thanks.no_mail_title)}</h2>
                <p>{td_string!(t, pledge.thanks.no_mail_wait)}</p>
                <p>
                    {td_string!(t, pledge.thanks.no_mail_retry)} " "
                    <a href=Route::Pledge.path(language)>{td_string!(t, pledge.thanks.retry)}</a>
                </p>
                <p>
                    <a class="btn btn-quiet" href=Route::Act.path(language)>
                        {td_string!(t, pledge.thanks.meanwhile)}
                    </a>
                </p>
            </div>
        </div>
    }
}
