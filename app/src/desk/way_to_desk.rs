//! The ways to the desk from other pages.

use domain::Language;
use domain::desk::RequestKind;
use domain::help::Subject;
use leptos::prelude::*;

use crate::help::HelpLink;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::IntoMarkup;

/// Where somebody reads a request of theirs, and answers: no fragment, for that does not outlive a sign-in in between.
pub(crate) fn own_request_path(language: Language, number: i64) -> String {
    format!("{}?request={number}", Route::OwnHelp.path(language))
}

/// Where the desk is asked for something: the form for everything, with what for.
pub(crate) fn ask_path(language: Language, kind: RequestKind) -> String {
    format!("{}?kind={}", Route::Contact.path(language), kind.code())
}

/// The way to the desk, for who does not get in.
#[component]
pub(crate) fn WayToDesk(context: Context) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <section class="section prose" aria-labelledby="desk-title">
            <h2 id="desk-title">{td_string!(t, desk.help.link_title)}</h2>
            <p>{td_string!(t, desk.help.link_text)}</p>
            <p>
                <a class="btn btn-quiet" href=ask_path(context.language, RequestKind::LogInHelp)>{td_string!(t, desk.help.link)}</a>
            </p>
            <HelpLink language=context.language subject=Subject::Login/>
        </section>
    }
    .markup()
}

/// The way to the desk, on one's own account's page.
#[component]
pub(crate) fn OwnWayToDesk(context: Context) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <section class="section prose" aria-labelledby="desk-title">
            <h2 id="desk-title">{td_string!(t, desk.own.section)}</h2>
            <p>{td_string!(t, desk.own.section_text)}</p>
            <p>
                <a class="btn btn-quiet" href=Route::OwnHelp.path(context.language)>{td_string!(t, desk.help.link)}</a>
            </p>
        </section>
    }
    .markup()
}
