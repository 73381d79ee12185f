//! What the campaign promises, and what comes after signing.

use domain::Language;
use leptos::prelude::*;

use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup, WithEmail};

/// What will and will not be done with what people entrust.
#[component]
pub(super) fn Promise(context: Context) -> impl IntoView {
    let t = locale(context.language);
    let email = context.site.association.email.clone();
    let leave = td_string!(t, landing.promise.leave, email = email.clone());
    view! {
        <section class="band" aria-labelledby="promise-title">
            <div class="wrap split">
                <h2 id="promise-title">{td_string!(t, landing.promise.title)}</h2>
                <div class="stack">
                    <ul class="promises">
                        <li>{td_string!(t, landing.promise.share)}</li>
                        <li>{td_string!(t, landing.promise.updates)}</li>
                        <li><WithEmail text=leave email/></li>
                    </ul>
                    <p><a href=Route::Privacy.path(context.language)>{td_string!(t, landing.promise.link)}</a></p>
                </div>
            </div>
        </section>
    }
    .markup()
}

/// What moves a candidate.
#[component]
pub(super) fn WaysToAct(language: Language) -> impl IntoView {
    let t = locale(language);
    let ways = [
        (td_string!(t, landing.act.write_title), td_string!(t, landing.act.write_body)),
        (td_string!(t, landing.act.invite_title), td_string!(t, landing.act.invite_body)),
        (td_string!(t, landing.act.volunteer_title), td_string!(t, landing.act.volunteer_body)),
    ];
    let ways = ways.map(|(title, text)| view! { <li><h3>{title}</h3><p>{text}</p></li> }).collect_view();
    view! {
        <section class="band" aria-labelledby="act-title">
            <div class="wrap stack-wide">
                <div class="stack">
                    <h2 id="act-title">{td_string!(t, landing.act.title)}</h2>
                    <p class="lead">{td_string!(t, landing.act.intro)}</p>
                </div>
                <ul class="ways-to-act">{ways}</ul>
                <p><a class="btn btn-big" href=Route::Act.path(language)>{td_string!(t, landing.act.action)}</a></p>
            </div>
        </section>
    }
    .markup()
}
