//! What a person can see and change of themselves.

mod details;
mod erase;
mod link_request;
mod receipts;
mod updates;

use details::MyDetails;
use erase::EraseMe;
use leptos::prelude::*;
use updates::Updates;

pub(crate) use erase::{Erase, Erased};
pub(crate) use link_request::{LinkInvalid, LinkRequest, LinkSent};
pub(super) use receipts::method;

use super::{field_errors, story};
use crate::i18n::{date, locale, td_string};
use crate::page::{Context, PreferencesPage, Saved};
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, PageHead, Success};

/// The preference centre.
#[component]
pub(crate) fn Preferences(context: Context, page: PreferencesPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let status = page.supporter.confirmed.map(|at| {
        view! { <p class="pref-status">{td_string!(t, preferences.status.confirmed, date = date(language, at))}</p> }
    });
    let issue = td_string!(t, preferences.status.issue, issue = story::label(language, page.supporter.issue));
    view! {
        <div class="wrap page">
            <PageHead title=td_string!(t, preferences.title) lead=td_string!(t, preferences.intro)/>
            <WhatWasDone context=context.clone() page=page.clone()/>
            {status}
            <p>{issue}</p>
            <Updates context=context.clone() page=page.clone()/>
            <MyDetails context=context.clone() page=page/>
            <MyData context=context.clone()/>
            <Withdraw context=context.clone()/>
            <EraseMe context/>
        </div>
    }
    .markup()
}

/// What was saved, or why nothing was.
#[component]
fn WhatWasDone(context: Context, page: PreferencesPage) -> impl IntoView {
    let t = locale(context.language);
    let items = field_errors::all(context.language, &page.errors);
    if !items.is_empty() {
        let title = td_string!(t, preferences.errors.summary_title, count = items.len());
        return view! { <ErrorSummary title items/> }.markup();
    }
    let text = page.saved.map(|saved| match saved {
        Saved::Updates => td_string!(t, preferences.saved.updates),
        Saved::Details => td_string!(t, preferences.saved.contact),
        Saved::DetailsAddress => td_string!(t, preferences.saved.contact_email),
        Saved::Address => td_string!(t, preferences.saved.email_confirmed),
        Saved::Withdrawn => td_string!(t, preferences.saved.withdrawn),
    });
    text.map(|text| view! { <Success title=td_string!(t, common.notices.success) text/> }).markup()
}

/// Everything there is, to take away (PIPEDA, principle 9: individual access).
#[component]
fn MyData(context: Context) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <section class="section" aria-labelledby="data-title">
            <h2 id="data-title">{td_string!(t, preferences.data.title)}</h2>
            <p>{td_string!(t, preferences.data.intro)}</p>
            <p>
                <a class="btn btn-quiet" href=Route::Data.path_with(context.language, &context.token) download="">
                    {td_string!(t, preferences.data.download)}
                </a>
            </p>
        </section>
    }
    .markup()
}

/// No more updates of any kind, with one button.
#[component]
fn Withdraw(context: Context) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <section class="section" aria-labelledby="withdraw-title">
            <h2 id="withdraw-title">{td_string!(t, preferences.withdraw.title)}</h2>
            <p>{td_string!(t, preferences.withdraw.body)}</p>
            <form method="post" action=Route::Withdraw.path_with(context.language, &context.token)>
                <button class="btn btn-quiet" type="submit">{td_string!(t, preferences.withdraw.submit)}</button>
            </form>
        </section>
    }
    .markup()
}
